# Format specifications of strings.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


for text in ("abc", "", "é日😀"):
    for spec in ("", "s", "5", "<5", ">5", "^6", "*^7", ".2", ".0", "5.1", ">5.1s", "é>6", "05", "010s", "<05", "😀^6", ".10", "0", "1"):
        try:
            print(repr(spec), "[" + format(text, spec) + "]", end=" ")
        except Exception as error:
            print(repr(spec), type(error).__name__ + ":", error, end=" ")
    print()
for spec in ("d", "f", "=5", "+", "-5", " ", "#", ",", "_", "q", "x", "5.", ".", "z", "5d", "s5", "=", "0=5", "é", "5é", "^", "99999999999999999999", ".99999999999999999999", ",s", "#s", "+s", "c", "%"):
    try:
        print(repr(spec), format("abc", spec))
    except Exception as error:
        print(repr(spec), type(error).__name__ + ":", error)
attempt(
    lambda: (f"{None}", f"{[1]}", f"{(1,)}", f"{{1: 2}}", f"{len}" == str(len), f"{int}", f"{...}", f"{1j}", f"{b'a'}", f"{range(3)}"),
    lambda: f"{None:5}",
    lambda: f"{[1]:5}",
    lambda: f"{(1,):>5}",
    lambda: f"{ {1: 2}:5}",
    lambda: f"{object:5}",
    lambda: f"{int:d}",
    lambda: f"{b'a':5}",
    lambda: f"{range(3):5}",
    lambda: f"{...:5}",
    lambda: f"{len:5}",
    lambda: f"{slice(1):5}",
    lambda: f"{NotImplemented:5}",
    lambda: (format([1], ""), format(None, ""), format((), "")),
    lambda: object().__format__("x"),
)
