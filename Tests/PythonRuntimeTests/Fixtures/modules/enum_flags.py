from enum import Flag, IntFlag, auto
class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(P.R | P.X, repr(P.R | P.X), P.RW, list(P), P.R in P.RW, ~P.R, P(0), repr(P(0)), bool(P.R & P.W), [f.name for f in P.RW], len(P.RW), P(7), P.RW ^ P.R, P(3) is P.RW, P.R.value, P.X.value)
class I(IntFlag):
    A = 1
    B = 2
print(I.A | I.B, repr(I.A | I.B), I.A | 8, repr(I.A | 8), I(3), I.A + 1, I.A == 1, I.B & 3, repr(~I.A))
for call in (lambda: P(8), lambda: P.R | 1, lambda: P("a"), lambda: 1 in P.R):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
