# How arguments reach built-in functions and classes: stars, keywords, wrong counts.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


args, kwargs = [3, 1, 2], {"reverse": True}
attempt(
    lambda: (max(*args), min(*[4, 5], 1), print(*args, sep="-"), sorted(args, **kwargs), sum(*[[1, 2]]), dict(**{"a": 1}, b=2), list(*["ab"]), "{} {x}".format(*[1], **{"x": 2}), range(*[1, 5]), int(*["7"]), zip(*[[1, 2], [3, 4]]).__next__(), str(*[5]), set(*[[1]]), tuple(*[(1,)])),
    lambda: max(*[]),
    lambda: max(*5),
    lambda: sorted(*[1, 2]),
    lambda: sorted(args, **5),
    lambda: sorted(args, **{1: 2}),
    lambda: dict(a=1, **{"a": 2}),
    lambda: print(**{"sep": 1}),
    lambda: len(*[1, 2]),
    lambda: len(**{}),
    lambda: len(obj=[1]),
    lambda: isinstance(1, class_or_tuple=int),
    lambda: list(iterable=[1]),
    lambda: tuple(iterable=[1]),
    lambda: set(iterable=[1]),
    lambda: frozenset(iterable=[1]),
    lambda: (enumerate(iterable="ab").__next__(), enumerate("ab", start=3).__next__()),
    lambda: range(start=1),
    lambda: sum(iterable=[1]),
    lambda: (sum([1], start=5), sum([1, 2], start=1.5)),
    lambda: abs(x=1),
    lambda: chr(i=5),
    lambda: (round(number=2.5, ndigits=1), pow(base=2, exp=3), pow(2, exp=3, mod=5), int("11", base=2), complex(real=1, imag=2), bytes(source=b"a"), str(object=b"a", encoding="ascii"), print("x", end="", flush=True), sorted([2, 1], key=None, reverse=True)),
    lambda: reversed(sequence=[1]),
    lambda: zip(a=1),
    lambda: map(func=len),
    lambda: filter(function=None),
    lambda: getattr(object=1, name="x"),
    lambda: hash(obj=1),
    lambda: id(obj=1),
    lambda: type(object=1),
    lambda: bool(x=1),
    lambda: float(x=1),
    lambda: object(x=1),
    lambda: slice(stop=1),
    lambda: (property(fget=len).fget, staticmethod(len).__func__, classmethod(len).__func__),
    lambda: super(),
    lambda: iter(object=[]),
    lambda: next(iterator=[]),
    lambda: input(1, 2),
    lambda: open(),
)
