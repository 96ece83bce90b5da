// The module `decimal` in Python, first part: signals and contexts. Our own text, compared with CPython by
// Tests/Oracle/fuzz_decimal.py. The parts are one text: the class begins in DecimalNumbers.swift. Ordinary numbers never come
// here: Modules/Decimal works with them, and calls the methods `_add`, `_quantize` and so on for the others.

enum DecimalSource {
  static let contexts = #"""
    import math as _math
    import numbers as _numbers
    import re as _re
    import collections as _collections
    from collections import abc as _abc

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

    _SIGNAL_ORDER = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)
    _signal_message = ('valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n'
                       '   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]')

    def _signal_names(bits):
        return '[' + ', '.join(signal.__name__ for signal in _SIGNALS if bits & _signal_bit(signal)) + ']'

    def _signal_bit(signal):
        if signal not in _SIGNAL_ORDER:
            raise KeyError(_signal_message)
        return 1 << _SIGNAL_ORDER.index(signal)

    def _signal_bits(given):
        if isinstance(given, (dict, SignalDict)):
            if len(given) != len(_SIGNAL_ORDER) or any(signal not in _SIGNAL_ORDER for signal in given):
                raise KeyError('invalid signal dict')
            given = [signal for signal in given if given[signal]]
        bits = 0
        for signal in given:
            bits |= _signal_bit(signal)
        return bits

    class SignalDict(_abc.MutableMapping):
        __slots__ = ('_context', '_field')
        __hash__ = None

        def __init__(self, context, field):
            self._context = context
            self._field = field

        def __getitem__(self, signal):
            return getattr(self._context, self._field) & _signal_bit(signal) != 0

        def __setitem__(self, signal, value):
            bit = _signal_bit(signal)
            bits = getattr(self._context, self._field)
            setattr(self._context, self._field, bits | bit if value else bits & ~bit)

        def __delitem__(self, signal):
            raise ValueError('signal keys cannot be deleted')

        def __iter__(self):
            return iter(_SIGNAL_ORDER)

        def __len__(self):
            return len(_SIGNAL_ORDER)

        def copy(self):
            return dict(self.items())

        def __repr__(self):
            return '{' + ', '.join(f'{signal!r}:{self[signal]!r}' for signal in self) + '}'

    SignalDict.__module__ = 'abc'

    class Context:
        def _init(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                  traps=None):
            base = DefaultContext or self
            self.prec = base.prec if prec is None else prec
            self.rounding = base.rounding if rounding is None else rounding
            self.Emin = base.Emin if Emin is None else Emin
            self.Emax = base.Emax if Emax is None else Emax
            self.capitals = base.capitals if capitals is None else capitals
            self.clamp = base.clamp if clamp is None else clamp
            self._flags = 0 if flags is None else self._signals(flags)
            self._traps = base._traps if traps is None else self._signals(traps)

        @staticmethod
        def _signals(given):
            if not isinstance(given, (dict, list, SignalDict)):
                raise TypeError('argument must be a signal dict')
            return _signal_bits(given)

        @property
        def flags(self):
            return SignalDict(self, '_flags')

        @flags.setter
        def flags(self, value):
            if not isinstance(value, (dict, SignalDict)):
                raise TypeError('argument must be a signal dict')
            self._flags = _signal_bits(value)

        @property
        def traps(self):
            return SignalDict(self, '_traps')

        @traps.setter
        def traps(self, value):
            if not isinstance(value, (dict, SignalDict)):
                raise TypeError('argument must be a signal dict')
            self._traps = _signal_bits(value)

        def __repr__(self):
            return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                    f'capitals={self.capitals}, clamp={self.clamp}, flags={_signal_names(self._flags)}, '
                    f'traps={_signal_names(self._traps)})')

        def clear_flags(self):
            self._flags = 0

        def clear_traps(self):
            self._traps = 0

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
                              [signal for signal in self.flags if self.flags[signal]],
                              [signal for signal in self.traps if self.traps[signal]]))

    Context = _fill(_context, Context)
    DefaultContext = None
    DefaultContext = Context()
    BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, flags=[],
                           traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
    ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, flags=[], traps=[])
    _use(DefaultContext.copy())

    def setcontext(context, /):
        if not isinstance(context, Context):
            raise TypeError('argument must be a context')
        if context in (DefaultContext, BasicContext, ExtendedContext):
            context = context.copy()
            context.clear_flags()
        _use(context)

    class _LocalContext:
        def __init__(self, context):
            self.context = context

        def __enter__(self):
            self.saved = getcontext()
            _use(self.context)
            return self.context

        def __exit__(self, *_):
            _use(self.saved)

    def localcontext(ctx=None, **kwargs):
        context = (getcontext() if ctx is None else ctx).copy()
        if not kwargs:
            return _LocalContext(context)
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

    """#
}
