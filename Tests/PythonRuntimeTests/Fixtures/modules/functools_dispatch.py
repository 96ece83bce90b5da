from functools import singledispatch, singledispatchmethod, total_ordering, cmp_to_key
@singledispatch
def show(x):
    "shows"
    return f"object {x}"
@show.register
def _(x: int):
    return f"int {x}"
@show.register(list)
@show.register(tuple)
def _(x):
    return f"seq {len(x)}"
@show.register(str)
def show_str(x):
    return "str"
print(show(1.5), show(1), show(True), show([1]), show((1, 2)), show("a"), show(None), show.dispatch(bool)(3), show.__name__, show.__doc__, sorted(k.__name__ for k in show.registry))
class N:
    @singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError("no")
    @neg.register
    def _(self, arg: int):
        return -arg
    @neg.register
    def _(self, arg: bool):
        return not arg
print(N().neg(5), N().neg(True))
@total_ordering
class V:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == other.n
    def __lt__(self, other):
        return self.n < other.n
print(V(1) <= V(1), V(2) > V(1), V(2) >= V(3), sorted([V(3), V(1)], key=lambda v: v.n)[0].n, max(V(1), V(5)).n)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), sorted(["bb", "a"], key=cmp_to_key(lambda a, b: len(a) - len(b))))
for call in (lambda: show(), lambda: show.register(5), lambda: N().neg("a"), lambda: total_ordering(type("E", (), {})), lambda: V(1) < 5):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
