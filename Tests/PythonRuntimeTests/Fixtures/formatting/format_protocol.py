# format(): how __format__, __str__ and __repr__ are called.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


class Plain:
    pass


class Text:
    def __str__(self):
        return "text"


class Spec:
    def __format__(self, spec):
        return f"[{spec}]"


class Inherit(int):
    def __str__(self):
        return "inherit"


class FloatLike(float):
    def __repr__(self):
        return "floatlike"


class StrLike(str):
    def __format__(self, spec):
        return "strlike " + spec


attempt(
    lambda: (format(Text()), format(Text(), ""), f"{Text()}", "{}".format(Text()), "{!s:>6}".format(Text())),
    lambda: format(Text(), ">6"),
    lambda: format(Plain(), "d"),
    lambda: (format(Spec(), "any thing"), f"{Spec():>}", "{:{}}".format(Spec(), Spec()), f"{Spec()}", f"{Spec()!r}"[:10] != "", "%s" % Text()),
    lambda: (format(Inherit(5)), format(Inherit(5), "03d"), f"{Inherit(5)}", f"{Inherit(5):d}", "%s %d" % (Inherit(5), Inherit(5)), str(Inherit(5)), repr(Inherit(5)), f"{Inherit(5)!r}"),
    lambda: (format(FloatLike(1.5)), format(FloatLike(1.5), ".1f"), f"{FloatLike(1.5)}", str(FloatLike(1.5)), "%s %.1f" % (FloatLike(1.5), FloatLike(1.5))),
    lambda: (format(StrLike("a")), f"{StrLike('a'):x}", "%s" % StrLike("a"), "{:q}".format(StrLike("a")), f"{StrLike('a')!s:>3}"),
    lambda: (int.__format__(5, "03d"), str.__format__("a", ">3"), float.__format__(1.5, ".2f"), object.__format__(Text(), "")),
    lambda: object.__format__(Text(), "x"),
    lambda: int.__format__("a", "d"),
    lambda: (5).__format__(5),
    lambda: (5).__format__(),
    lambda: format(5, spec="d"),
    lambda: format(format_spec="d"),
)


class Raises:
    def __str__(self):
        raise ValueError("no text")

    def __repr__(self):
        raise KeyError("no repr")


attempt(
    lambda: str(Raises()),
    lambda: repr(Raises()),
    lambda: f"{Raises()}",
    lambda: f"{Raises()!r}",
    lambda: "%s" % Raises(),
    lambda: "%r" % Raises(),
    lambda: "{}".format(Raises()),
    lambda: print(Raises()),
    lambda: [Raises()].__repr__(),
    lambda: {1: Raises()}.__str__(),
    lambda: (Raises(),).__repr__(),
)
