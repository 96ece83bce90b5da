# When `__del__` runs: names bound anew, copies, containers, functions.
import copy
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
items = [A(1), A(2)]
items = None
print("list is gone")
table = {"a": A(3)}
table = {}
print("dict is gone")
a = A(4)
b = copy.copy(a); b.n = 5
del b
print("copy is gone")
pair = (A(6), A(7))
pair = 1
print("tuple is gone")
def f():
    x = A(8)
    return 1
f()
print("after f")
a = A(9)
print("bound anew")
