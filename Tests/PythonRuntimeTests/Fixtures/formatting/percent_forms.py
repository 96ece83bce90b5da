# The % operator on strings.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: ("%d %i %u" % (1, 2, 3), "%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5), "%x %X %o %#x %#X %#o" % (255, 255, 8, 255, 255, 8), "%c%c" % (65, "b"), "%%" % (), "%d%%" % 5),
    lambda: ("%s %r %a" % ("a", "b", "é"), "%10s|%-10s|%.2s|%10.2s|" % ("abc", "abc", "abc", "abc"), "%s" % None, "%s" % [1], "%s" % {}, "%s" % (1,), "%s" % 1.0),
    lambda: ("%f %.2f %10.3f|%-10.1f|%+.1f|%010.2f|% .1f" % (1.5, 1.005, 3.14159, 2.25, 3, -4.5, 6), "%e %.2e %E %g %G %.3g" % (1234.5, 0.00012, 1e10, 1e10, 1e-10, 1234.5), "%#.0f %#g" % (1, 1.0)),
    lambda: ("%f %e %g %F %G" % (float("inf"), float("nan"), float("-inf"), float("inf"), float("nan")), "%5.1f|%-8f|%08f" % (float("nan"), float("inf"), float("inf"))),
    lambda: ("%(a)s %(b)d %(a)r" % {"a": "x", "b": 5}, "%(a)5.1f|%(b)-5s|" % {"a": 2.25, "b": "q"}, "%(a b)s" % {"a b": 1}, "%(a)s" % {"a": {"b": 1}}, "%(x(y))s" % {"x(y)": 3}),
    lambda: ("%*d|%-*d|%.*f|%*.*f" % (5, 42, 5, 42, 2, 3.14159, 8, 3, 2.71828), "%*d" % (-5, 42) + "|"),
    lambda: ("%d" % 3.7, "%d" % -3.7, "%d" % True, "%x" % True, "%d" % 10**25, "%x" % 2**100, "%5.3d|%.5d|%+.3d|%08.3d" % (7, 42, 5, 3), "%s" % 10**30),
    lambda: "%ld %hd %Lf" % (1, 2, 3.0),
    lambda: "%d" % "a",
    lambda: "%d" % None,
    lambda: "%d" % 1j,
    lambda: "%x" % 1.5,
    lambda: "%o" % "a",
    lambda: "%f" % "a",
    lambda: "%f" % None,
    lambda: "%e" % [1],
    lambda: "%c" % "ab",
    lambda: "%c" % 1.5,
    lambda: "%c" % 0x110000,
    lambda: "%c" % -1,
    lambda: "%c" % "",
    lambda: "%s %s" % 1,
    lambda: "%s %s" % (1,),
    lambda: "%s" % (1, 2),
    lambda: "%s" % (),
    lambda: "" % 1,
    lambda: "abc" % 1,
    lambda: "abc" % (1,),
    lambda: ("abc" % [1], "abc" % {"a": 1}, "abc" % ()),
    lambda: "%(a)s" % 1,
    lambda: "%(a)s" % (1,),
    lambda: "%(a)s" % {},
    lambda: "%(a)s" % [1],
    lambda: "%(a" % {"a": 1},
    lambda: "%()s" % {"": 5},
    lambda: "%q" % 1,
    lambda: "%" % 1,
    lambda: "%5" % 1,
    lambda: ("%.f" % 1.5, "%.d" % 5, "%.s|" % "abc", "%-s" % 1),
    lambda: "%é" % 1,
    lambda: "%s %(a)s" % {"a": 1},
    lambda: "%(a)s %s" % {"a": 1},
    lambda: "%*d" % ("a", 1),
    lambda: "%*d" % (1,),
    lambda: "%.*f" % ("a", 1),
    lambda: "%.*f" % (-3, 1.5),
    lambda: "%99999999999999999999d" % 1,
    lambda: "%.99999999999999999999f" % 1,
    lambda: "%d" % float("inf"),
    lambda: "%d" % float("nan"),
    lambda: "%i" % 1e20,
    lambda: "%d" % "5",
    lambda: ("%.3f%%" % 45.678, "%s is %d years and %.1f%% done" % ("Ada", 36, 99.5), "%-8s|%8s|" % ("é日", "ü"), "%r" % ("a\nb",), "%a" % ("日",)),
    lambda: "%s" % ("a", "b") if False else "%s %s" % ("a", "b"),
)


class Number:
    def __int__(self):
        return 5

    def __index__(self):
        return 6

    def __float__(self):
        return 7.5

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


class OnlyInt:
    def __int__(self):
        return 5


attempt(
    lambda: "%d %x %f %s %r %c" % (Number(), Number(), Number(), Number(), Number(), Number()),
    lambda: "%d" % OnlyInt(),
    lambda: "%x" % OnlyInt(),
)


class Mapping:
    def __getitem__(self, key):
        return key * 2


attempt(
    lambda: ("%(ab)s" % Mapping(), "%s" % Mapping() != "", "x" % Mapping()),
)
