import types
n = types.SimpleNamespace(a=1, b="x")
n.c = [1]
print(n, n.a, n == types.SimpleNamespace(a=1, b="x", c=[1]), vars(n), types.SimpleNamespace(), repr(n))
del n.a
print(n, hasattr(n, "a"))
m = types.MappingProxyType({"a": 1})
print(m, m["a"], len(m), "a" in m, list(m), m.get("z", 0), m | {"b": 2}, m == {"a": 1}, list(m.items()))
def f(): pass
class C:
    def m(self): pass
print(isinstance(f, types.FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance(C().m, types.MethodType), isinstance(lambda: 0, types.LambdaType), isinstance((i for i in []), types.GeneratorType), isinstance(types, types.ModuleType), type(None) is types.NoneType, types.MethodType(lambda self: self, 5)())
mod = types.ModuleType("mymod", "doc")
mod.x = 5
print(mod, mod.x, mod.__name__, mod.__doc__, isinstance(int | str, types.UnionType), types.new_class("K", (C,)).__mro__[1].__name__)
for call in (lambda: m.__setitem__("b", 1), lambda: setattr(m, "x", 1), lambda: n.zzz, lambda: types.SimpleNamespace(1), lambda: mod.nope):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
