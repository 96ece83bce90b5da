# Too long for a collection at every safepoint
# Classes derived from those of itertools, and what each says of itself for a copy.
import copy, itertools, re
from itertools import *


def clean(value):
    return re.sub(r" at 0x[0-9a-f]+", " at 0x", repr(value))


base_arguments = {accumulate: ([1, 2, 3],), chain: ([1, 2], [3]), combinations: ("abc", 2), combinations_with_replacement: ("ab", 2),
                  compress: ("abc", [1, 0, 1]), count: (5,), cycle: ([1, 2],), dropwhile: (bool, [1, 0, 2]), filterfalse: (bool, [1, 0, 2]),
                  groupby: ([1, 1, 2],), islice: ([1, 2, 3], 2), pairwise: ([1, 2, 3],), permutations: ("abc", 2), product: ("ab", "cd"),
                  repeat: (7, 3), starmap: (max, [(1, 2), (3, 1)]), takewhile: (bool, [1, 2, 0, 3]), zip_longest: ([1, 2], [3])}
for cls, arguments in base_arguments.items():
    def one(value):
        return (value[0], list(value[1])) if cls is groupby else value

    class Plain(cls):
        pass

    class Own(cls):
        def __init__(self, *args, **kwargs):
            self.given = args, kwargs

        def __next__(self):
            return "own", one(super().__next__())

    class New(cls):
        def __new__(cls, *args, tag=None):
            self = super().__new__(cls, *args)
            self.tag = tag
            return self

        def __iter__(self):
            return iter([self.tag])

    print(cls.__name__, isinstance(Plain(*arguments), cls), type(Plain(*arguments)).__mro__)
    print(clean(Plain(*arguments)), clean(cls(*arguments)))
    own = Own(*arguments)
    print([value for value in islice(own, 3)], own.given, own.__dict__)
    try:
        print(Own(*arguments, q=1).given)
    except TypeError as error:
        print(error)
    new = New(*arguments, tag="t")
    print(list(new), next(new) if cls is not groupby else one(next(new)), new.tag)
    try:
        cls.__new__(int, *arguments)
    except TypeError as error:
        print(error)
    try:
        cls.__next__(iter([]))
    except TypeError as error:
        print(error)
    for steps in range(5):
        made = cls(*arguments)
        for _ in range(steps):
            next(made, None)
        try:
            print(steps, clean(made.__reduce__()))
            for copied in (copy.copy(made), copy.deepcopy(made)):
                print("   ", type(copied).__name__, [one(value) for value in islice(copied, 4)], end=" ")
            print()
        except TypeError as error:
            print(error)
