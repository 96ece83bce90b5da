# A container that a `__new__` of its own makes is filled by the `__init__` it inherits.
class Rows(list):
    def __new__(cls, *args, **options):
        made = super().__new__(cls)
        made.options = options
        return made


class Table(dict):
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls)


class Names(set):
    def __new__(cls, *args):
        return super().__new__(cls)


rows = Rows([1, 2], unit="cm")
print(rows, rows.options, Table({1: 2}, x=3), Names("ab") == {"a", "b"})


# The `__init__` that runs is that of the class of what `__new__` returned.
class Shape:
    def __new__(cls, sides):
        return object.__new__(Square if sides == 4 else Shape)

    def __init__(self, sides):
        print("shape", sides)


class Square(Shape):
    def __init__(self, sides):
        print("square", sides)


Shape(3)
Shape(4)


# What the constructors of subclasses refuse.
def attempt(make):
    try:
        print(repr(make()))
    except TypeError as error:
        print(error)


for base, value in ((list, [1]), (tuple, (1,)), (set, {1}), (frozenset, {1}), (float, 2.5)):
    class Plain(base):
        pass

    class Described(base):
        def __init__(self, *args, **kwargs):
            pass

    attempt(lambda: Plain(value, value))
    attempt(lambda: Plain(value, unit="cm"))
    attempt(lambda: Described(value, unit="cm"))


class Impedance(complex):
    pass


class Frozen(frozenset):
    pass


print(type(Impedance(1j)).__name__, type(complex(Impedance(1j))).__name__, type(frozenset(Frozen())).__name__)
