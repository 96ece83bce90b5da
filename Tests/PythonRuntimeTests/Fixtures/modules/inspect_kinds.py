import inspect, math
class A:
    "Doc of A."
    def m(self):
        "Doc of m."
    @property
    def p(self): return 1
    @staticmethod
    def s(): pass
    @classmethod
    def c(cls): pass
def g(): yield 1
print([inspect.isfunction(x) for x in (g, len, A, A.m, A().m, lambda: 0)], [inspect.ismethod(x) for x in (g, A.m, A().m, A.c)], [inspect.isclass(x) for x in (A, int, A())], [inspect.ismodule(x) for x in (math, A)])
print(inspect.isgeneratorfunction(g), inspect.isgenerator(g()), inspect.isbuiltin(len), inspect.isroutine(len), inspect.isroutine(g), inspect.getdoc(A), inspect.getdoc(A.m), inspect.getmro(A))
print([n for n, _ in inspect.getmembers(A, inspect.isfunction)], inspect.isdatadescriptor(A.__dict__["p"]))
