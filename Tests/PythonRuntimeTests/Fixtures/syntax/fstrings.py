name = "x"
v = 3.14159
print(f"{name} {v:.2f} {name!r:>6} {v:10.3f}|{v:<10.1f}|")
print(f"{name=} {v = :.3f} {name=!s} {1 + 1=}")
w, p = 10, 4
print(f"{v:{w}.{p}} {v:{w}.{p}f} {'a':{'>'}{5}}")
print(f"{{}} {{{name}}} {'nested ' + f'{name}'}")
print(f"{[i for i in range(3)]} {({1: 2})[1]} {(lambda: 5)()}")
print(f"{'yes' if v > 3 else 'no'}")
print(f'''{
    name
}''')
print(f"a" "b" f"{name}" 'c')
print(rf"\n{name}", fr"\{name}", Rf"{name}\t")
print(f"{name!r} {name!s} {'é'!a}")
print(f"{1_000_000:,} {255:x} {255:#b} {0.5:%} {-5:+d} {5:05d}")
print(f"{'%'}{name}%")
print(f"{name:}", f"{None}", f"{True:d}", f"{10:>{w}}")


class F:
    def __format__(self, spec):
        return f"<{spec}>"

    def __repr__(self):
        return "R"

    def __str__(self):
        return "S"


print(f"{F()} {F():abc} {F()!r} {F()!s} {F()!r:>5} {F():{w}}")
print(f"{F()=} {F()=!s} {F()=:z}")
try:
    f"{5:zz}"
except ValueError as e:
    print(e)
try:
    f"{undefined}"
except NameError as e:
    print(e)
try:
    f"{[]:5}"
except TypeError as e:
    print(e)
print(f"", f"plain", f"{''}", repr(f"{'a'}\n"))
print(f"{ name }", f"{ 'a' 'b' }", f"{3 * '-'}")
print(f"{{{{", f"}}}}", f"{{{5}}}")
d = {"k": 1}
print(f"{d['k']} {d!r} {d.get('z', 'none')}")
print(f"{1,2}", f"{*[1, 2],}", f"{v!r:^20}")
print(f"{(x := 5)} {x:=+4}")
