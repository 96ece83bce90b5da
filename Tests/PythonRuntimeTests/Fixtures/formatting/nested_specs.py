# Specifications made of fields.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


for width in (0, 5, 8):
    for precision in (0, 2):
        for align in "<>^=":
            print(f"{3.14159:{align}{width}.{precision}f}|", "{:{}{}.{}f}|".format(2.71828, align, width, precision), end=" ")
    print()
fill, width, kind, value = "*", 10, "x", 255
print(f"{value:{fill}^{width}{kind}}|{value:#0{width}{kind}}|{value!r:{fill}>{width}}|{'a' + 'b':{width}}|{[1, 2]!s:{fill}<{width}}|{value:{''}}|{value:{'d'}}|{value:{width}}|")
print("{0:{1}}|{0:{2}{3}{1}}|{v:{w}.{p}}|{v!r:>{w}}".format("text", 8, fill, "^", v="value", w=9, p=3), "{:{w}}".format(1, w=">4"), "{:{0}}".format(5) if False else "")
rows = [("a", 1, 2.5), ("bbb", 22, 3.14159), ("cc", 333, 100.0)]
widths = [max(len(str(row[i])) for row in rows) for i in range(3)]
for row in rows:
    print("|".join(f"{str(cell):>{w}}" for cell, w in zip(row, widths)), "|".join("{:<{}}".format(cell, w) for cell, w in zip(row, widths)))
attempt(
    lambda: f"{1:{'q'}}",
    lambda: f"{1.5:{'d'}}",
    lambda: f"{'a':{5.5}}",
    lambda: f"{1:{None}}",
    lambda: "{:{}}".format(1, "q"),
    lambda: "{:{}}".format("a", -5),
    lambda: "{:{w}}".format(1),
    lambda: "{:{}{}}".format(1, 2),
    lambda: "{:.{}f}".format(1.5, "x"),
    lambda: "%*.*f|%-*d|%+*d" % (8, 2, 3.14159, 6, 42, 5, 7),
)
