# X | Y of types, generic aliases and annotations.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (int | str, int | None, list[int] | None, int | str | float, int | int, (int | str) | float, None | int, type(int | str)),
    lambda: ((int | str).__args__, (int | None).__args__, (int | str) == (str | int), int | str == int | str, hash(int | str) == hash(str | int)),
    lambda: int | 5,
    lambda: 5 | int,
    lambda: int | "str",
    lambda: (list[int], dict[str, int], tuple[int, ...], set[str], frozenset[int], type[int], list[list[int]], tuple[()], list[int, str]),
    lambda: (list[int].__origin__, list[int].__args__, dict[str, int].__args__, list[int] == list[int], list[int] != list[str], list[int]([1, 2]), dict[str, int](a=1), isinstance([], list[int].__origin__)),
    lambda: isinstance([], list[int]),
    lambda: issubclass(list, list[int]),
    lambda: int[str],
    lambda: str[0],
    lambda: float[int],
    lambda: (list[int].append, list[int].__name__),
    lambda: (isinstance(1, (int | str, float)), isinstance(1, int | list[int].__origin__)),
)
def f(a: int | None = None, *b: "str", c: list[int] = (), **d: float) -> dict[str, int] | None:
    pass


print(f.__annotations__)
x: int = 5
y: "undefined_name"
print(__annotations__)


class A:
    z: list[str] = []
    w: int | str


print(A.__annotations__)
