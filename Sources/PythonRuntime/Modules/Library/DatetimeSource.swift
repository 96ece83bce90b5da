// The module `datetime` in Python: dates, times, differences, fixed time zones. Our own text.

enum DatetimeSource {
  static let module = NativeModule(
    "datetime", functions: SystemModules.clocks + calendarRows + arithmeticRows + makingRows
  ) {
    vm, module throws(PyError) in
    try SourceModules.load(vm, module, calendar + differences + dates + times + moments)
  }

  static let calendar = #"""
    import math as _math

    _kit = None
    MINYEAR = 1
    MAXYEAR = 9999
    _month_names = ('', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
    _long_months = ('', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
                    'October', 'November', 'December')
    _day_names = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
    _long_days = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')

    def _week_one(year):
        first = _to_ordinal(year, 1, 1)
        weekday = (first + 6) % 7
        return first - weekday + (7 if weekday > 3 else 0)

    _absent = object()

    def _index(value):
        if value is _absent:
            raise TypeError("function missing required argument 'year' (pos 1)")
        if isinstance(value, float):
            raise TypeError("'float' object cannot be interpreted as an integer")
        try:
            value = value.__index__()
        except AttributeError:
            raise TypeError(
                f"'{type(value).__name__}' object cannot be interpreted as an integer") from None
        if not -2147483648 <= value <= 2147483647:
            if not -9223372036854775808 <= value <= 9223372036854775807:
                raise OverflowError('Python int too large to convert to C long')
            raise OverflowError('signed integer is ' + ('greater than maximum' if value > 0 else 'less than minimum'))
        return value

    def _check_date(year, month, day):
        year, month, day = _index(year), _index(month), _index(day)
        if not 1 <= year <= 9999:
            raise ValueError(f'year {year} is out of range')
        if not 1 <= month <= 12:
            raise ValueError('month must be in 1..12')
        if not 1 <= day <= _days_in_month(year, month):
            raise ValueError('day is out of range for month')
        return year, month, day

    def _check_time(hour, minute, second, microsecond, fold):
        hour, minute, second = _index(hour), _index(minute), _index(second)
        microsecond = _index(microsecond)
        if not 0 <= hour <= 23:
            raise ValueError('hour must be in 0..23')
        if not 0 <= minute <= 59:
            raise ValueError('minute must be in 0..59')
        if not 0 <= second <= 59:
            raise ValueError('second must be in 0..59')
        if not 0 <= microsecond <= 999999:
            raise ValueError('microsecond must be in 0..999999')
        if fold not in (0, 1):
            raise ValueError('fold must be either 0 or 1')
        return hour, minute, second, microsecond, fold

    def _zone_offset(zone, dt, name='utcoffset'):
        offset = zone.utcoffset(dt) if name == 'utcoffset' else zone.dst(dt)
        if offset is None or type(zone) is timezone:
            return offset
        if not isinstance(offset, timedelta):
            raise TypeError(f"tzinfo.{name}() must return None or timedelta, not '{type(offset).__name__}'")
        if not -86400000000 < _micros(offset) < 86400000000:
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             'timedelta(hours=24).')
        return offset

    def _zone_name(zone, dt):
        name = zone.tzname(dt)
        if name is not None and not isinstance(name, str):
            raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
        return name

    def _check_moment(dt, name):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f'{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}')

    def _check_zone(zone):
        if zone is not None and not isinstance(zone, tzinfo):
            raise TypeError(
                f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")

    def _clock(hour, minute, second, microsecond, timespec='auto'):
        if timespec == 'auto':
            timespec = 'microseconds' if microsecond else 'seconds'
        if timespec == 'hours':
            return f'{hour:02d}'
        if timespec == 'minutes':
            return f'{hour:02d}:{minute:02d}'
        if timespec == 'seconds':
            return f'{hour:02d}:{minute:02d}:{second:02d}'
        if timespec == 'milliseconds':
            return f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}'
        if timespec == 'microseconds':
            return f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}'
        raise ValueError('Unknown timespec value')

    def _offset_text(offset, separator=':'):
        if offset is None:
            return ''
        sign = '+'
        if offset.days < 0:
            sign = '-'
            offset = -offset
        seconds = offset.days * 86400 + offset.seconds
        text = f'{sign}{seconds // 3600:02d}{separator}{seconds // 60 % 60:02d}'
        if seconds % 60 or offset.microseconds:
            text += f'{separator}{seconds % 60:02d}'
            if offset.microseconds:
                text += f'.{offset.microseconds:06d}'
        return text

    def _format(moment, pattern, date_parts, clock_parts):
        text = _quick_format(pattern, *date_parts, *clock_parts)
        if text is not None:
            return text
        if not isinstance(pattern, str):
            raise TypeError(f'strftime() argument 1 must be str, not {type(pattern).__name__}')
        year, month, day = date_parts
        hour, minute, second, microsecond = clock_parts
        weekday = (_to_ordinal(year, month, day) + 6) % 7
        day_number = _day_of_year(year, month, day)
        half = hour % 12 or 12
        out = []
        i = 0
        while i < len(pattern):
            letter = pattern[i]
            i += 1
            if letter != '%' or i == len(pattern):
                out.append(letter)
                continue
            letter = pattern[i]
            i += 1
            if letter == '-' and i < len(pattern):
                letter = pattern[i]
                i += 1
                text = _directive(moment, letter, year, month, day, hour, minute, second, microsecond, weekday,
                                  day_number, half)
                out.append((text.lstrip('0 ') or '0') if text else '%-' + letter)
                continue
            text = _directive(moment, letter, year, month, day, hour, minute, second, microsecond, weekday,
                              day_number, half)
            out.append('%' + letter if text is None else text)
        return ''.join(out)

    def _directive(moment, letter, year, month, day, hour, minute, second, microsecond, weekday, day_number, half):
        if letter == 'Y':
            return f'{year}'
        if letter in 'mdHMSIyjeUWVC':
            number, width = {
                'm': (month, 2), 'd': (day, 2), 'H': (hour, 2), 'M': (minute, 2), 'S': (second, 2), 'I': (half, 2),
                'y': (year % 100, 2), 'j': (day_number, 3), 'e': (day, 0), 'C': (year // 100, 2),
                'U': ((day_number + 6 - (weekday + 1) % 7) // 7, 2), 'W': ((day_number + 6 - weekday) // 7, 2),
                'V': (_iso_week(year, month, day)[1], 2)}[letter]
            return f'{number:>2}' if width == 0 else f'{number:0{width}d}'
        if letter == 'f':
            return f'{microsecond:06d}'
        if letter in 'aAbBhp':
            return {'a': _day_names[weekday], 'A': _long_days[weekday], 'b': _month_names[month],
                    'h': _month_names[month], 'B': _long_months[month], 'p': 'AM' if hour < 12 else 'PM'}[letter]
        if letter in 'zZ':
            if letter == 'Z':
                return (moment.tzname() or '') if hasattr(moment, 'tzname') else ''
            return _offset_text(moment.utcoffset(), '') if hasattr(moment, 'utcoffset') else ''
        if letter == 'w':
            return f'{(weekday + 1) % 7}'
        if letter == 'u':
            return f'{weekday + 1}'
        if letter == 'G':
            return f'{_iso_week(year, month, day)[0]}'
        if letter == 's' and hasattr(moment, 'timestamp'):
            return f'{int(moment.timestamp())}'
        whole = {'F': '%Y-%m-%d', 'T': '%H:%M:%S', 'D': '%m/%d/%y', 'R': '%H:%M', 'c': '%a %b %e %H:%M:%S %Y',
                 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'r': '%I:%M:%S %p'}
        if letter in whole:
            return _format(moment, whole[letter], (year, month, day), (hour, minute, second, microsecond))
        return {'%': '%', 'n': '\n', 't': '\t'}.get(letter)

    def _iso_week(year, month, day):
        today = _to_ordinal(year, month, day)
        first = _week_one(year)
        week, weekday = divmod(today - first, 7)
        if week < 0:
            year -= 1
            week, weekday = divmod(today - _week_one(year), 7)
        elif week >= 52 and today >= _week_one(year + 1):
            year += 1
            week = 0
        return year, week + 1, weekday + 1
    """#

  static let differences = #"""


    class timedelta:
        __slots__ = ('_days', '_seconds', '_microseconds')

        def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
            total = _delta_total(days, seconds, microseconds, milliseconds, minutes, hours, weeks)
            if total is not None:
                return _delta(total, cls)
            parts = (('days', days, 86400000000), ('seconds', seconds, 1000000), ('microseconds', microseconds, 1),
                     ('milliseconds', milliseconds, 1000), ('minutes', minutes, 60000000),
                     ('hours', hours, 3600000000), ('weeks', weeks, 604800000000))
            total = 0
            rest = 0.0
            for name, value, unit in parts:
                if isinstance(value, int):
                    total += value * unit
                elif isinstance(value, float):
                    if value != value:
                        raise ValueError('cannot convert float NaN to integer')
                    if value in (_math.inf, -_math.inf):
                        raise OverflowError('cannot convert float infinity to integer')
                    part, whole = _math.modf(value)
                    total += int(whole) * unit
                    fraction, whole = _math.modf(part * unit)
                    total += int(whole)
                    rest += fraction
                else:
                    raise TypeError(
                        f'unsupported type for timedelta {name} component: {type(value).__name__}')
            if rest:
                whole = round(rest)
                if abs(rest - int(rest)) == 0.5:
                    whole = int(rest) + (1 if rest > 0 else -1 if rest < 0 else 0)
                    if (total + whole) % 2:
                        whole = int(rest)
                total += whole
            return _delta(total, cls)

        @property
        def days(self):
            return self._days

        @property
        def seconds(self):
            return self._seconds

        @property
        def microseconds(self):
            return self._microseconds

        def total_seconds(self):
            return _micros(self) / 10 ** 6

        def __repr__(self):
            parts = []
            for name in ('days', 'seconds', 'microseconds'):
                if getattr(self, name):
                    parts.append(f'{name}={getattr(self, name)}')
            name = 'datetime.timedelta' if type(self) is timedelta else type(self).__name__
            return f"{name}({', '.join(parts) or '0'})"

        def __str__(self):
            minutes, second = divmod(self._seconds, 60)
            hour, minute = divmod(minutes, 60)
            text = f'{hour}:{minute:02d}:{second:02d}'
            if self._days:
                text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
            return text + (f'.{self._microseconds:06d}' if self._microseconds else '')

        def __add__(self, other):
            return _delta_sum(_kit, self, other, 1)

        def __sub__(self, other):
            return _delta_sum(_kit, self, other, -1)

        def __rsub__(self, other):
            return _delta_sum(_kit, other, self, -1) if isinstance(other, timedelta) else NotImplemented

        def __neg__(self):
            return _delta(-_micros(self))

        def __pos__(self):
            return self

        def __abs__(self):
            return -self if self._days < 0 else self

        def __mul__(self, other):
            if isinstance(other, int):
                return _delta(_micros(self) * other)
            if isinstance(other, float):
                n, d = other.as_integer_ratio()
                return _delta(_nearest(_micros(self) * n, d))
            return NotImplemented

        __rmul__ = __mul__

        def __truediv__(self, other):
            if isinstance(other, timedelta):
                return _micros(self) / _micros(other)
            if isinstance(other, int):
                if other == 0:
                    raise ZeroDivisionError('integer division or modulo by zero')
                return _delta(_nearest(_micros(self), other))
            if isinstance(other, float):
                n, d = other.as_integer_ratio()
                if n == 0:
                    raise ZeroDivisionError('integer division or modulo by zero')
                return _delta(_nearest(_micros(self) * d, n))
            return NotImplemented

        def __floordiv__(self, other):
            if isinstance(other, timedelta):
                return _micros(self) // _micros(other)
            return _delta(_micros(self) // other) if isinstance(other, int) else NotImplemented

        def __mod__(self, other):
            return _delta(_micros(self) % _micros(other)) if isinstance(other, timedelta) else NotImplemented

        def __divmod__(self, other):
            return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

        def __eq__(self, other):
            return _delta_compare(_kit, self, other, 2)

        def __lt__(self, other):
            return _delta_compare(_kit, self, other, 0)

        def __le__(self, other):
            return _delta_compare(_kit, self, other, 1)

        def __gt__(self, other):
            return _delta_compare(_kit, self, other, 4)

        def __ge__(self, other):
            return _delta_compare(_kit, self, other, 5)

        def __hash__(self):
            return hash((self._days, self._seconds, self._microseconds))

        def __bool__(self):
            return _micros(self) != 0

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

    def _micros(delta):
        return (delta._days * 86400 + delta._seconds) * 1000000 + delta._microseconds

    def _nearest(n, d):
        if d < 0:
            n, d = -n, -d
        whole, rest = divmod(n, d)
        if rest * 2 > d or (rest * 2 == d and whole % 2):
            whole += 1
        return whole

    _fields = ('_days', '_seconds', '_microseconds', '_year', '_month', '_day', '_hour', '_minute', '_second',
               '_microsecond', '_fold', '_tzinfo')
    # Until there are dates: a kit has three classes.
    _kit = (timedelta, timedelta, timedelta) + _fields

    def _delta(total, cls=timedelta):
        return _delta_made(_kit, total, cls)

    timedelta.min = _delta(-999999999 * 86400000000)
    timedelta.max = _delta(999999999 * 86400000000 + 86399999999)
    timedelta.resolution = _delta(1)

    class tzinfo:
        __slots__ = ()

        def tzname(self, dt):
            raise NotImplementedError('a tzinfo subclass must implement tzname()')

        def utcoffset(self, dt):
            raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

        def dst(self, dt):
            raise NotImplementedError('a tzinfo subclass must implement dst()')

        def fromutc(self, dt):
            if not isinstance(dt, datetime):
                raise TypeError('fromutc: argument must be a datetime')
            if dt.tzinfo is not self:
                raise ValueError('fromutc: dt.tzinfo is not self')
            offset = dt.utcoffset()
            if offset is None:
                raise ValueError('fromutc: non-None utcoffset() result required')
            saving = dt.dst()
            if saving is None:
                raise ValueError('fromutc: non-None dst() result required')
            made = dt + (offset - saving)
            saving = made.dst()
            if saving is None:
                raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
            return made + saving

    class timezone(tzinfo):
        __slots__ = ('_offset', '_name')

        def __new__(cls, offset, name=_absent):
            if not isinstance(offset, timedelta):
                raise TypeError(
                    'timezone() argument 1 must be datetime.timedelta, not '
                    + ('None' if offset is None else type(offset).__name__))
            if name is not _absent and not isinstance(name, str):
                raise TypeError('timezone() argument 2 must be str, not '
                                + ('None' if name is None else type(name).__name__))
            name = None if name is _absent else name
            if abs(_micros(offset)) >= 86400000000:
                raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                                 f'timedelta(hours=24), not {offset!r}.')
            if name is None and not _micros(offset) and 'utc' in timezone.__dict__:
                return timezone.utc
            self = object.__new__(cls)
            self._offset, self._name = offset, name
            return self

        def utcoffset(self, dt):
            _check_moment(dt, 'utcoffset')
            return self._offset

        def tzname(self, dt):
            _check_moment(dt, 'tzname')
            if self._name is not None:
                return self._name
            return 'UTC' + _offset_text(self._offset) if self._offset else 'UTC'

        def dst(self, dt):
            _check_moment(dt, 'dst')
            return None

        def fromutc(self, dt):
            if not isinstance(dt, datetime):
                raise TypeError('fromutc: argument must be a datetime instance')
            if dt.tzinfo is not self:
                raise ValueError('fromutc: dt.tzinfo is not self')
            return dt + self._offset

        def __eq__(self, other):
            return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

        def __hash__(self):
            return hash(self._offset)

        def __repr__(self):
            if self is timezone.utc:
                return 'datetime.timezone.utc'
            if self._name is None:
                return f'datetime.timezone({self._offset!r})'
            return f'datetime.timezone({self._offset!r}, {self._name!r})'

        def __str__(self):
            return self.tzname(None)

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

    timezone.utc = timezone(timedelta(0))
    timezone.min = timezone(timedelta(hours=-23, minutes=-59))
    timezone.max = timezone(timedelta(hours=23, minutes=59))
    UTC = timezone.utc
    """#
}
