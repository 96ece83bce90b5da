// The module `fractions` in Python: exact ratios of ints. Our own text.

enum FractionsSource {
  static let module = NativeModule("fractions") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, making + arithmetic)
  }

  private static let making = #"""
    import math as _math
    import numbers as _numbers
    import operator as _operator

    def _invalid(text):
        return ValueError(f'Invalid literal for Fraction: {text!r}')

    def _digits(text, start):
        end = start
        while end < len(text) and (text[end].isdecimal() or (text[end] == '_' and end > start
                                                             and text[end - 1] != '_')):
            end += 1
        return end

    def _parse(literal):
        text = literal.strip()
        sign = 1
        if text[:1] in ('+', '-'):
            sign = -1 if text[0] == '-' else 1
            text = text[1:]
        if '/' in text:
            top, _, bottom = text.partition('/')
            for number in (top, bottom):
                if not number or _digits(number, 0) != len(number) or number.endswith('_'):
                    raise _invalid(literal)
            return sign * int(top), int(bottom)
        end = _digits(text, 0)
        whole, rest = text[:end], text[end:]
        part = ''
        if rest[:1] == '.':
            stop = _digits(rest, 1)
            part, rest = rest[1:stop], rest[stop:]
        if not whole and not part or whole.endswith('_') or part.endswith('_'):
            raise _invalid(literal)
        exponent = 0
        if rest[:1] in ('e', 'E'):
            digits = rest[1:]
            if digits[:1] in ('+', '-'):
                digits = digits[1:]
            if not digits.isdecimal():
                raise _invalid(literal)
            exponent = int(rest[1:])
            rest = ''
        if rest:
            raise _invalid(literal)
        part = part.replace('_', '')
        n = int((whole.replace('_', '') or '0') + part)
        exponent -= len(part)
        if exponent >= 0:
            return sign * n * 10 ** exponent, 1
        return sign * n, 10 ** -exponent

    def _make(n, d):
        self = object.__new__(Fraction)
        self._numerator = n
        self._denominator = d
        return self

    def _reduced(n, d):
        g = _math.gcd(n, d)
        if d < 0:
            g = -g
        return _make(n // g, d // g)

    def _is_rational(value):
        return isinstance(value, (int, Fraction))
    """#

  private static let arithmetic = #"""


    class Fraction(_numbers.Rational):
        __slots__ = ('_numerator', '_denominator')

        def __new__(cls, numerator=0, denominator=None):
            self = object.__new__(cls)
            if denominator is None:
                if isinstance(numerator, int):
                    self._numerator, self._denominator = int(numerator), 1
                    return self
                if isinstance(numerator, str):
                    n, d = _parse(numerator)
                    if d == 0:
                        raise ZeroDivisionError(f'Fraction({n}, 0)')
                elif isinstance(numerator, Fraction):
                    self._numerator, self._denominator = numerator._numerator, numerator._denominator
                    return self
                elif hasattr(numerator, 'as_integer_ratio'):
                    n, d = numerator.as_integer_ratio()
                else:
                    raise TypeError('argument should be a string or a Rational instance')
            elif _is_rational(numerator) and _is_rational(denominator):
                n = numerator.numerator * denominator.denominator
                d = denominator.numerator * numerator.denominator
            else:
                raise TypeError('both arguments should be Rational instances')
            if d == 0:
                raise ZeroDivisionError(f'Fraction({n}, 0)')
            g = _math.gcd(n, d)
            if d < 0:
                g = -g
            self._numerator, self._denominator = n // g, d // g
            return self

        @classmethod
        def from_float(cls, f):
            if isinstance(f, int):
                return cls(f)
            if not isinstance(f, float):
                raise TypeError('%s.from_float() only takes floats, not %r (%s)' % (
                    cls.__name__, f, type(f).__name__))
            return cls(*f.as_integer_ratio())

        @classmethod
        def from_decimal(cls, dec):
            return cls(*dec.as_integer_ratio())

        def as_integer_ratio(self):
            return (self._numerator, self._denominator)

        def is_integer(self):
            return self._denominator == 1

        def limit_denominator(self, max_denominator=1000000):
            if max_denominator < 1:
                raise ValueError('max_denominator should be at least 1')
            if self._denominator <= max_denominator:
                return Fraction(self)
            p0, q0, p1, q1 = 0, 1, 1, 0
            n, d = self._numerator, self._denominator
            while True:
                a = n // d
                q2 = q0 + a * q1
                if q2 > max_denominator:
                    break
                p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
                n, d = d, n - a * d
            k = (max_denominator - q0) // q1
            low = _reduced(p0 + k * p1, q0 + k * q1)
            high = _make(p1, q1)
            return high if abs(high - self) <= abs(low - self) else low

        @property
        def numerator(self):
            return self._numerator

        @property
        def denominator(self):
            return self._denominator

        real = property(lambda self: self)
        imag = property(lambda self: 0)

        def conjugate(self):
            return self

        def __repr__(self):
            return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

        def __str__(self):
            if self._denominator == 1:
                return str(self._numerator)
            return f'{self._numerator}/{self._denominator}'

        def __add__(self, other):
            if _is_rational(other):
                n, d = other.numerator, other.denominator
                return _reduced(self._numerator * d + n * self._denominator, self._denominator * d)
            if isinstance(other, (float, complex)):
                return float(self) + other
            return NotImplemented

        __radd__ = __add__

        def __sub__(self, other):
            if _is_rational(other):
                n, d = other.numerator, other.denominator
                return _reduced(self._numerator * d - n * self._denominator, self._denominator * d)
            if isinstance(other, (float, complex)):
                return float(self) - other
            return NotImplemented

        def __rsub__(self, other):
            if _is_rational(other):
                return -(self - other)
            if isinstance(other, (float, complex)):
                return other - float(self)
            return NotImplemented

        def __mul__(self, other):
            if _is_rational(other):
                return _reduced(self._numerator * other.numerator, self._denominator * other.denominator)
            if isinstance(other, (float, complex)):
                return float(self) * other
            return NotImplemented

        __rmul__ = __mul__

        def __truediv__(self, other):
            if _is_rational(other):
                return _quotient(self, other)
            if isinstance(other, (float, complex)):
                return float(self) / other
            return NotImplemented

        def __rtruediv__(self, other):
            if _is_rational(other):
                return _quotient(other, self)
            if isinstance(other, (float, complex)):
                return other / float(self)
            return NotImplemented

        def __floordiv__(self, other):
            if _is_rational(other):
                return (self._numerator * other.denominator) // (self._denominator * other.numerator)
            return float(self) // other if isinstance(other, float) else NotImplemented

        def __rfloordiv__(self, other):
            if _is_rational(other):
                return (other.numerator * self._denominator) // (other.denominator * self._numerator)
            return other // float(self) if isinstance(other, float) else NotImplemented

        def __mod__(self, other):
            if _is_rational(other):
                return _rest(self, other)
            return float(self) % other if isinstance(other, float) else NotImplemented

        def __rmod__(self, other):
            if _is_rational(other):
                return _rest(other, self)
            return other % float(self) if isinstance(other, float) else NotImplemented

        def __divmod__(self, other):
            if _is_rational(other):
                return self // other, self % other
            return divmod(float(self), other) if isinstance(other, float) else NotImplemented

        def __rdivmod__(self, other):
            if _is_rational(other):
                return other // self, other % self
            return divmod(other, float(self)) if isinstance(other, float) else NotImplemented

        def __pow__(self, other):
            if _is_rational(other):
                if other.denominator != 1:
                    return float(self) ** float(other)
                power = other.numerator
                n, d = self._numerator, self._denominator
                if power >= 0:
                    return _make(n ** power, d ** power)
                if n > 0:
                    return _make(d ** -power, n ** -power)
                if n == 0:
                    raise ZeroDivisionError(f'Fraction({d ** -power}, 0)')
                return _make((-d) ** -power, (-n) ** -power)
            if isinstance(other, (float, complex)):
                return float(self) ** other
            return NotImplemented

        def __rpow__(self, other):
            if self._denominator == 1 and self._numerator >= 0:
                return other ** self._numerator
            if _is_rational(other):
                return Fraction(other.numerator, other.denominator) ** self
            return other ** float(self)

        def __pos__(self):
            return _make(self._numerator, self._denominator)

        def __neg__(self):
            return _make(-self._numerator, self._denominator)

        def __abs__(self):
            return _make(abs(self._numerator), self._denominator)

        def __int__(self):
            return self.__trunc__()

        def __trunc__(self):
            if self._numerator < 0:
                return -(-self._numerator // self._denominator)
            return self._numerator // self._denominator

        def __floor__(self):
            return self._numerator // self._denominator

        def __ceil__(self):
            return -(-self._numerator // self._denominator)

        def __round__(self, ndigits=None):
            if ndigits is None:
                whole, rest = divmod(self._numerator, self._denominator)
                if rest * 2 < self._denominator or (rest * 2 == self._denominator and whole % 2 == 0):
                    return whole
                return whole + 1
            shift = 10 ** abs(ndigits)
            if ndigits > 0:
                return Fraction(round(self * shift), shift)
            return Fraction(round(self / shift) * shift)

        def __float__(self):
            return self._numerator / self._denominator

        def __complex__(self):
            return complex(float(self))

        def __bool__(self):
            return self._numerator != 0

        def __hash__(self):
            modulus = 2305843009213693951
            try:
                inverse = pow(self._denominator, -1, modulus)
            except ValueError:
                value = 314159
            else:
                value = abs(self._numerator) % modulus * inverse % modulus
            value = value if self._numerator >= 0 else -value
            return -2 if value == -1 else value

        def __eq__(self, other):
            if _is_rational(other):
                return self._numerator == other.numerator and self._denominator == other.denominator
            if isinstance(other, complex) and other.imag == 0:
                other = other.real
            if isinstance(other, float):
                if _math.isnan(other) or _math.isinf(other):
                    return 0.0 == other
                return self.as_integer_ratio() == other.as_integer_ratio()
            return NotImplemented

        def _ordered(self, other, rule):
            if _is_rational(other):
                return rule(self._numerator * other.denominator, self._denominator * other.numerator)
            if isinstance(other, float):
                if _math.isnan(other) or _math.isinf(other):
                    return rule(0.0, other)
                return rule(self, Fraction(*other.as_integer_ratio()))
            return NotImplemented

        def __lt__(self, other):
            return self._ordered(other, _operator.lt)

        def __gt__(self, other):
            return self._ordered(other, _operator.gt)

        def __le__(self, other):
            return self._ordered(other, _operator.le)

        def __ge__(self, other):
            return self._ordered(other, _operator.ge)

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

    def _quotient(left, right):
        n = left.numerator * right.denominator
        d = left.denominator * right.numerator
        if d == 0:
            raise ZeroDivisionError(f'Fraction({n // (abs(n) or 1)}, 0)')
        return _reduced(n, d)

    def _rest(left, right):
        n = left.numerator * right.denominator
        d = left.denominator * right.numerator
        return _reduced(n % d, left.denominator * right.denominator)
    """#
}
