# Indexing and slicing by code points, ASCII or not.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


for text in ("abcdefgh", "aébc日ef😀", ""):
    print([text[i:j] for i in (None, 0, 2, -3, 100) for j in (None, 0, 5, -1, -100)])
    print([text[i:j:k] for i in (None, 1, -2) for j in (None, 6, -7) for k in (1, 2, -1, -3)])
    print(len(text), list(text), text[::-1], [text[-i:] for i in range(4)])
text = "aébc日ef😀"
attempt(
    lambda: (text[0], text[1], text[4], text[7], text[-1], text[-8]),
    lambda: text[8],
    lambda: text[-9],
    lambda: text[10**30],
    lambda: ""[0],
    lambda: text["a"],
    lambda: text[1.0],
    lambda: text[None],
    lambda: text[1, 2],
    lambda: text[::0],
    lambda: text["a":],
    lambda: text[:1.5],
    lambda: (text[10**30:], text[-(10**30):], text[: 10**30], text[:: 10**30], text[:: -(10**30)], text[True], text[False:True]),
)
try:
    text[0] = "x"
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    del text[0]
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    text[0:2] = "x"
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    text[0] += "x"
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: text.foo,
)
try:
    text.foo = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: ("x" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "é" * 3, "" * 10**10),
    lambda: "a" * 2.0,
    lambda: "a" * "b",
    lambda: "a" * None,
    lambda: "ab" * 10**30,
    lambda: "ab" * 2**62,
    lambda: "a" + 1,
    lambda: 1 + "a",
    lambda: "a" + None,
    lambda: "a" + b"b",
    lambda: "a" - "b",
    lambda: -"a",
    lambda: "a" < 1,
    lambda: ("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "é" > "z", "日" < "😀", "" < "a", "a" == "a", "a" == 1),
)
