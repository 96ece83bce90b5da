// The module `decimal` in Python, third part: rounding, quantizing and conversion to other numbers.

extension DecimalSource {
  static let rounding = #"""
        # Rounding.

        def _fix(self, context):
            """Rounded to the context, with its conditions."""
            if self._kind:
                if self._kind != 'F' and _length(self._coefficient) > context.prec:
                    return _make(self._sign, self._coefficient % 10 ** context.prec, 0, self._kind)
                return self
            coefficient, exponent = self._coefficient, self._exponent
            tiny, top = context.Emin - context.prec + 1, context.Emax - context.prec + 1
            if not coefficient:
                highest = top if context.clamp else context.Emax
                fitted = min(max(exponent, tiny), highest)
                if fitted != exponent:
                    context.flags[Clamped] = True
                    return _make(self._sign, 0, fitted)
                return self
            length = _length(coefficient)
            least = length + exponent - context.prec
            if least > top:
                _note(context, Overflow, Inexact, Rounded)
                if context.traps[Overflow]:
                    raise Overflow([Overflow])
                towards = context.rounding
                to_largest = towards in (ROUND_DOWN, ROUND_05UP) or (
                    towards == ROUND_CEILING and self._sign) or (towards == ROUND_FLOOR and not self._sign)
                if to_largest:
                    return _make(self._sign, 10 ** context.prec - 1, top)
                return _make(self._sign, 0, 0, 'F')
            is_subnormal = least < tiny
            if is_subnormal:
                least = tiny
            if exponent < least:
                drop = least - exponent
                rest, inexact = _cut(coefficient, drop, self._sign, context.rounding)
                if _length(rest) > context.prec:
                    rest //= 10
                    least += 1
                    if least > top:
                        return _make(self._sign, rest, least)._fix(context)
                conditions = [Rounded]
                if inexact:
                    conditions.append(Inexact)
                if is_subnormal:
                    conditions.append(Subnormal)
                    if inexact:
                        conditions.append(Underflow)
                if not rest:
                    conditions.append(Clamped)
                _note(context, *conditions)
                for condition in (Underflow, Subnormal, Inexact, Rounded, Clamped):
                    if condition in conditions and context.traps[condition]:
                        raise condition([condition])
                return _make(self._sign, rest, least)
            if is_subnormal:
                context.flags[Subnormal] = True
            if context.clamp and exponent > top:
                context.flags[Clamped] = True
                return _make(self._sign, coefficient * 10 ** (exponent - top), top)
            return self

        def _rescaled(self, exponent, rounding):
            if not self._coefficient:
                return _make(self._sign, 0, exponent)
            if self._exponent >= exponent:
                return _make(self._sign, self._coefficient * 10 ** (self._exponent - exponent), exponent)
            rest, _ = _cut(self._coefficient, exponent - self._exponent, self._sign, rounding)
            return _make(self._sign, rest, exponent)

        def _quantize(self, exp, rounding=None, context=None):
            exp = _convert(exp)
            context = context or getcontext()
            rounding = rounding or context.rounding
            if rounding not in _ROUNDINGS:
                raise TypeError(_rounding_message)
            if self._kind or exp._kind:
                nan = _nan_of(context, self, exp)
                if nan is not None:
                    return nan
                if self._kind == exp._kind == 'F':
                    return self
                return _raise(context, InvalidOperation, _NAN)
            if self._coefficient and self.adjusted() - exp._exponent + 1 > context.prec:
                return _raise(context, InvalidOperation, _NAN)
            result = self._rescaled(exp._exponent, rounding)
            if _length(result._coefficient) > context.prec or result.adjusted() > context.Emax:
                return _raise(context, InvalidOperation, _NAN)
            if exp._exponent > self._exponent:
                _note(context, Rounded)
                if result != self:
                    _note(context, Inexact)
            return result

        def same_quantum(self, other, context=None):
            other = _convert(other)
            if self._kind or other._kind:
                return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
            return self._exponent == other._exponent

        def normalize(self, context=None):
            context = context or getcontext()
            nan = _nan_of(context, self)
            if nan is not None:
                return nan
            value = self._fixed(context)
            if value._kind:
                return value
            coefficient, exponent = value._coefficient, value._exponent
            if not coefficient:
                return _make(value._sign, 0, 0)
            highest = context.Emax - context.prec + 1 if context.clamp else context.Emax
            while coefficient % 10 == 0 and exponent < highest:
                coefficient //= 10
                exponent += 1
            return _make(value._sign, coefficient, exponent)

        def to_integral_value(self, rounding=None, context=None):
            context = context or getcontext()
            nan = _nan_of(context, self)
            if nan is not None:
                return nan
            if self._kind or self._exponent >= 0:
                return _make(self._sign, self._coefficient, self._exponent, self._kind)
            return self._rescaled(0, rounding or context.rounding)

        to_integral = to_integral_value

        def to_integral_exact(self, rounding=None, context=None):
            context = context or getcontext()
            result = self.to_integral_value(rounding, context)
            if not self._kind and self._exponent < 0:
                _note(context, Rounded)
                if result != self:
                    _note(context, Inexact)
            return result

        def _round(self, n=None):
            if n is None:
                self._must_be_number('integer')
                return self._rescaled(0, ROUND_HALF_EVEN)._integer()
            if not isinstance(n, int):
                raise TypeError('optional arg must be an integer')
            return self.quantize(_make(0, 1, -n))

        def _must_be_number(self, what):
            if self._kind == 'F':
                raise OverflowError(f'cannot convert Infinity to {what}')
            if self._kind:
                raise ValueError(f'cannot convert NaN to {what}')

        def _integer(self):
            self._must_be_number('integer')
            if self._exponent >= 0:
                number = self._coefficient * 10 ** self._exponent
            else:
                number = 0 if self.adjusted() < 0 else self._coefficient // 10 ** -self._exponent
            return -number if self._sign else number

        def _floor(self):
            self._must_be_number('integer')
            return self._rescaled(0, ROUND_FLOOR)._integer()

        def _ceil(self):
            self._must_be_number('integer')
            return self._rescaled(0, ROUND_CEILING)._integer()

        def _float(self):
            if self._kind == 'N':
                raise ValueError('cannot convert signaling NaN to float')
            if self._kind:
                return float('nan') if self._kind == 'n' else float('-inf') if self._sign else float('inf')
            return float(str(self))

    """#
}
