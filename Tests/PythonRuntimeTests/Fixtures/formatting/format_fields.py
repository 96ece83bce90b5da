# str.format: fields by position, name, attribute and item.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


class Thing:
    size = 7

    def __init__(self):
        self.parts = {"a": [1, 2], 3: "three"}
        self.name = "thing"


t = Thing()
attempt(
    lambda: ("{} {}".format(1, "a"), "{0} {1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{} {a}".format(1, a=2), "{0}{1}{2}".format(*"abc"), "{x}".format(**{"x": 5})),
    lambda: "{0.name} {0.size} {0.parts[a]} {0.parts[a][1]} {0.parts[3]}".format(t),
    lambda: "{t.name!r:>8} {0[1]} {0[0]:03d} {m[key]} {m[key with space]}".format([5, 6], t=t, m={"key": 1, "key with space": 2}),
    lambda: "{!r} {!s} {!a} {0!r}".format("a", "b", "é") if False else "{!r} {!s} {!a}".format("a", "b", "é"),
    lambda: "{:>5}|{:<5}|{:^5}|{:05d}|{:.2f}|{:,}|{:x}|{:%}".format("a", "b", "c", 42, 3.14159, 1234567, 255, 0.5),
    lambda: ("{:{}} {:{}.{}f} {:{w}}".format("a", 5, 3.14159, 8, 2, "b", w=4), "{0:{1}}".format("a", ">5"), "{:{fill}{align}{width}}".format("x", fill="*", align="^", width=9)),
    lambda: ("{{}} {{{}}} {{0}} }}".format(1), "".format(), "plain".format(1, 2), "{}".format("{}"), "{0!s:>{1}}".format("q", 4)),
    lambda: "{} {}".format(1),
    lambda: "{2}".format(1, 2),
    lambda: "{a}".format(b=1),
    lambda: "{a}".format(1),
    lambda: "{} {0}".format(1),
    lambda: "{0} {}".format(1),
    lambda: "{".format(1),
    lambda: "}".format(1),
    lambda: "{0".format(1),
    lambda: "{0!}".format(1),
    lambda: "{0!x}".format(1),
    lambda: "{0!rr}".format(1),
    lambda: "{0!r".format(1),
    lambda: "{0.}".format(1),
    lambda: "{0[}".format(1),
    lambda: "{0[]}".format([1]),
    lambda: "{0[0}".format([1]),
    lambda: "{0[0]x}".format([1]),
    lambda: "{0.missing}".format(1),
    lambda: "{0[9]}".format([1]),
    lambda: "{0[a]}".format([1]),
    lambda: "{0[a]}".format({}),
    lambda: "{0[-1]}".format([1]),
    lambda: "{0[-1]}".format({"-1": "text key"}),
    lambda: "{:d}".format("a"),
    lambda: "{:q}".format(1),
    lambda: "{:{}}".format(1),
    lambda: "{:{:{}}}".format(1, 2, 3),
    lambda: "{a.b}".format(a=1),
    lambda: ("{.real} {.imag}".format(1j, 2j), "{[0]}".format([5]), "{0.real:.1f}".format(1 + 2j)),
    lambda: "{-1}".format(1),
    lambda: "{ 0 }".format(1),
    lambda: "{a b}".format(**{"a b": 3}),
    lambda: ("{0:{0}}".format(5), "{:>{}s}".format("ab", 6)),
    lambda: "{99999999999999999999}".format(1),
    lambda: ("{é}".format(é=1), "日{}本".format("é")),
    lambda: (str.format("{} {}", 1, 2), str.format("x")),
    lambda: str.format(),
    lambda: "{}".format(),
    lambda: ("{a}".format_map({"a": 1}), "{a[0]}".format_map({"a": [7]})),
    lambda: "{a}".format_map({}),
    lambda: "{}".format_map({"a": 1}),
    lambda: "{0}".format_map({0: 1}),
    lambda: "{a}".format_map([1]),
    lambda: "{a}".format_map(),
)


class Default(dict):
    def __missing__(self, key):
        return "<" + key + ">"


attempt(
    lambda: "{a} {b}".format_map(Default(a=1)),
    lambda: "{a} {b}".format(**Default(a=1)),
)
