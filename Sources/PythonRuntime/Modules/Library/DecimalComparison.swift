// The module `decimal` in Python, fourth part: comparison and order.

extension DecimalSource {
  static let comparison = #"""
        # Comparison.

        def _order(self, other):
            """-1, 0 or 1 for two that are no NaN."""
            if self._kind or other._kind:
                mine = 0 if not self._kind else -1 if self._sign else 1
                its = 0 if not other._kind else -1 if other._sign else 1
                return (mine > its) - (mine < its)
            left = -self._coefficient if self._sign else self._coefficient
            right = -other._coefficient if other._sign else other._coefficient
            if (left > 0) != (right > 0) or (left < 0) != (right < 0):
                return (left > right) - (left < right)
            if not left:
                return 0
            mine, its = self.adjusted(), other.adjusted()
            if mine != its:
                return (mine > its) - (mine < its) if left > 0 else (mine < its) - (mine > its)
            if self._exponent > other._exponent:
                left *= 10 ** (self._exponent - other._exponent)
            else:
                right *= 10 ** (other._exponent - self._exponent)
            return (left > right) - (left < right)

        def _compared(self, other, is_equality):
            """The order, None where there is none, NotImplemented where the types do not fit."""
            if isinstance(other, float):
                context = getcontext()
                context.flags[FloatOperation] = True
                if context.traps[FloatOperation] and not is_equality:
                    raise FloatOperation([FloatOperation])
                other = Decimal.from_float(other)
            elif isinstance(other, int):
                other = Decimal(other)
            elif isinstance(other, _numbers.Rational):
                if self._kind:
                    other = Decimal(0)
                else:
                    top, bottom = other.numerator, other.denominator
                    mine, its = self.as_integer_ratio()
                    return (mine * bottom > top * its) - (mine * bottom < top * its)
            elif isinstance(other, complex) and is_equality:
                if other.imag:
                    return None
                other = Decimal.from_float(other.real)
            elif not isinstance(other, Decimal):
                return NotImplemented
            if self.is_nan() or other.is_nan():
                if not is_equality or self._kind == 'N' or other._kind == 'N':
                    _raise(getcontext(), InvalidOperation, None)
                return None
            return self._order(other)

        def _compare(self, other, op):
            order = self._compared(other, op == '==' or op == '!=')
            if order is NotImplemented:
                return order
            if op == '==':
                return order == 0
            if op == '!=':
                return order != 0
            if order is None:
                return False
            return order < 0 if op == '<' else order <= 0 if op == '<=' else order > 0 if op == '>' else order >= 0

        def compare(self, other, context=None):
            other = _convert(other)
            nan = _nan_of(context or getcontext(), self, other)
            return Decimal(self._order(other)) if nan is None else nan

        def compare_total(self, other, context=None):
            other = _convert(other)
            if not self._kind and not other._kind:
                order = self._order(other)
                if not order and self._sign != other._sign:
                    order = 1 if other._sign else -1
                elif not order and self._exponent != other._exponent:
                    order = (1 if self._exponent > other._exponent else -1) * (-1 if self._sign else 1)
                return Decimal(order)
            rank = {'': 0, 'F': 1, 'N': 2, 'n': 3}
            mine = rank[self._kind] * (-1 if self._sign else 1)
            its = rank[other._kind] * (-1 if other._sign else 1)
            return Decimal((mine > its) - (mine < its))

        def _extreme(self, other, context, wants_larger):
            other = _convert(other)
            context = context or getcontext()
            if self.is_nan() or other.is_nan():
                if self._kind == 'n' and not other.is_nan():
                    return other._fixed(context)
                if other._kind == 'n' and not self.is_nan():
                    return self._fixed(context)
                return _nan_of(context, self, other)
            order = self._order(other) or int(self.compare_total(other))
            return (self if (order >= 0) == wants_larger else other)._fixed(context)

        def max(self, other, context=None):
            return self._extreme(other, context, True)

        def min(self, other, context=None):
            return self._extreme(other, context, False)

        def max_mag(self, other, context=None):
            if self.is_nan() or _convert(other).is_nan():
                return self.max(other, context)
            order = self.copy_abs()._order(_convert(other).copy_abs())
            return self.max(other, context) if not order else (self if order > 0 else _convert(other))._fixed(
                context or getcontext())

        def min_mag(self, other, context=None):
            if self.is_nan() or _convert(other).is_nan():
                return self.min(other, context)
            order = self.copy_abs()._order(_convert(other).copy_abs())
            return self.min(other, context) if not order else (self if order < 0 else _convert(other))._fixed(
                context or getcontext())

    """#
}
