# divmod, abs, bin, oct, hex, hash, id, chr, ord.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


class D:
    def __divmod__(self, other):
        return ("divmod", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)

    def __abs__(self):
        return "abs"

    def __index__(self):
        return 255


attempt(
    lambda: (divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(7.5, 2), divmod(-7.5, 2), divmod(True, 2), divmod(10**30, 7), divmod(-(10**30), 10**15 + 1), divmod(5, 2.5), divmod(D(), 1), divmod(1, D()), divmod(float("inf"), 2), divmod(5, float("inf")), divmod(-5, float("inf"))),
    lambda: divmod(1, 0),
    lambda: divmod(1.0, 0),
    lambda: divmod(1, 0.0),
    lambda: divmod(1, "a"),
    lambda: divmod("a", 1),
    lambda: divmod(1),
    lambda: divmod(1, 2, 3),
    lambda: divmod(1j, 2),
    lambda: divmod(None, 1),
    lambda: (abs(-5), abs(5), abs(-2.5), abs(-0.0), abs(3 + 4j), abs(True), abs(-(2**63)), abs(-(10**30)), abs(D()), abs(float("-inf")), abs(float("nan"))),
    lambda: abs("a"),
    lambda: abs(None),
    lambda: abs([1]),
    lambda: abs(),
    lambda: abs(1, 2),
    lambda: (bin(5), bin(-5), bin(0), oct(8), oct(-8), hex(255), hex(-255), hex(2**64), bin(True), hex(D()), oct(D()), bin(-(2**63)), hex(10**25)),
    lambda: bin(1.5),
    lambda: hex("a"),
    lambda: oct(None),
    lambda: bin(),
    lambda: hex(1, 2),
    lambda: (hash(1), hash("a") == hash("a"), hash(1.0), hash(True), hash((1, 2)) == hash((1, 2)), hash(None) == hash(None), hash(int) == hash(int), hash(len) == hash(len), hash(2**61 - 1), hash(-1)),
    lambda: hash(),
    lambda: hash(1, 2),
    lambda: hash([]),
    lambda: id(),
    lambda: id(1, 2),
    lambda: (id(None) == id(None), id(5) == id(5), type(id(5))),
    lambda: (ascii("é"), ascii(1), ascii(["é"])),
    lambda: ascii(),
    lambda: repr(1, 2),
    lambda: repr(),
    lambda: (callable(abs), abs.__name__, len.__name__, abs.__doc__ is not None, len.__module__, abs.__qualname__),
    lambda: (int.__name__, int.__module__, int.__qualname__, str.upper.__name__, [].append.__name__, str.upper.__qualname__, [].append.__self__, len.__self__ is not None),
)
