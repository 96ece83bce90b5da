# What singledispatch chose for a class, it chooses again until something is registered.
from collections.abc import Sequence
from functools import singledispatch


@singledispatch
def name(x):
    return "object"


class A:
    pass


class B(A):
    pass


print(name(B()), name(True))
name.register(A, lambda x: "A")
print(name(B()), name(True))
name.register(int, lambda x: "int")
print(name(B()), name(True), name(2))
print(name(B))
name.register(Sequence, lambda x: "sequence")
print(name([]), name(B()))
Sequence.register(B)
print(name(B()), name.dispatch(B)(1))
name._clear_cache()
print(name(3))
