# bool is an int.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (True + True, True * 5, True / 2, True // 2, -True, ~False, True ** 2, 5 - True, True % 2, divmod(True, 2), abs(True), round(True), float(True), complex(True), str(True), repr(False), int(True)),
    lambda: (True == 1, False == 0, True is 1, True < 2, True > False, [True, 1, 1.0].count(1), {True: "a", 1: "b"}, {1, True, 1.0}, sum([True, False, True]), max(True, 0), sorted([True, False])),
    lambda: (True and 5, 0 or "x", "" or 0 or None, 1 and "" and 2, not 5, not "", not [0], None or False, (0 or 1) and 2),
    lambda: (bool([]), bool([0]), bool({}), bool(0.0), bool(-0.0), bool(0j), bool("0"), bool(b""), bool(range(0)), bool(None), bool(...), bool(float("nan")), bool(object())),
    lambda: ([10, 20][True], "ab"[False], "x" * True, list(range(5))[True:], (True,) * 2, f"{True:>6}", f"{True:d}", f"{True:5.1f}", "%d %s %r" % (True, True, True), True.real, True.bit_length(), True.__class__.__mro__),
    lambda: (True.conjugate(), (True).numerator, True.to_bytes(1, "big"), hash(True), type(True & 1), type(True & True), True.__add__(1), bool.__bases__, issubclass(bool, int), isinstance(True, int)),
    lambda: bool("a", "b"),
    lambda: True.x,
    lambda: True[0],
    lambda: True(),
    lambda: len(True),
    lambda: (1 if True else 2, [i for i in range(4) if i % 2 == True], any([False, 0]), all([True, 1])),
    lambda: (1 < 2 < 3, 1 < 3 > 2, 1 == 1.0 == True, 3 > 2 > 2, 1 in [1] == True, not 1 == 2, 1 != 2 != 1),
)
