// The module `decimal` in Python, between comparison and functions: what looks at the digits of a number (shifts, rotations,
// logical operations) and the next number in a direction.

extension DecimalSource {
  static let digits = #"""
        def compare_signal(self, other, context=None):
            other = _convert(other)
            context = context or getcontext()
            if self.is_nan() or other.is_nan():
                loud = self if self._kind == 'N' else other if other._kind == 'N' else self if self.is_nan() else other
                return _raise(context, InvalidOperation, _make(loud._sign, loud._coefficient, 0, 'n')._fixed(context))
            return self.compare(other, context)

        def compare_total_mag(self, other, context=None):
            return self.copy_abs().compare_total(_convert(other).copy_abs())

        def _count(self, other, context):
            """A number of places, from -prec to prec; None when it is none."""
            if other._kind or other._exponent or abs(int(other)) > context.prec:
                return None
            return int(other)

        def _moved(self, other, context, move):
            other = _convert(other)
            context = context or getcontext()
            nan = _nan_of(context, self, other)
            if nan is not None:
                return nan
            count = self._count(other, context)
            if count is None:
                return _raise(context, InvalidOperation, _NAN)
            if self._kind:
                return self
            digits = str(self._coefficient)[-context.prec:].rjust(context.prec, '0')
            return _make(self._sign, int(move(digits, count)), self._exponent)

        def shift(self, other, context=None):
            def move(digits, count):
                return (digits + '0' * count)[-len(digits):] if count >= 0 else digits[:count] or '0'
            return self._moved(other, context, move)

        def rotate(self, other, context=None):
            return self._moved(other, context, lambda digits, count: digits[count:] + digits[:count])

        def _bits(self, context):
            """The digits of a logical operand, all 0 or 1; None when it is none."""
            if self._kind or self._sign or self._exponent:
                return None
            digits = str(self._coefficient)
            if len(digits) > context.prec or digits.strip('01'):
                return None
            return digits.rjust(context.prec, '0')

        def _logical(self, other, context, combine):
            context = context or getcontext()
            mine, its = self._bits(context), _convert(other)._bits(context)
            if mine is None or its is None:
                return _raise(context, InvalidOperation, _NAN)
            return _make(0, int(''.join([combine(a, b) for a, b in zip(mine, its)])), 0)

        def logical_and(self, other, context=None):
            return self._logical(other, context, lambda a, b: '1' if a == b == '1' else '0')

        def logical_or(self, other, context=None):
            return self._logical(other, context, lambda a, b: '0' if a == b == '0' else '1')

        def logical_xor(self, other, context=None):
            return self._logical(other, context, lambda a, b: '0' if a == b else '1')

        def logical_invert(self, context=None):
            context = context or getcontext()
            digits = self._bits(context)
            if digits is None:
                return _raise(context, InvalidOperation, _NAN)
            return _make(0, int(digits.translate({48: '1', 49: '0'})), 0)

        def next_toward(self, other, context=None):
            other = _convert(other)
            context = context or getcontext()
            nan = _nan_of(context, self, other)
            if nan is not None:
                return nan
            order = self._order(other)
            if not order:
                return self.copy_sign(other)
            result = self.next_plus(context) if order < 0 else self.next_minus(context)
            if result._kind:
                _note(context, Overflow, Inexact, Rounded)
            elif result.adjusted() < context.Emin:
                _note(context, Underflow, Subnormal, Inexact, Rounded)
                if not result:
                    _note(context, Clamped)
            return result

    """#

  /// The methods of `Context` by name, so that it has no `__getattr__` and `dir` shows them.
  static let contextMethods = #"""
    def _fill_context():
        def by_method(name, unary):
            if unary:
                def method(self, x, /):
                    return getattr(_convert(x), name)(context=self)
            else:
                def method(self, x, y, /):
                    return getattr(_convert(x), name)(y, context=self)
            return method

        def plain(name):
            def method(self, x, /, *others):
                return getattr(_convert(x), name)(*[_convert(other) for other in others])
            return method

        def by_operator(function, count):
            def run(self, values):
                previous = getcontext()
                _use(self)
                try:
                    return function(*[_convert(value) for value in values])
                finally:
                    _use(previous)
            if count == 1:
                return lambda self, x, /: run(self, (x,))
            return lambda self, x, y, /: run(self, (x, y))

        table = {}
        for name in ('exp', 'ln', 'log10', 'logb', 'logical_invert', 'next_minus', 'next_plus', 'normalize', 'number_class',
                     'sqrt', 'to_eng_string', 'to_integral_exact', 'to_integral_value', 'is_normal', 'is_subnormal'):
            table[name] = by_method(name, True)
        table['to_integral'] = by_method('to_integral_value', True)
        for name in ('compare', 'compare_signal', 'logical_and', 'logical_or', 'logical_xor', 'max', 'max_mag', 'min', 'min_mag',
                     'next_toward', 'remainder_near', 'rotate', 'scaleb', 'shift'):
            table[name] = by_method(name, False)
        table['quantize'] = lambda self, x, y, /: _convert(x).quantize(y, context=self)
        for name in ('canonical', 'copy_abs', 'copy_negate', 'is_canonical', 'is_finite', 'is_infinite', 'is_nan', 'is_qnan',
                     'is_signed', 'is_snan', 'is_zero'):
            table[name] = plain(name)
        for name in ('compare_total', 'compare_total_mag', 'copy_sign', 'same_quantum'):
            table[name] = plain(name)
        for name, function, count in (
                ('add', lambda a, b: a + b, 2), ('subtract', lambda a, b: a - b, 2), ('multiply', lambda a, b: a * b, 2),
                ('divide', lambda a, b: a / b, 2), ('divide_int', lambda a, b: a // b, 2),
                ('remainder', lambda a, b: a % b, 2), ('divmod', divmod, 2), ('minus', lambda a: -a, 1),
                ('plus', lambda a: +a, 1), ('abs', abs, 1), ('to_sci_string', str, 1), ('_apply', lambda a: a, 1)):
            table[name] = by_operator(function, count)
        def power(self, /, a, b, modulo=None):
            previous = getcontext()
            _use(self)
            try:
                return _convert(a) ** _convert(b) if modulo is None else pow(_convert(a), _convert(b), _convert(modulo))
            finally:
                _use(previous)
        table['power'] = power
        table['fma'] = lambda self, x, y, z, /: _convert(x).fma(y, z, context=self)
        table['copy_decimal'] = lambda self, x, /: _convert(x)
        table['radix'] = lambda self: Decimal(10)
        for name, method in table.items():
            method.__name__ = name
            method.__qualname__ = 'Context.' + name
            _set_method(Context, name, method)

    _fill_context()
    """#
}
