// The module `decimal` in Python, second part: how a number is made, printed and formatted.

extension DecimalSource {
  static let numbers = #"""
    def _build(value, context):
        """`Decimal(value, context)` of what is not an ordinary number."""
        if isinstance(value, str):
            return _read(value, context or getcontext())
        if isinstance(value, float):
            context = context or getcontext()
            if context.traps[FloatOperation]:
                raise FloatOperation([FloatOperation])
            context.flags[FloatOperation] = True
            return _of_float(value)
        if isinstance(value, (tuple, list)):
            return _of_tuple(value)
        raise TypeError(f'conversion from {_type_name(value)} to Decimal is not supported')

    def _read(text, context):
        text = text.strip().replace('_', '')
        match = _syntax.fullmatch(text)
        if match:
            sign, whole, fraction, only, power = match.groups()
            digits = (whole or '') + (fraction or '') + (only or '')
            places = len(fraction or '') + len(only or '')
            power = int(power or 0)
            if abs(power) < 10 ** 18:
                return _make(1 if sign == '-' else 0, int(digits), power - places)
            if not int(digits):
                return _make(1 if sign == '-' else 0, 0, MAX_EMAX if power > 0 else MIN_ETINY)
            return _raise(context, InvalidOperation, _NAN)
        match = _special.fullmatch(text)
        if match:
            sign, infinite, signalling, payload = match.groups()
            if infinite:
                return _make(1 if sign == '-' else 0, 0, 0, 'F')
            return _make(1 if sign == '-' else 0, int(payload or 0), 0, 'N' if signalling else 'n')
        return _raise(context, ConversionSyntax, _NAN)

    def _of_float(value):
        if _math.isnan(value):
            return _make(0, 0, 0, 'n')
        if _math.isinf(value):
            return _make(1 if value < 0 else 0, 0, 0, 'F')
        return _from_float(value)

    def _of_tuple(value):
        if len(value) != 3:
            raise ValueError('argument must be a sequence of length 3')
        sign, digits, exponent = value
        if sign not in (0, 1):
            raise ValueError('sign must be an integer with the value 0 or 1')
        for digit in digits:
            if not isinstance(digit, int) or not 0 <= digit <= 9:
                raise ValueError('coefficient must be a tuple of digits')
        number = int(''.join(map(str, digits)) or '0')
        if isinstance(exponent, str):
            if exponent not in ('F', 'n', 'N'):
                raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
            return _make(sign, 0 if exponent == 'F' else number, 0, exponent)
        return _make(sign, number, exponent)

    class Decimal:
        @classmethod
        def from_float(cls, f, /):
            if isinstance(f, int):
                return cls(f)
            if not isinstance(f, float):
                raise TypeError('argument must be int or float')
            value = _of_float(f)
            return value if cls is Decimal else cls(value)

        # Facts.

        def is_nan(self):
            return self._kind in ('n', 'N')

        def is_qnan(self):
            return self._kind == 'n'

        def is_snan(self):
            return self._kind == 'N'

        def is_infinite(self):
            return self._kind == 'F'

        def is_finite(self):
            return not self._kind

        def is_zero(self):
            return not self._kind and not self._coefficient

        def is_signed(self):
            return self._sign == 1

        def is_canonical(self):
            return True

        def canonical(self):
            return self

        def is_normal(self, context=None):
            context = context or getcontext()
            return not self._kind and self._coefficient != 0 and self.adjusted() >= context.Emin

        def is_subnormal(self, context=None):
            context = context or getcontext()
            return not self._kind and self._coefficient != 0 and self.adjusted() < context.Emin

        def adjusted(self):
            return 0 if self._kind else self._exponent + _length(self._coefficient) - 1

        def as_tuple(self):
            if self._kind == 'F':
                return DecimalTuple(self._sign, (0,), 'F')
            if self._kind:
                digits = tuple(map(int, str(self._coefficient))) if self._coefficient else ()
                return DecimalTuple(self._sign, digits, self._kind)
            return DecimalTuple(self._sign, tuple(map(int, str(self._coefficient))), self._exponent)

        def as_integer_ratio(self):
            if self._kind:
                if self._kind == 'F':
                    raise OverflowError('cannot convert Infinity to integer ratio')
                raise ValueError('cannot convert NaN to integer ratio')
            number = -self._coefficient if self._sign else self._coefficient
            if self._exponent >= 0:
                return number * 10 ** self._exponent, 1
            bottom = 10 ** -self._exponent
            common = _math.gcd(number, bottom)
            return number // common, bottom // common

        def conjugate(self):
            return self

        def __complex__(self):
            return complex(float(self))

        def radix(self):
            return Decimal(10)

        def number_class(self, context=None):
            if self._kind:
                return {'n': 'NaN', 'N': 'sNaN', 'F': '-Infinity' if self._sign else '+Infinity'}[self._kind]
            sign = '-' if self._sign else '+'
            return sign + ('Zero' if not self._coefficient else 'Subnormal' if self.is_subnormal(context) else 'Normal')

        # Text.

        def to_eng_string(self, context=None):
            return self._text(True, context or getcontext())

        def _text(self, engineering, context):
            sign = '-' if self._sign else ''
            if self._kind == 'F':
                return sign + 'Infinity'
            if self._kind:
                return sign + ('sNaN' if self._kind == 'N' else 'NaN') + str(self._coefficient or '')
            digits = str(self._coefficient)
            left = self._exponent + len(digits)
            if self._exponent <= 0 and left > -6:
                point = left
            elif not engineering:
                point = 1
            elif self._coefficient == 0:
                point = (left + 1) % 3 - 1
            else:
                point = (left - 1) % 3 + 1
            if point <= 0:
                whole, fraction = '0', '.' + '0' * -point + digits
            elif point >= len(digits):
                whole, fraction = digits + '0' * (point - len(digits)), ''
            else:
                whole, fraction = digits[:point], '.' + digits[point:]
            power = '' if left == point else ('E' if context.capitals else 'e') + f'{left - point:+d}'
            return sign + whole + fraction + power

        def _format(self, spec, /):
            fields = _format_fields(spec)
            if fields is None:
                raise ValueError('invalid format string')
            fill, align, sign, zero, width, comma, precision, kind, no_negative_zero = fields
            if zero and align is None:
                fill, align = '0', '='
            align = align or '>'
            lead = '-' if self._sign else {'+': '+', ' ': ' '}.get(sign, '')
            if self._kind:
                text = str(self.copy_abs()) + ('%' if kind == '%' else '')
                return _pad(lead, text, ' ' if zero else fill, '>' if zero else align, width)
            value = self
            context = getcontext()
            if kind in ('g', 'G', '', 'n'):
                if precision is not None and value._coefficient:
                    drop = _length(value._coefficient) - (precision or 1)
                    if drop > 0:
                        coefficient, _ = _cut(value._coefficient, drop, value._sign, context.rounding)
                        exponent = value._exponent + drop
                        if _length(coefficient) > (precision or 1):
                            coefficient //= 10
                            exponent += 1
                        value = _make(value._sign, coefficient, exponent)
            elif kind in ('e', 'E'):
                if precision is not None:
                    drop = _length(value._coefficient) - 1 - precision
                    if drop > 0:
                        coefficient, _ = _cut(value._coefficient, drop, value._sign, context.rounding)
                        exponent = value._exponent + drop
                        if _length(coefficient) > precision + 1:
                            coefficient //= 10
                            exponent += 1
                        value = _make(value._sign, coefficient, exponent)
                    elif drop < 0:
                        if value._coefficient:
                            value = _make(value._sign, value._coefficient * 10 ** -drop, value._exponent + drop)
                        else:
                            value = _make(value._sign, 0, value._exponent - precision)
            else:
                if kind == '%':
                    value = _make(value._sign, value._coefficient, value._exponent + 2)
                if precision is not None:
                    value = value._rescaled(-precision, context.rounding)
                elif value._exponent > 0:
                    value = value._rescaled(0, context.rounding)
            if no_negative_zero and not value._coefficient:
                lead = {'+': '+', ' ': ' '}.get(sign, '')
            digits = str(value._coefficient)
            left = value._exponent + len(digits)
            if kind in ('e', 'E'):
                point = 1
            elif kind in ('f', 'F', '%'):
                point = left
            elif value._exponent <= 0 and left > -6:
                point = left
            else:
                point = 1
            if kind in ('e', 'E') and not value._coefficient and precision is not None:
                whole, fraction, power = '0', '0' * precision, value._exponent + 2 * precision
            else:
                if point <= 0:
                    whole, fraction = '0', '0' * -point + digits
                elif point >= len(digits):
                    whole, fraction = digits + '0' * (point - len(digits)), ''
                else:
                    whole, fraction = digits[:point], digits[point:]
                power = left - point
            tail = '.' + fraction if fraction else ''
            if power or kind in ('e', 'E'):
                mark = 'E' if kind in ('E', 'G') or (not kind and context.capitals) else 'e'
                tail += f'{mark}{power:+d}'
            if kind == '%':
                tail += '%'
            if comma:
                if align == '=' and fill == '0':
                    room = width - len(lead) - len(tail)
                    while len(_grouped(whole, comma)) < room:
                        longer = '0' + whole
                        if len(_grouped(longer, comma)) > room and len(_grouped(whole, comma)) >= room:
                            break
                        whole = longer
                whole = _grouped(whole, comma)
            return _pad(lead, whole + tail, fill, align, width)

    """#
}
