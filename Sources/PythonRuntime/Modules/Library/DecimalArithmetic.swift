// The module `decimal` in Python, fifth part: arithmetic, powers and roots.

extension DecimalSource {
  static let arithmetic = #"""
        # Arithmetic.

        def _negative(self):
            context = getcontext()
            nan = _nan_of(context, self)
            if nan is not None:
                return nan
            if self.is_zero() and context.rounding != ROUND_FLOOR:
                return self.copy_abs()._fixed(context)
            return self.copy_negate()._fixed(context)

        def _positive(self):
            context = getcontext()
            nan = _nan_of(context, self)
            if nan is not None:
                return nan
            if self.is_zero() and context.rounding != ROUND_FLOOR:
                return self.copy_abs()._fixed(context)
            return self._fixed(context)

        def copy_abs(self):
            return _make(0, self._coefficient, self._exponent, self._kind)

        def copy_negate(self):
            return _make(1 - self._sign, self._coefficient, self._exponent, self._kind)

        def copy_sign(self, other, context=None):
            return _make(_convert(other)._sign, self._coefficient, self._exponent, self._kind)

        def _plus(self, other, context):
            if self._kind or other._kind:
                nan = _nan_of(context, self, other)
                if nan is not None:
                    return nan
                if self._kind and other._kind and self._sign != other._sign:
                    return _raise(context, InvalidOperation, _NAN)
                return self if self._kind else other
            exponent = min(self._exponent, other._exponent)
            if not self._coefficient and not other._coefficient:
                sign = self._sign if self._sign == other._sign else 1 if context.rounding == ROUND_FLOOR else 0
                return _make(sign, 0, exponent)._fixed(context)
            left, right = self, other
            # What lies far below the last place that counts is as good as one unit there.
            if left._coefficient and right._coefficient:
                large, small = (left, right) if left.adjusted() >= right.adjusted() else (right, left)
                lowest = min(large._exponent, large.adjusted() - context.prec - 1) - 2
                if small.adjusted() < lowest:
                    small = _make(small._sign, 1, lowest)
                    exponent = min(large._exponent, lowest)
                left, right = large, small
            elif not left._coefficient or not right._coefficient:
                value = left if left._coefficient else right
                if value._exponent > exponent:
                    places = min(value._exponent - exponent, max(context.prec - _length(value._coefficient), 0))
                    if places < value._exponent - exponent:
                        _note(context, Rounded)
                    value = _make(value._sign, value._coefficient * 10 ** places, value._exponent - places)
                return value._fixed(context)
            first = left._coefficient * 10 ** (left._exponent - exponent)
            second = right._coefficient * 10 ** (right._exponent - exponent)
            total = (-first if left._sign else first) + (-second if right._sign else second)
            if not total:
                return _make(1 if context.rounding == ROUND_FLOOR else 0, 0, exponent)._fixed(context)
            return _make(1 if total < 0 else 0, abs(total), exponent)._fixed(context)

        def _add(self, other):
            return self._plus(other, getcontext())

        def _subtract(self, other):
            return self._plus(other if other.is_nan() else other.copy_negate(), getcontext())

        def _multiply(self, other):
            return self._times(other, getcontext())

        def _times(self, other, context):
            sign = self._sign ^ other._sign
            if self._kind or other._kind:
                nan = _nan_of(context, self, other)
                if nan is not None:
                    return nan
                if not self or not other:
                    return _raise(context, InvalidOperation, _NAN)
                return _make(sign, 0, 0, 'F')
            return _make(sign, self._coefficient * other._coefficient, self._exponent + other._exponent)._fixed(context)

        def _divide(self, other):
            return self._over(other, getcontext())

        def _over(self, other, context):
            sign = self._sign ^ other._sign
            if self._kind or other._kind:
                nan = _nan_of(context, self, other)
                if nan is not None:
                    return nan
                if self._kind and other._kind:
                    return _raise(context, InvalidOperation, _NAN)
                if self._kind:
                    return _make(sign, 0, 0, 'F')
                return _make(sign, 0, context.Emin - context.prec + 1)
            if not other._coefficient:
                if not self._coefficient:
                    return _raise(context, DivisionUndefined, _NAN)
                return _raise(context, DivisionByZero, _make(sign, 0, 0, 'F'))
            exponent = self._exponent - other._exponent
            if not self._coefficient:
                return _make(sign, 0, exponent)._fixed(context)
            shift = _length(other._coefficient) - _length(self._coefficient) + context.prec + 1
            shifted = exponent - shift
            if shift >= 0:
                quotient, rest = divmod(self._coefficient * 10 ** shift, other._coefficient)
            else:
                quotient, rest = divmod(self._coefficient, other._coefficient * 10 ** -shift)
            if rest:
                if quotient % 5 == 0:
                    quotient += 1
            else:
                while shifted < exponent and quotient % 10 == 0:
                    quotient //= 10
                    shifted += 1
            return _make(sign, quotient, shifted)._fixed(context)

        def _divided(self, other, context):
            """Whole quotient and remainder, as of truncated division."""
            exponent = min(self._exponent, other._exponent)
            if self.adjusted() - other.adjusted() <= -2 or not self._coefficient:
                return _make(self._sign ^ other._sign, 0, 0), self._rescaled(exponent, ROUND_DOWN)
            if self.adjusted() - other.adjusted() <= context.prec:
                left = self._coefficient * 10 ** (self._exponent - exponent)
                right = other._coefficient * 10 ** (other._exponent - exponent)
                quotient, rest = divmod(left, right)
                if _length(quotient) <= context.prec:
                    return _make(self._sign ^ other._sign, quotient, 0), _make(self._sign, rest, exponent)
            nan = _raise(context, DivisionImpossible, _NAN)
            return nan, nan

        def _floor_divide(self, other):
            context = getcontext()
            sign = self._sign ^ other._sign
            if self._kind or other._kind:
                nan = _nan_of(context, self, other)
                if nan is not None:
                    return nan
                if self._kind and other._kind:
                    return _raise(context, InvalidOperation, _NAN)
                return _make(sign, 0, 0, 'F' if self._kind else '')
            if not other._coefficient:
                if not self._coefficient:
                    return _raise(context, DivisionUndefined, _NAN)
                return _raise(context, DivisionByZero, _make(sign, 0, 0, 'F'))
            return self._divided(other, context)[0]

        def _modulo(self, other):
            context = getcontext()
            if self._kind or other._kind:
                nan = _nan_of(context, self, other)
                if nan is not None:
                    return nan
                if self._kind:
                    return _raise(context, InvalidOperation, _NAN)
                return self._fixed(context)
            if not other._coefficient:
                return _raise(context, InvalidOperation if self._coefficient else DivisionUndefined, _NAN)
            return self._divided(other, context)[1]._fixed(context)

        def __divmod__(self, other):
            other = _operand(other)
            if other is NotImplemented:
                return other
            context = getcontext()
            if not self._kind and not other._kind and self._coefficient and not other._coefficient:
                _note(context, DivisionByZero, InvalidOperation)
                if context.traps[InvalidOperation]:
                    raise InvalidOperation([InvalidOperation, DivisionByZero])
            return self // other, self % other

        def __rdivmod__(self, other):
            other = _operand(other)
            return other if other is NotImplemented else divmod(other, self)

        def remainder_near(self, other, context=None):
            other = _convert(other)
            context = context or getcontext()
            nan = _nan_of(context, self, other)
            if nan is not None:
                return nan
            if self._kind or other.is_zero():
                return _raise(context, InvalidOperation if self else DivisionUndefined, _NAN)
            if other._kind:
                return self._fixed(context)
            exponent = min(self._exponent, other._exponent)
            left = self._coefficient * 10 ** (self._exponent - exponent)
            right = other._coefficient * 10 ** (other._exponent - exponent)
            quotient, rest = divmod(left, right)
            if 2 * rest + (quotient & 1) > right:
                quotient, rest = quotient + 1, rest - right
            if _length(quotient) > context.prec:
                return _raise(context, DivisionImpossible, _NAN)
            sign = self._sign
            if rest < 0:
                sign, rest = 1 - sign, -rest
            return _make(sign, rest, exponent)._fixed(context)

        def fma(self, other, third, context=None):
            other, third = _convert(other), _convert(third)
            context = context or getcontext()
            exact = self._kind or other._kind
            product = self._times(other, context) if exact else _make(
                self._sign ^ other._sign, self._coefficient * other._coefficient, self._exponent + other._exponent)
            return product._plus(third, context)

        def __pow__(self, other, modulo=None):
            other = _operand(other)
            if other is NotImplemented:
                return other
            if modulo is not None:
                modulo = _operand(modulo)
                if modulo is NotImplemented:
                    return modulo
                context = getcontext()
                nan = _nan_of(context, self, other, modulo)
                if nan is not None:
                    return nan
                whole = all(not one._kind and one == one.to_integral_value() for one in (self, other, modulo))
                if not whole or other < 0 or not modulo or not self and not other or (
                        modulo.adjusted() >= context.prec):
                    return _raise(context, InvalidOperation, _NAN)
                rest = pow(abs(int(self)), int(other), abs(int(modulo)))
                return Decimal(-rest if self._sign and int(other) & 1 else rest)
            return self._to_power(other, getcontext())

        def _power(self, other):
            return self._to_power(other, getcontext())

        def _to_power(self, other, context):
            nan = _nan_of(context, self, other)
            if nan is not None:
                return nan
            if not other:
                if not self:
                    return _raise(context, InvalidOperation, _NAN)
                return Decimal(1)
            is_whole = not other._kind and other == other.to_integral_value()
            negative = 0
            base = self
            if self._sign:
                if is_whole:
                    negative = int(other) & 1
                elif self:
                    return _raise(context, InvalidOperation, _NAN)
                base = self.copy_abs()
            if not base:
                return _make(negative, 0, 0, 'F' if other._sign else '')
            if base._kind:
                return _make(negative, 0, 0, '' if other._sign else 'F')
            one = base._order(Decimal(1))
            if other._kind:
                if not one:
                    return _make(0, 10 ** (context.prec - 1), 1 - context.prec)
                return _make(0, 0, 0, 'F' if (one > 0) != bool(other._sign) else '')
            if is_whole and abs(int(other)) * _length(base._coefficient) < 40 * context.prec + 4000:
                power = int(other)
                if power > 0:
                    return _make(negative, base._coefficient ** power, base._exponent * power)._fixed(context)
                return Decimal(1)._over(_make(negative, base._coefficient ** -power, base._exponent * -power), context)
            if not one:
                return _make(negative, 10 ** (context.prec - 1), 1 - context.prec)._fixed(_quiet(context))
            root = _exact_power(base, other, context)
            if root is not None:
                context.flags[Rounded] = True
                return root._fixed(context)
            return _settle(lambda extra: _power_digits(base, other, context.prec + extra), negative, context,
                           context.rounding)

        def _sqrt(self, context=None):
            context = context or getcontext()
            nan = _nan_of(context, self)
            if nan is not None:
                return nan
            if self._kind and not self._sign:
                return self
            if not self:
                return _make(self._sign, 0, self._exponent // 2)._fixed(context)
            if self._sign:
                return _raise(context, InvalidOperation, _NAN)
            exponent, coefficient = self._exponent, self._coefficient
            ideal = exponent // 2
            if exponent % 2:
                coefficient *= 10
                exponent -= 1
            exponent //= 2
            shift = context.prec + 1 - (_length(coefficient) + 1) // 2
            if shift >= 0:
                coefficient *= 100 ** shift
                exact = True
            else:
                coefficient, rest = divmod(coefficient, 100 ** -shift)
                exact = not rest
            exponent -= shift
            root = _math.isqrt(coefficient)
            exact = exact and root * root == coefficient
            if exact:
                while exponent < ideal and root % 10 == 0:
                    root //= 10
                    exponent += 1
                while exponent > ideal:
                    root *= 10
                    exponent -= 1
                    if _length(root) >= context.prec:
                        break
            elif root % 5 == 0:
                root += 1
            wide = context.copy()
            wide.rounding = ROUND_HALF_EVEN
            result = _make(0, root, exponent)._fixed(wide)
            context._flags = wide._flags
            return result

        def exp(self, context=None):
            context = context or getcontext()
            nan = _nan_of(context, self)
            if nan is not None:
                return nan
            if self._kind:
                return _make(0, 0, 0) if self._sign else self
            if not self:
                return Decimal(1)
            if self.adjusted() > 8:
                far = context.Emin - 2 * context.prec if self._sign else context.Emax + 1
                return _make(0, 1, far)._fixed(context)
            if self.adjusted() < -context.prec - 3:
                # One and a trace, however small the trace.
                one = 10 ** (context.prec + 2) + (-1 if self._sign else 1)
                return _settle(lambda extra: (0, one, -context.prec - 2), 0, context)
            return _settle(lambda extra: _exp_digits(self, context.prec + extra), 0, context)

        def _special_logarithm(self, context):
            # Of NaN, zero, what is negative, and infinity; None for the rest.
            nan = _nan_of(context, self)
            if nan is not None:
                return nan
            if not self:
                return _make(1, 0, 0, 'F')
            if self._sign:
                return _raise(context, InvalidOperation, _NAN)
            return self if self._kind else None

        def ln(self, context=None):
            context = context or getcontext()
            special = self._special_logarithm(context)
            if special is not None:
                return special
            if self == 1:
                return Decimal(0)
            return _settle(lambda extra: _ln_digits(self, context.prec + extra), None, context)

        def log10(self, context=None):
            context = context or getcontext()
            special = self._special_logarithm(context)
            if special is not None:
                return special
            plain = self.normalize(_wide)
            if plain._coefficient == 1:
                return Decimal(plain._exponent)._fixed(context)
            return _settle(lambda extra: _log10_digits(self, context.prec + extra), None, context)

        def logb(self, context=None):
            nan = _nan_of(context or getcontext(), self)
            if nan is not None:
                return nan
            if self._kind == 'F':
                return self.copy_abs()
            if not self:
                return _raise(context or getcontext(), DivisionByZero, _make(1, 0, 0, 'F'))
            return Decimal(self.adjusted())._fixed(context or getcontext())

        def scaleb(self, other, context=None):
            context = context or getcontext()
            other = _convert(other)
            nan = _nan_of(context, self, other)
            if nan is not None:
                return nan
            if other._kind or other._exponent or abs(int(other)) > 2 * (context.Emax + context.prec):
                return _raise(context, InvalidOperation, _NAN)
            if self._kind:
                return self
            return _make(self._sign, self._coefficient, self._exponent + int(other))._fixed(context)

        def next_plus(self, context=None):
            return self._next(context or getcontext(), ROUND_CEILING, 0)

        def next_minus(self, context=None):
            return self._next(context or getcontext(), ROUND_FLOOR, 1)

        def _next(self, context, rounding, sign):
            nan = _nan_of(context, self)
            if nan is not None:
                return nan
            if self._kind:
                if self._sign != sign:
                    return _make(self._sign, 10 ** context.prec - 1, context.Emax - context.prec + 1)
                return self
            context = context.copy()
            context.rounding = rounding
            context.clear_traps()
            fixed = self._fixed(context)
            if fixed != self:
                return fixed
            return self._plus(_make(sign, 1, context.Emin - context.prec), context)

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

        def __reduce__(self):
            return Decimal, (str(self),)

    """#
}
