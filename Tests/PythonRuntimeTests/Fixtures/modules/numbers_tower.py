import numbers
from fractions import Fraction
from decimal import Decimal
kinds = (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)
for value in (1, True, 1.5, 2j, Fraction(1, 2), Decimal("1.5"), "a", None):
    print(repr(value), [isinstance(value, kind) for kind in kinds])
print(Fraction.__mro__, issubclass(int, numbers.Rational), issubclass(Decimal, numbers.Real))
class Mine:
    pass
numbers.Real.register(Mine)
print(isinstance(Mine(), numbers.Complex), issubclass(Mine, numbers.Rational))
try:
    numbers.Complex()
except TypeError as error:
    print(str(error)[:60])
class Half(numbers.Integral):
    pass
try:
    Half()
except TypeError as error:
    print(str(error)[:52])
import statistics
print(statistics.mean([Decimal("0.1"), Decimal("0.3")]), statistics.median([Fraction(1, 3), Fraction(1, 2)]))
print(Decimal(1) == Fraction(1), Fraction(1, 2) + 1, hash(Fraction(1, 2)) == hash(0.5) == hash(Decimal("0.5")))
