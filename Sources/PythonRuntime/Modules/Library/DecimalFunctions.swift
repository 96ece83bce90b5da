// The module `decimal` in Python, last part: logarithms, exponentials and the parts of formats.

extension DecimalSource {
  static let functions = #"""
    Decimal = _fill(_number, Decimal)
    _set_method(Decimal, '_build', _build)
    _NAN = _make(0, 0, 0, 'n')
    _wide = Context(prec=MAX_PREC, traps=[])

    def _quiet(context):
        context = context.copy()
        context.clear_traps()
        return context

    def _note(context, *conditions):
        for condition in conditions:
            context.flags[condition] = True

    def _type_name(value):
        kind = type(value)
        return kind.__name__ if kind.__module__ == 'builtins' else f'{kind.__module__}.{kind.__name__}' if (
            kind.__module__ in ('decimal',)) else kind.__name__

    def _operand(value):
        if isinstance(value, Decimal):
            return value
        return Decimal(value) if isinstance(value, int) else NotImplemented

    def _convert(value):
        if isinstance(value, Decimal):
            return value
        if isinstance(value, int):
            return Decimal(value)
        raise TypeError(f'conversion from {_type_name(value)} to Decimal is not supported')

    def _nan_of(context, *values):
        for value in values:
            if value._kind == 'N':
                return _raise(context, InvalidOperation, _make(value._sign, value._coefficient, 0, 'n'))
        for value in values:
            if value._kind == 'n':
                return value._fixed(context)
        return None

    def _settle(digits, negative, context, rounding=ROUND_HALF_EVEN):
        """Rounds a function's value: with more digits until those cut off cannot change the result."""
        extra = 3
        while True:
            sign, coefficient, exponent = digits(extra)
            drop = _length(coefficient) - context.prec
            if drop <= 0 or coefficient % (5 * 10 ** (drop - 1)):
                break
            extra += 3
        wide = context.copy()
        wide.rounding = rounding
        result = _make(sign if negative is None else negative, coefficient, exponent)._fixed(wide)
        context._flags |= wide._flags
        return result

    def _log_of_int(top, bottom, places):
        """ln(top / bottom) in units of 10 ** -places, by halving and a series."""
        scale = 10 ** (places + 10)
        power = top.bit_length() - bottom.bit_length()
        value = scale * top // (bottom << power) if power >= 0 else scale * (top << -power) // bottom
        roots = 0
        # ln(v) = 2 ** k * ln(v ** (1 / 2 ** k)), nearer to 1 with each root.
        while abs(value - scale) * 64 > scale and roots < 12:
            value = _math.isqrt(value * scale)
            roots += 1
        below = value < scale
        ratio = abs(value - scale) * scale // (value + scale)
        square = ratio * ratio // scale
        total, term, n = 0, ratio, 1
        while term:
            total += term // n
            term = term * square // scale
            n += 2
        total = 2 * total << roots
        return (-total if below else total), power, scale

    _ln2_known = {}

    def _ln2(places):
        if places not in _ln2_known:
            scale = 10 ** (places + 10)
            total, term, n = 0, scale // 3, 1
            while term:
                total += term // n
                term //= 9
                n += 2
            _ln2_known[places] = 2 * total
        return _ln2_known[places]

    def _ln_scaled(value, places):
        """ln(value) in units of 10 ** -(places + 10)."""
        power = value._exponent
        if abs(power) > 1000:
            extra = len(str(abs(power))) + 2
            ten = _ln_scaled(Decimal(10), places + extra)
            return _ln_scaled(_make(0, value._coefficient, 0), places) + power * ten // 10 ** extra
        if value._exponent >= 0:
            top, bottom = value._coefficient * 10 ** value._exponent, 1
        else:
            top, bottom = value._coefficient, 10 ** -value._exponent
        total, power, _ = _log_of_int(top, bottom, places)
        return total + power * _ln2(places)

    def _ln_digits(value, digits):
        # Near 1 the logarithm is small: more places for as many digits.
        near = abs(value._plus(Decimal(-1), _wide))
        places = digits + 5 + max(0, -near.adjusted())
        total = _ln_scaled(value, places)
        return 1 if total < 0 else 0, abs(total), -(places + 10)

    def _log10_digits(value, digits):
        near = abs(value._plus(Decimal(-1), _wide))
        places = digits + 5 + max(0, -near.adjusted())
        total = _ln_scaled(value, places) * 10 ** (places + 10) // _ln_scaled(Decimal(10), places)
        return 1 if total < 0 else 0, abs(total), -(places + 10)

    _ln10_known = {}

    def _exp_scaled(total, places):
        """exp(total / 10 ** places): coefficient and exponent, to about `places` digits."""
        scale = 10 ** places
        if places not in _ln10_known:
            _ln10_known[places] = _ln_scaled(Decimal(10), places) // 10 ** 10
        power, rest = divmod(total, _ln10_known[places])
        halvings = 8
        if places <= 2000:
            return _exp_series(rest, places, halvings), power - places
        rest >>= halvings
        result, term, n = scale, scale, 1
        while term:
            term = term * rest // (scale * n)
            result += term
            n += 1
        for _ in range(halvings):
            result = result * result // scale
        return result, power - places

    def _exp_digits(value, digits):
        places = digits + 8 + max(0, value.adjusted() + 1) * 2
        if value._exponent >= 0:
            total = value._coefficient * 10 ** (value._exponent + places)
        else:
            total = value._coefficient * 10 ** places // 10 ** -value._exponent
        coefficient, exponent = _exp_scaled(-total if value._sign else total, places)
        return 0, coefficient, exponent

    def _power_digits(base, other, digits):
        places = digits + 10 + max(0, other.adjusted() + 1) * 2 + max(0, len(str(abs(base.adjusted()))))
        log = _ln_scaled(base, places)
        number = -other._coefficient if other._sign else other._coefficient
        total = log * number
        if other._exponent >= 0:
            total *= 10 ** other._exponent
        else:
            total //= 10 ** -other._exponent
        coefficient, exponent = _exp_scaled(total // 10 ** 10, places)
        return 0, coefficient, exponent

    def _exact_power(base, other, context):
        """base ** other where that is a short decimal: 4 ** 0.5."""
        if other._sign or other._exponent < -3:
            return None
        top, bottom = other.as_integer_ratio()
        if bottom == 1:
            return None
        plain = base.normalize(_wide)
        coefficient, exponent = plain._coefficient, plain._exponent
        for _ in range(3):
            if exponent % bottom == 0:
                break
            coefficient *= 10
            exponent -= 1
        if exponent % bottom:
            return None
        root = round(coefficient ** (1 / bottom)) if coefficient < 2 ** 1000 else 0
        for candidate in (root - 1, root, root + 1):
            if candidate > 0 and candidate ** bottom == coefficient:
                result = _make(0, candidate ** top, exponent // bottom * top)
                if _length(result._coefficient) > context.prec:
                    return None
                padding = context.prec - _length(result._coefficient)
                return _make(0, result._coefficient * 10 ** padding, result._exponent - padding)
        return None

    _format_syntax = _re.compile(
        r'(z)?(?:(.)?([<>=^]))?([-+ ])?(0)?([1-9]\d*)?(,)?(?:\.(\d+))?([eEfFgGn%])?', _re.DOTALL)

    def _format_fields(spec):
        match = _format_syntax.fullmatch(spec)
        if match is None:
            return None
        no_negative_zero, fill, align, sign, zero, width, comma, precision, kind = match.groups()
        if zero and align:
            zero = None
        return (fill or ' ', align, sign or '-', bool(zero), int(width or 0), comma,
                None if precision is None else int(precision), kind or '', bool(no_negative_zero))

    def _grouped(digits, mark):
        head = len(digits) % 3
        parts = [digits[:head]] if head else []
        parts += [digits[i:i + 3] for i in range(head, len(digits), 3)]
        return mark.join(parts)

    def _pad(lead, text, fill, align, width):
        room = width - len(lead) - len(text)
        if room <= 0:
            return lead + text
        if align == '<':
            return lead + text + fill * room
        if align == '=':
            return lead + fill * room + text
        if align == '^':
            return fill * (room // 2) + lead + text + fill * (room - room // 2)
        return fill * room + lead + text

    _numbers.Number.register(Decimal)
    _static_types = (Decimal, Context)

    """#
}
