name, value, width, items = "x", 3.14159, 10, [1, "a", 2.5]
print(f"{name}={value}")
print(f"{value:.2f} {value:{width}.3f} {value:>{width}} {value:<{width}}|")
print(f"{name!r:>5} {name!s:5}| {name!a}")
print(f"{items} {items[1]} {items!r} {items[2]:.1f}")
print(f"{value=} {name=} {value=:.2f} {name = } {name=!s}")
print(f"{{}} {{{value:.1f}}}")
print(f"{'nested'} {len('abc')} {1 + 2} {(lambda x: x * 2)(3)}")
print(f"{True} {None} {1==1} {...}")
print(f"{1000000:,} {0.5:%} {255:#x} {7:03d} {-7:+} {1e10} {1e-10}")
print(f"{'a' if value > 3 else 'b'} {[i for i in range(3)]} { {'k': 1}['k'] }")
print(f"{name:*^{width}}|{name:{'>'}{5}}")
print(f"line {1}\n" f"line {2}\ttab")
print(f"{2**100} {-2**70:,} {2**70:.3e}")
print(f"{'hé':5}|{'€':>3}|")
print(f'{"quoted"!r} {"it" "s"}')
for i, loss in enumerate([2.3456, 0.98765, 0.01234]):
    print(f"epoch {i + 1:2d} | loss {loss:.4f} | {loss:8.3e} | {100 * loss:6.2f}%")


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __format__(self, spec):
        return f"<{self.x:{spec}}, {self.y:{spec}}>" if spec else str(self)


p = Point(1.5, 2)
print(f"{p} {p!r} {p:.2f} {p!s:>20}")
for spec in ["d", "abc", "5.", ",x"]:
    try:
        print(f"{value:{spec}}")
    except ValueError as error:
        print(error)
try:
    print(f"{items:5}")
except TypeError as error:
    print(error)
