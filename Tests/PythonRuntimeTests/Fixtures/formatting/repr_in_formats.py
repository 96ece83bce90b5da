# Conversions !r, !s, !a and = in every formatting form.
class Both:
    def __str__(self):
        return "str é"

    def __repr__(self):
        return "repr 'é'"


b, text, items = Both(), "it's é\n", ["é", 1]
print(f"{b} {b!s} {b!r} {b!a}", "{} {!s} {!r} {!a}".format(b, b, b, b), "%s %r %a" % (b, b, b), str(b), repr(b), ascii(b), format(b), sep="\n")
print(f"{text!r} {text!a} {items} {items!a}", "{0!r:>14}|{0!a:<20}|".format(text), "%r|%20r|%-20a|" % (text, text, text), sep="\n")
print(f"{b=} {b=!s} {b=!r:>12} {b = } {text=} {items=} {items[0]=} {1 + 1=} {len(items)=:>4} {b=:} {3.14159=:.2f}")
print([b, b], (b,), {b: b}, {"k": b}, [[b]], f"{[b]}", "%s" % [b], "{}".format([b]), str((b,)), {1: [b, (b,)]}, sep="\n")
x, width = 5, 8
print(f"{x=}, {x = }, {x=:>{width}}, {x!r:^{width}}, {x=!r}, {(x, x)=}, {x*2=}, {x == 5=}, { x = }, {x=  }")
print(f"{'a'=} {'a' 'b'=} {f'{x}'=} {[i for i in range(2)]=} {(lambda: 1)()=} {x if x else 0=}")
