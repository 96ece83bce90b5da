# What an f-string can hold.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


x, y, name, items = 5, 2.5, "ada", [1, 2, 3]
d = {"k": "v", "n": {"m": 1}}
print(f"{x} {y} {name} {items} {d['k']} {d['n']['m']}")
print(f"{x + 1} {x * y} {name.upper()} {len(items)} {items[0]} {items[-1:]} {[i * 2 for i in items]} {(lambda v: v + 1)(3)}")
print(f"{x!r} {name!r} {name!s} {'é'!a} {name!r:>8} {x!s:>3}|")
print(f"{x=} {y=} {name=} {x + 1=} {x = } {name=!s} {y=:.3f} {name=!r:>8} { x =}")
print(f"{x:>{x}}|{y:{x}.{2}f}|{name:{'*'}^{x * 2}}|{x:{'0'}{4}}|{y:{'+' if y > 0 else ''}.1f}")
print(f"{{}} {{{x}}} {{{{x}}}} }}{{", f"", f"{'a' 'b'}", f"a" "b" f"{x}", rf"\n{x}\d", f"\n{x}\t|", fR"{x}\q")
print(f"{x if x > 3 else 'no'} {'yes' if x else 'no'} {x > 3} {not x} {x and y} {None} {True}")

print(f"""{x}
{name
}  {
    y}""")
print(f"{x:,} {1234567:,} {0.5:%} {255:#x} {255:08b} {-x:+d} {1e6:.2e} {x:05d} {y:08.3f} {name:>10} {name:<10}| {name:^10}| {name:.2}")
print(f"{ {1, 2} } { {'a': 1} } { {'a': 1}['a'] } {(1, 2)} {[*items]}")
print(f"{x!r:^{10}}|", f"{items!r:>12}|", f"{3.14159:.{x}f}", f"{'a':{'<'}{5}}|")
print(f"{max(items)} {sum(i for i in items)} {','.join(map(str, items))} {x:{x}} {'{'} {'}'} {chr(10)!r}")


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        return f"<{self.amount}|{spec}>"

    def __repr__(self):
        return "Money()"

    def __str__(self):
        return "money"


m = Money(3)
print(f"{m} {m:abc} {m!r} {m!s} {m!r:>10} {m.amount:.2f} {m:{x}.{y}} {m=} {m=:q} {m: x y }")
print(f"{m:{chr(123)}}")


class Bad:
    def __format__(self, spec):
        return 5


class Fails:
    def __format__(self, spec):
        raise ValueError("cannot format " + spec)


attempt(
    lambda: f"{Bad()}",
    lambda: f"{Fails():abc}",
    lambda: f"{undefined_name}",
    lambda: f"{1 / 0}",
    lambda: f"{items[9]}",
    lambda: f"{x:{undefined_name}}",
    lambda: f"{x:>{-5}}",
    lambda: f"{x:{'a'}}",
    lambda: f"{y:.{'b'}}",
    lambda: f"{name:d}",
    lambda: format(Bad(), ""),
    lambda: "{}".format(Bad()),
)
