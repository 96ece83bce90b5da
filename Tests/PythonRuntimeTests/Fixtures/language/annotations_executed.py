# __annotations__ of what is executed, and the names every program finds.
space = {}
exec("x: int = 5\ny: 'str'\nclass C:\n    a: int\n    def f(self, z: float) -> None: v: int = 3", space)
print(space["__annotations__"], space["C"].__annotations__, space["C"].f.__annotations__)
exec("z: list[int] = []", space)
print(space["__annotations__"])
print(__annotations__)
a: int = 1
exec("w: float")
print(__annotations__)


def local():
    q: undefined_thing = 5
    return locals()


print(local(), local.__annotations__)
own = {}
exec("k: int = 1", {}, own)
print(own)


class D:
    x: int
    exec("m: int = 3")
    print(sorted(__annotations__), m)


print(D.__annotations__, __name__, __doc__, __package__, __spec__, __cached__)
print([name for name in dir() if name.startswith("__")], [name for name in globals()][:7])
