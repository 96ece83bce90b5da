import inspect
from typing import Optional
def f(a, b: int, /, c=1, *args, d: str = "x", e, **kw) -> float:
    "Doc."
class C:
    def __init__(self, x, y=2): pass
    def m(self, z): pass
    def __call__(self, q): pass
print(inspect.signature(f), inspect.signature(C), inspect.signature(C.m), inspect.signature(C(1).m), inspect.signature(C(1)), inspect.signature(lambda *, k: 0))
s = inspect.signature(f)
print(list(s.parameters), s.parameters["c"].default, s.parameters["d"].annotation, s.parameters["e"].default is inspect.Parameter.empty, s.return_annotation, s.parameters["args"].kind, s.parameters["a"].kind.name, repr(s.parameters["d"]))
b = inspect.signature(C).bind(1, y=5)
print(b.arguments, b.args, b.kwargs, b)
b = inspect.signature(lambda x, y=3, *a: 0).bind(1)
b.apply_defaults()
print(b.arguments, inspect.getfullargspec(f).args, inspect.getdoc(f), inspect.cleandoc("a\n   b\n   c"), str(inspect.signature(f).replace(return_annotation=int)))
for call in (lambda: inspect.signature(5), lambda: inspect.signature(C).bind(), lambda: inspect.signature(C).bind(1, 2, 3), lambda: inspect.signature(C).bind(1, q=1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
