// The module `decimal` in Python, first part: signals and contexts. Our own text, compared with CPython by
// Tests/Oracle/fuzz_decimal.py. The parts are one text: the class begins in DecimalNumbers.swift.

enum DecimalSource {
  static let module = NativeModule("decimal") { vm, module throws(PyError) in
    try SourceModules.load(
      vm, module, contexts + numbers + rounding + comparison + digits + arithmetic + functions + contextMethods)
  }

  static let contexts = #"""
    import math as _math
    import numbers as _numbers
    import re as _re
    import collections as _collections

    ROUND_UP = 'ROUND_UP'
    ROUND_DOWN = 'ROUND_DOWN'
    ROUND_CEILING = 'ROUND_CEILING'
    ROUND_FLOOR = 'ROUND_FLOOR'
    ROUND_HALF_UP = 'ROUND_HALF_UP'
    ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
    ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
    ROUND_05UP = 'ROUND_05UP'
    MAX_PREC = 999999999999999999
    MAX_EMAX = 999999999999999999
    MIN_EMIN = -999999999999999999
    MIN_ETINY = -1999999999999999997
    HAVE_THREADS = True
    HAVE_CONTEXTVAR = True
    _ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
                  ROUND_05UP)

    _rounding_message = ('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                         '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')

    DecimalTuple = _collections.namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')

    class DecimalException(ArithmeticError):
        pass

    class Clamped(DecimalException):
        pass

    class InvalidOperation(DecimalException):
        pass

    class ConversionSyntax(InvalidOperation):
        pass

    class DivisionImpossible(InvalidOperation):
        pass

    class DivisionUndefined(InvalidOperation, ZeroDivisionError):
        pass

    class InvalidContext(InvalidOperation):
        pass

    class DivisionByZero(DecimalException, ZeroDivisionError):
        pass

    class Inexact(DecimalException):
        pass

    class Rounded(DecimalException):
        pass

    class Subnormal(DecimalException):
        pass

    class Overflow(Inexact, Rounded):
        pass

    class Underflow(Inexact, Rounded, Subnormal):
        pass

    class FloatOperation(DecimalException, TypeError):
        pass

    _SIGNALS = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal,
                Underflow)

    def _signal_names(signals):
        return '[' + ', '.join(signal.__name__ for signal in _SIGNALS if signals[signal]) + ']'

    class Context:
        def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                     traps=None):
            base = DefaultContext
            self.prec = base.prec if prec is None else prec
            self.rounding = base.rounding if rounding is None else rounding
            self.Emin = base.Emin if Emin is None else Emin
            self.Emax = base.Emax if Emax is None else Emax
            self.capitals = base.capitals if capitals is None else capitals
            self.clamp = base.clamp if clamp is None else clamp
            self.flags = self._signals(flags, ())
            self.traps = self._signals(traps, [signal for signal in _SIGNALS if base.traps[signal]])

        @staticmethod
        def _signals(given, default):
            if isinstance(given, dict):
                return {signal: bool(given.get(signal, False)) for signal in _SIGNALS}
            chosen = default if given is None else given
            return {signal: signal in chosen for signal in _SIGNALS}

        def __setattr__(self, name, value):
            if name == 'prec':
                if not isinstance(value, int):
                    raise TypeError('an integer is required')
                if not 1 <= value <= MAX_PREC:
                    raise ValueError('valid range for prec is [1, MAX_PREC]')
            elif name == 'rounding' and value not in _ROUNDINGS:
                raise TypeError(_rounding_message)
            elif name == 'Emin' and not MIN_EMIN <= value <= 0:
                raise ValueError('valid range for Emin is [MIN_EMIN, 0]')
            elif name == 'Emax' and not 0 <= value <= MAX_EMAX:
                raise ValueError('valid range for Emax is [0, MAX_EMAX]')
            elif name in ('flags', 'traps') and not isinstance(value, dict):
                raise TypeError('argument must be a signal dict')
            elif name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
                raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
            object.__setattr__(self, name, value)

        def __repr__(self):
            return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                    f'capitals={self.capitals}, clamp={self.clamp}, flags={_signal_names(self.flags)}, '
                    f'traps={_signal_names(self.traps)})')

        def copy(self):
            return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags),
                           dict(self.traps))

        __copy__ = copy

        def clear_flags(self):
            for signal in _SIGNALS:
                self.flags[signal] = False

        def clear_traps(self):
            for signal in _SIGNALS:
                self.traps[signal] = False

        def Etiny(self):
            return self.Emin - self.prec + 1

        def Etop(self):
            return self.Emax - self.prec + 1

        def create_decimal(self, num='0', /):
            return Decimal(num)._fixed(self)

        def create_decimal_from_float(self, f, /):
            return Decimal.from_float(f)._fixed(self)

        def __reduce__(self):
            return (Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                              [signal for signal in _SIGNALS if self.flags[signal]],
                              [signal for signal in _SIGNALS if self.traps[signal]]))

    DefaultContext = None

    def _make_default():
        context = object.__new__(Context)
        for name, value in (('prec', 28), ('rounding', ROUND_HALF_EVEN), ('Emin', -999999), ('Emax', 999999),
                            ('capitals', 1), ('clamp', 0), ('flags', Context._signals(None, ())),
                            ('traps', Context._signals(None, (InvalidOperation, DivisionByZero, Overflow)))):
            object.__setattr__(context, name, value)
        return context

    DefaultContext = _make_default()
    BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, flags=[],
                           traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
    ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, flags=[], traps=[])
    _state = [DefaultContext.copy()]

    def getcontext():
        return _state[0]

    def setcontext(context, /):
        if not isinstance(context, Context):
            raise TypeError('argument must be a context')
        if context in (DefaultContext, BasicContext, ExtendedContext):
            context = context.copy()
            context.clear_flags()
        _state[0] = context

    class _LocalContext:
        def __init__(self, context):
            self.context = context

        def __enter__(self):
            self.saved = getcontext()
            _state[0] = self.context
            return self.context

        def __exit__(self, *_):
            _state[0] = self.saved

    def localcontext(ctx=None, **kwargs):
        context = (getcontext() if ctx is None else ctx).copy()
        for name, value in kwargs.items():
            if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
            setattr(context, name, value)
        return _LocalContext(context)

    def _raise(context, condition, result):
        """Notes a condition, and raises it where it is trapped."""
        signal = condition
        if condition in (ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext):
            signal = InvalidOperation
        context.flags[signal] = True
        if context.traps[signal]:
            raise signal([condition])
        return result

    _syntax = _re.compile(r'([-+])?(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([-+]?\d+))?', _re.ASCII)
    _special = _re.compile(r'([-+])?(?:(inf(?:inity)?)|(s)?nan(\d*))', _re.IGNORECASE)

    def _cut(coefficient, count, sign, rounding):
        """Drops `count` digits: the rounded rest, and whether what went was not zero."""
        # Below half of the last place, how far below makes no difference.
        scale = 10 ** min(count, _length(coefficient) + 1)
        rest, gone = divmod(coefficient, scale)
        if not gone:
            return rest, False
        half = 2 * gone - scale
        if rounding == ROUND_HALF_EVEN:
            up = half > 0 or (half == 0 and rest % 2 == 1)
        elif rounding == ROUND_HALF_UP:
            up = half >= 0
        elif rounding == ROUND_HALF_DOWN:
            up = half > 0
        elif rounding == ROUND_UP:
            up = True
        elif rounding == ROUND_DOWN:
            up = False
        elif rounding == ROUND_CEILING:
            up = not sign
        elif rounding == ROUND_FLOOR:
            up = bool(sign)
        else:
            up = rest % 10 in (0, 5)
        return rest + up, True

    def _length(coefficient):
        """Decimal digits of a number that is not negative; 1 for zero."""
        bits = coefficient.bit_length()
        if bits < 2000:
            return len(str(coefficient))
        least = int((bits - 1) * 0.30102999566398119)
        return least + 2 if coefficient >= 10 ** (least + 1) else least + 1

    """#
}
