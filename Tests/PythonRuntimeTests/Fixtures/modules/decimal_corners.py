# Contexts, traps, rounding and text of decimals.
from decimal import *
import copy

context = getcontext()
print(context)
print(context.flags)
print(list(context.traps)[:3], len(context.flags), context.flags[Inexact], Inexact in context.flags)
Decimal(1) / 3
print([signal.__name__ for signal, noted in context.flags.items() if noted])
context.clear_flags()
for mode in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(mode, [str(Decimal(text).quantize(Decimal("0.1"), rounding=mode)) for text in ("1.25", "-1.25", "1.35", "1.01", "-0.05")])
with localcontext() as local:
    local.prec = 5
    local.rounding = ROUND_DOWN
    print(Decimal(2) / 3, Decimal("123456.789") + 0, -Decimal("1234567"), +Decimal("0.1234567"), Decimal(2).sqrt())
    local.traps[Inexact] = True
    try:
        Decimal(2) / 3
    except Inexact as error:
        print(repr(error))
    print(local)
print(getcontext().prec, Decimal(2) / 3)
with localcontext(prec=3, Emax=5, Emin=-5) as local:
    print(Decimal("1E-6") / 7, Decimal("1E-8") * 1, local.flags[Subnormal], local.flags[Underflow])
    try:
        Decimal("9E5") * 100
    except Overflow as error:
        print(repr(error))
calls = [
    lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal("x"), lambda: Decimal("1").quantize(Decimal("1e-30")),
    lambda: Decimal("Infinity") - Decimal("Infinity"), lambda: Decimal(-1).sqrt(), lambda: Decimal(1) + 1.5,
    lambda: Decimal(1) < "a", lambda: Decimal([1]), lambda: Decimal(1, 2, 3), lambda: Decimal(foo=1), lambda: Decimal(1, 2),
    lambda: int(Decimal("NaN")), lambda: int(Decimal("Infinity")), lambda: Decimal(7) % 0, lambda: Decimal(7) // 0,
    lambda: setattr(context, "prec", 0), lambda: setattr(context, "prec", "a"), lambda: setattr(context, "rounding", "x"),
    lambda: setattr(context, "Emin", 5), lambda: setattr(context, "capitals", 5), lambda: setattr(context, "clamp", 2),
    lambda: setattr(context, "other", 5), lambda: setattr(context, "flags", 5), lambda: context.flags[3],
    lambda: Decimal(1).quantize(1.5), lambda: Decimal(1).sqrt(3), lambda: Decimal("1e99999999999999999999"),
    lambda: setattr(Decimal, "x", 1), lambda: hash(Decimal("sNaN")), lambda: Decimal("sNaN") + 1, lambda: ~Decimal(1),
]
for call in calls:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
numbers = [Decimal(text) for text in ("0", "-0", "0.00", "1E+3", "1.50", "-7.25", "1E-7", "0.000001", "123456789012345678901234567890.5",
                                      "Infinity", "-Infinity", "NaN", "1E+30", "-1.5E-10")]
for one in numbers:
    print(str(one), repr(one), one.to_eng_string(), one.is_signed(), one.as_tuple(), bool(one), one == one, one.adjusted())
for one in numbers[:8]:
    print([str(result) for result in (one + 1, one - Decimal("0.1"), one * 3, one / 7, abs(one), -one, +one, 2 ** Decimal(3), one ** 2)],
          int(one), float(one), hash(one), round(one), round(one, 1), one.normalize(), one // 2, one % 2, divmod(one, 3))
print(hash(Decimal("0.5")) == hash(0.5), hash(Decimal(7)) == hash(7), {Decimal("1.0"): "a"}[1], Decimal("1.0") == 1, Decimal("0.1") == 0.1)
print(sorted([Decimal("2.5"), 1, Decimal("-3"), 2]), max(Decimal(1), 2), sum([Decimal("0.1")] * 10), min(Decimal("1.10"), Decimal("1.1")))
print(f"{numbers[4]:.3f} {numbers[5]:>10.1f}| {numbers[8]:,.2f} {numbers[4]:+.1%} {numbers[3]:f} {numbers[6]:e} {numbers[5]:08.2f} {numbers[5]:^+12.3f}|"
      f"{numbers[5]:*<9.0f}| {Decimal('0.125'):.2f} {Decimal('0.135'):.2f} {numbers[4]} {Decimal(3):.2f} {Decimal('1234567'):,} {Decimal('-0.001'):.2f}")
print(Decimal(0.1), Decimal.from_float(-2.5), Decimal((1, (1, 2, 3), -2)), Decimal(" 1_000.5 "), Decimal(True), Decimal(-5), Decimal())
print(Decimal("100").sqrt(), Decimal("2").sqrt(), Decimal("0.04").sqrt(), Decimal("1E+5").sqrt(), Decimal("12345.678901").sqrt())
print(Decimal(2) ** 100, Decimal("1.1") ** 10, Decimal("2") ** -3, Decimal("0.5") ** 30, Decimal(10) ** 20, pow(Decimal(3), 5, 7), 2 ** Decimal("0.5"))
print(Decimal("1.23") + 5, 5 - Decimal("1.23"), 5 * Decimal("1.5"), 7 / Decimal(2), 7 // Decimal(2), 7 % Decimal(4), True + Decimal(1))
print(Decimal("1E+20") + Decimal("1E-20"), Decimal("1E+30") - Decimal("1E-30"), Decimal("1.000") + 0, Decimal("0E+3") + Decimal("1.5"))
print(Decimal("-7") // 2, Decimal("-7") % 2, divmod(Decimal("-7.5"), 2), Decimal("5.5") // Decimal("0.3"))


class Money(Decimal):
    def __str__(self):
        return "$" + super().__str__()


price = Money("9.99")
print(price, repr(price), type(price + 1), price + 1, isinstance(price, Decimal), price == Decimal("9.99"), copy.copy(price), Money(3) * 2)
print(Decimal.__mro__, type(getcontext()), Decimal(1).real, Decimal(1).imag, Decimal("3.7").__floor__(), Decimal("3.2").__ceil__())
other = Context(prec=4, rounding=ROUND_HALF_UP, traps=[DivisionByZero])
print(other, other.divide(2, 3), other.create_decimal("3.14159"), other.sqrt(Decimal(3)), other.copy().prec)
setcontext(other)
print(Decimal(1) / 3, Decimal("x"), getcontext().flags[InvalidOperation], BasicContext.prec, ExtendedContext.rounding)
