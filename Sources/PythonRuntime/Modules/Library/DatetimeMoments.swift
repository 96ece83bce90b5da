// The classes `date`, `time` and `datetime` of the module `datetime`, in Python. Our own text.

extension DatetimeSource {
  static let dates = #"""


    class _IsoCalendarDate(tuple):
        year = property(lambda self: self[0])
        week = property(lambda self: self[1])
        weekday = property(lambda self: self[2])

        def __repr__(self):
            return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'

    _IsoCalendarDate.__name__ = _IsoCalendarDate.__qualname__ = 'IsoCalendarDate'

    def _iso_number(text, at, size):
        value = 0
        for place in range(at, at + size):
            digit = '0123456789'.find(text[place:place + 1] or ' ')
            if digit < 0:
                raise ValueError
            value = value * 10 + digit
        return value

    def _iso_date(text):
        if len(text) not in (7, 8, 10):
            raise ValueError
        year = _iso_number(text, 0, 4)
        marks = text[4] == '-'
        at = 5 if marks else 4
        if text[at] == 'W':
            week, day = _iso_number(text, at + 1, 2), 1
            at += 3
            if at < len(text):
                if marks:
                    if text[at] != '-':
                        raise ValueError
                    at += 1
                day = _iso_number(text, at, 1)
                at += 1
            first = _week_one(year)
            weeks = (_week_one(year + 1) - first) // 7
            if at != len(text) or not year or not 1 <= week <= weeks or not 1 <= day <= 7:
                raise ValueError
            return _from_ordinal(first + (week - 1) * 7 + day - 1)
        if marks and text[7:8] != '-' or len(text) != (10 if marks else 8):
            raise ValueError
        return year, _iso_number(text, at, 2), _iso_number(text, at + 3 if marks else at + 2, 2)

    class date:
        __slots__ = ('_year', '_month', '_day')

        def __new__(cls, year=_absent, month=None, day=None):
            self = _date_new(_kit, cls, year, month, day) if _kit else None
            if self is not None:
                return self
            self = object.__new__(cls)
            if not _is_date(year, month, day):
                _index(year)
                if month is None:
                    raise TypeError("function missing required argument 'month' (pos 2)")
                if day is None:
                    raise TypeError("function missing required argument 'day' (pos 3)")
                year, month, day = _check_date(year, month, day)
            self._year = year
            self._month = month
            self._day = day
            return self

        @classmethod
        def today(cls):
            return cls.fromtimestamp(_now())

        @classmethod
        def fromtimestamp(cls, timestamp, /):
            return cls(*_local_time(timestamp)[:3])

        @classmethod
        def fromordinal(cls, ordinal, /):
            if ordinal < 1:
                raise ValueError('ordinal must be >= 1')
            if ordinal > 3652059:
                raise ValueError(f'year {_from_ordinal(ordinal)[0]} is out of range')
            return cls(*_from_ordinal(ordinal))

        @classmethod
        def fromisoformat(cls, text, /):
            if not isinstance(text, str):
                raise TypeError('fromisoformat: argument must be str')
            made = _date_read(_kit, text) if cls is date else None
            if made is not None:
                return made
            try:
                parts = _plain_iso(text) if len(text) == 10 else None
                if parts is None:
                    parts = _iso_date(text)
            except ValueError:
                raise ValueError(f'Invalid isoformat string: {text!r}') from None
            return cls(*parts)

        @classmethod
        def fromisocalendar(cls, year, week, day):
            if not 1 <= year <= 9999:
                raise ValueError(f'Year is out of range: {year}')
            if not 1 <= week <= 53 or (week == 53 and _week_one(year + 1) - _week_one(year) < 371):
                raise ValueError(f'Invalid week: {week}')
            if not 1 <= day <= 7:
                raise ValueError(f'Invalid day: {day} (range is [1, 7])')
            return cls(*_from_ordinal(_week_one(year) + (week - 1) * 7 + day - 1))

        @property
        def year(self):
            return self._year

        @property
        def month(self):
            return self._month

        @property
        def day(self):
            return self._day

        def toordinal(self):
            return _to_ordinal(self._year, self._month, self._day)

        def weekday(self):
            return (self.toordinal() + 6) % 7

        def isoweekday(self):
            return self.weekday() + 1

        def isocalendar(self):
            return _IsoCalendarDate(_iso_week(self._year, self._month, self._day))

        def isoformat(self):
            return _iso_text(self._year, self._month, self._day, None, 0, 0, 0, 0)

        def ctime(self):
            return (f'{_day_names[self.weekday()]} {_month_names[self._month]} {self._day:2d} '
                    f'00:00:00 {self._year:04d}')

        def strftime(self, format):
            return _format(self, format, (self._year, self._month, self._day), (0, 0, 0, 0))

        def timetuple(self):
            import time
            yday = _day_of_year(self._year, self._month, self._day)
            return time.struct_time(
                (self._year, self._month, self._day, 0, 0, 0, self.weekday(), yday, -1))

        def replace(self, year=None, month=None, day=None):
            return date.__new__(type(self), self._year if year is None else year,
                                self._month if month is None else month, self._day if day is None else day)

        def __repr__(self):
            name = 'datetime.date' if type(self) is date else type(self).__name__
            return f'{name}({self._year}, {self._month}, {self._day})'

        def __str__(self):
            return self.isoformat()

        def __format__(self, spec):
            if not isinstance(spec, str):
                raise TypeError(f'must be str, not {type(spec).__name__}')
            return self.strftime(spec) if spec else str(self)

        def _key(self):
            return (self._year, self._month, self._day)

        def __eq__(self, other):
            return _date_compare(_kit, self, other, 2)

        def __lt__(self, other):
            return _date_compare(_kit, self, other, 0)

        def __le__(self, other):
            return _date_compare(_kit, self, other, 1)

        def __gt__(self, other):
            return _date_compare(_kit, self, other, 4)

        def __ge__(self, other):
            return _date_compare(_kit, self, other, 5)

        def __hash__(self):
            return hash(self._key())

        def __add__(self, other):
            if isinstance(other, timedelta):
                return _shifted(self, other._days)
            return NotImplemented

        __radd__ = __add__

        def __sub__(self, other):
            if isinstance(other, timedelta):
                return _shifted(self, -other._days)
            if isinstance(other, date) and not isinstance(other, datetime):
                return _delta((self.toordinal() - other.toordinal()) * 86400000000)
            return NotImplemented

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

    def _shifted(day, days):
        made = _date_moved(_kit, day, days)
        if made is not None:
            return made
        ordinal = day.toordinal() + days
        if not 0 < ordinal <= 3652059:
            raise OverflowError('date value out of range')
        return type(day)(*_from_ordinal(ordinal))

    # Until there are moments: nothing is one.
    _kit = (timedelta, date, timezone) + _fields
    date.min = date(1, 1, 1)
    date.max = date(9999, 12, 31)
    date.resolution = timedelta(days=1)
    """#

  static let times = #"""


    def _iso_clock(text, at, end):
        """Hour, minute, second and microsecond between two places, and whether something is left over: with a zone after
        it CPython does not mind."""
        parts = [0, 0, 0, 0]
        marks = True
        for i in range(3):
            parts[i] = _iso_number(text, at, 2)
            mark = text[at + 2:at + 3]
            at += 3
            if i == 0:
                marks = mark == ':'
            if at >= end:
                return parts, mark != ''
            if marks and mark == ':':
                if i == 2:
                    raise ValueError
            elif mark in '.,':
                if i < 2:
                    raise ValueError
                break
            elif marks:
                raise ValueError
            else:
                at -= 1
        count = min(end - at, 6)
        parts[3] = _iso_number(text, at, count) * 10 ** (6 - count)
        at += count
        while text[at:at + 1].isascii() and text[at:at + 1].isdecimal():
            at += 1
        return parts, at < len(text)

    def _iso_time(text):
        cut = min((place for place in map(text.find, '+-Z') if place >= 0), default=len(text))
        parts, is_left = _iso_clock(text, 0, cut)
        if cut == len(text):
            if is_left:
                raise ValueError
            return (*parts, None)
        if text[cut] == 'Z':
            if cut + 1 < len(text):
                raise ValueError
            return (*parts, timezone.utc)
        (hour, minute, second, micro), is_left = _iso_clock(text, cut + 1, len(text))
        if is_left:
            raise ValueError
        offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
        return (*parts, -offset if text[cut] == '-' else offset)

    def _with_zone(parts):
        """The offset of a time that was read as a zone."""
        if len(parts) and isinstance(parts[-1], timedelta):
            return (*parts[:-1], timezone(parts[-1]) if parts[-1] else timezone.utc)
        return parts

    class time:
        __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

        def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
            self = object.__new__(cls)
            parts = _check_time(hour, minute, second, microsecond, fold)
            self._hour, self._minute, self._second, self._microsecond, self._fold = parts
            _check_zone(tzinfo)
            self._tzinfo = tzinfo
            return self

        @classmethod
        def fromisoformat(cls, text, /):
            if not isinstance(text, str):
                raise TypeError('fromisoformat: argument must be str')
            try:
                parts = _iso_time(text[1:] if text[:1] == 'T' else text)
            except ValueError:
                raise ValueError(f'Invalid isoformat string: {text!r}') from None
            return cls(*_with_zone(parts))

        hour = property(lambda self: self._hour)
        minute = property(lambda self: self._minute)
        second = property(lambda self: self._second)
        microsecond = property(lambda self: self._microsecond)
        tzinfo = property(lambda self: self._tzinfo)
        fold = property(lambda self: self._fold)

        def utcoffset(self):
            return None if self._tzinfo is None else _zone_offset(self._tzinfo, None)

        def tzname(self):
            return None if self._tzinfo is None else _zone_name(self._tzinfo, None)

        def dst(self):
            return None if self._tzinfo is None else _zone_offset(self._tzinfo, None, 'dst')

        def isoformat(self, timespec='auto'):
            text = _clock(self._hour, self._minute, self._second, self._microsecond, timespec)
            return text + _offset_text(self.utcoffset())

        def strftime(self, format):
            return _format(self, format, (1900, 1, 1), (self._hour, self._minute, self._second, self._microsecond))

        def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
            return time.__new__(
                type(self), self._hour if hour is None else hour, self._minute if minute is None else minute,
                self._second if second is None else second,
                self._microsecond if microsecond is None else microsecond,
                self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

        def __repr__(self):
            parts = [str(self._hour), str(self._minute)]
            if self._second or self._microsecond:
                parts.append(str(self._second))
            if self._microsecond:
                parts.append(str(self._microsecond))
            if self._tzinfo is not None:
                parts.append(f'tzinfo={self._tzinfo!r}')
            if self._fold:
                parts.append('fold=1')
            name = 'datetime.time' if type(self) is time else type(self).__name__
            return f"{name}({', '.join(parts)})"

        def __str__(self):
            return self.isoformat()

        def __format__(self, spec):
            return self.strftime(spec) if spec else str(self)

        def _compared(self, other, rule, is_equality=False):
            if not isinstance(other, time):
                return NotImplemented
            if self._tzinfo is other._tzinfo:
                return rule(self._micros(None), other._micros(None))
            mine, others = self.utcoffset(), other.utcoffset()
            if (mine is None) != (others is None):
                if is_equality:
                    return False
                raise TypeError("can't compare offset-naive and offset-aware times")
            return rule(self._micros(mine), other._micros(others))

        def _micros(self, offset):
            total = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
            return total - _micros(offset) if offset else total

        def __eq__(self, other):
            return self._compared(other, lambda a, b: a == b, True)

        def __lt__(self, other):
            return self._compared(other, lambda a, b: a < b)

        def __le__(self, other):
            return self._compared(other, lambda a, b: a <= b)

        def __gt__(self, other):
            return self._compared(other, lambda a, b: a > b)

        def __ge__(self, other):
            return self._compared(other, lambda a, b: a >= b)

        def __hash__(self):
            plain = self.replace(fold=0) if self._fold else self
            return hash(self._micros(plain.utcoffset()))

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

    time.min = time(0, 0, 0)
    time.max = time(23, 59, 59, 999999)
    time.resolution = timedelta(microseconds=1)
    """#
}
