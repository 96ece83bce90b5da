# A subclass of a built-in type that defines only `__eq__` keeps the type's own `!=`; of other classes it is the opposite.
def always(self, other):
    return True


for base, made, other in [(str, "A", "a"), (int, 1, 2), (float, 1.5, 2.5), (list, [1], [2]), (tuple, (1,), (2,)),
                          (set, {1}, {2}), (frozenset, {1}, {2}), (bytes, b"a", b"b"), (complex, 1j, 2j)]:
    own = type("Own", (base,), {"__eq__": always, "__hash__": None})(made)
    print(base.__name__, own == other, own != other, other != own, own != base(made))
own = type("Own", (dict,), {"__eq__": always})({1: 2})
print(own == {3: 4}, own != {3: 4}, {3: 4} != own)
plain = type("Plain", (), {"__eq__": always})()
print(plain == 1, plain != 1, 1 != plain)
failing = type("Failing", (Exception,), {"__eq__": always})()
print(failing == 1, failing != 1)
