# maketrans and translate.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (str.maketrans("abc", "xyz"), str.maketrans("ab", "xy", "z"), str.maketrans({"a": "1", 98: None, "c": 100})),
    lambda: ("abcabc".translate(str.maketrans("abc", "xyz")), "hello".translate(str.maketrans("l", "r", "h")), "aéb".translate(str.maketrans("é", "e"))),
    lambda: ("abc".translate({97: "AAA", 98: None, 99: 0x1F600}), "abc".translate({}), "abc".translate({"a": "x"})),
    lambda: str.maketrans("ab", "x"),
    lambda: str.maketrans("ab"),
    lambda: str.maketrans({"ab": 1}),
    lambda: str.maketrans({1.5: 1}),
    lambda: str.maketrans(1, 2),
    lambda: str.maketrans("a", 2),
    lambda: str.maketrans("a", "b", 3),
    lambda: str.maketrans(),
    lambda: "abc".translate({97: 1.5}),
    lambda: "abc".translate({97: 0x110000}),
    lambda: "abc".translate({97: -1}),
    lambda: ("abc".translate("xyz"), "abc".translate(["x"] * 99)),
    lambda: "abc".translate(5),
    lambda: "abc".translate(),
)


class Upper:
    def __getitem__(self, code):
        if code == 98:
            raise LookupError
        return chr(code).upper()


attempt(
    lambda: "abcb".translate(Upper()),
    lambda: "x".join("abc").translate({ord("x"): "--"}),
)
