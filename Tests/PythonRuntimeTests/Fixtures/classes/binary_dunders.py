class V:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"V({self.x})"


names = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift", "and", "or", "xor"]
for name in names:
    def forward(self, other, name=name):
        if isinstance(other, V):
            return f"{name}({self.x},{other.x})"
        return NotImplemented

    def reflected(self, other, name=name):
        return f"r{name}({self.x},{other!r})"

    setattr(V, f"__{name}__", forward)
    setattr(V, f"__r{name}__", reflected)
a, b = V(1), V(2)
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** b, a @ b, a << b, a >> b, a & b, a | b, a ^ b)
print(5 + a, 5 - a, 5 * a, 5 / a, 5 // a, 5 % a, 5 ** a, 5 @ a, 5 << a, 5 >> a, 5 & a, 5 | a, 5 ^ a)
print([1] + a, "s" + a, "s" * a, None + a, 2.5 * a, (1,) + a)
for code in ("a + 1", "a - 1", "a * 1", "a / 1", "a // 1", "a % 1", "a ** 1", "a @ 1", "a << 1", "a & 1"):
    try:
        print(code, eval(code))
    except TypeError as e:
        print(e)


class Only:
    def __add__(self, other):
        return "add"


o = Only()
print(o + 1)
for code in ("1 + o", "o - 1", "o += 1", "o -= 1", "o @ o", "-o", "~o", "+o", "abs(o)", "o < 1", "o[0]", "o()", "len(o)",
             "iter(o)", "next(o)", "1 in o", "o[0] = 1", "del o[0]", "int(o)", "float(o)", "round(o)", "divmod(o, 1)",
             "pow(o, 2)", "hash(o) is not None", "bool(o)", "reversed(o)", "index([1], o)", "[1][o]", "'a' * o", "range(o)",
             "with_o", "complex(o)", "bytes(o)", "str(o)[:6]", "format(o, 'x')", "o.x", "math.floor(o)", "math.sqrt(o)"):
    import math
    try:
        print(code, eval(code) if "=" not in code and not code.startswith("del") else exec(code))
        o = Only()
    except Exception as e:
        print(code, "->", type(e).__name__, e)


class Base:
    def __add__(self, other):
        return "base add"

    def __radd__(self, other):
        return "base radd"


class Sub(Base):
    def __radd__(self, other):
        return "sub radd"


class Plain(Base):
    pass


print(Base() + Sub(), Sub() + Base(), Base() + Plain(), Base() + Base())


class Never:
    def __add__(self, other):
        return NotImplemented

    def __radd__(self, other):
        return NotImplemented


for code in ("Never() + Never()", "Never() + 1", "1 + Never()", "'s' + Never()", "[1] + Never()"):
    try:
        eval(code)
    except TypeError as e:
        print(e)
try:
    print(bool(NotImplemented))
except TypeError as e:
    print(e)
