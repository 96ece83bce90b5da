from types import SimpleNamespace, FunctionType, MethodType, GeneratorType
ns = SimpleNamespace(a=1, b="x")
ns.c = [1]
print(ns, ns.a, ns == SimpleNamespace(a=1, b="x", c=[1]), vars(ns))
def f():
    yield 1
print(isinstance(f, FunctionType), isinstance(f(), GeneratorType), isinstance(ns, SimpleNamespace))
class A:
    def m(self):
        return 1
print(isinstance(A().m, MethodType), isinstance(len, FunctionType))
