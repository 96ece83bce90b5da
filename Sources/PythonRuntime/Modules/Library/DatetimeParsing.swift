// The class `datetime` of the module `datetime`, and reading dates from text, in Python. Our own text.

extension DatetimeSource {
  static let moments =
    parsing + #"""


      _kinds = date, time

      def _shown(value):
          kind = type(value)
          if value is None:
              return 'None'
          return f'datetime.{kind.__name__}' if kind in _kinds or kind is datetime else kind.__name__

      class datetime(date):
          __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

          def __new__(cls, year=_absent, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *,
                      fold=0):
              self = _moment_new(_kit, cls, year, month, day, hour, minute, second, microsecond, tzinfo,
                                 fold) if _kit else None
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
              if not _is_time(hour, minute, second, microsecond, fold):
                  hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
              if tzinfo is not None:
                  _check_zone(tzinfo)
              self._year = year
              self._month = month
              self._day = day
              self._hour = hour
              self._minute = minute
              self._second = second
              self._microsecond = microsecond
              self._fold = fold
              self._tzinfo = tzinfo
              return self

          @classmethod
          def now(cls, tz=None):
              if tz is None and cls is datetime:
                  return _moment_now(_kit)
              return cls.fromtimestamp(_now(), tz)

          @classmethod
          def today(cls):
              return cls.fromtimestamp(_now())

          @classmethod
          def utcnow(cls):
              return cls.utcfromtimestamp(_now())

          @classmethod
          def fromtimestamp(cls, timestamp, tz=None):
              _check_zone(tz)
              if tz is None:
                  parts = _local_time(timestamp)
                  return cls(*parts[:6], _split_stamp(timestamp)[1], None)
              return tz.fromutc(cls(*_utc_parts(timestamp), tz))

          @classmethod
          def utcfromtimestamp(cls, timestamp, /):
              return cls(*_utc_parts(timestamp), None)

          @classmethod
          def combine(cls, date, time, tzinfo=True):
              for number, given, kind in ((1, date, _kinds[0]), (2, time, _kinds[1])):
                  if not isinstance(given, kind):
                      raise TypeError(f'combine() argument {number} must be datetime.{kind.__name__}, not {_shown(given)}')
              if tzinfo is True:
                  tzinfo = time.tzinfo
              made = cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                         tzinfo)
              if time.fold:
                  made._fold = time.fold
              return made

          @classmethod
          def fromisoformat(cls, text, /):
              if not isinstance(text, str):
                  raise TypeError('fromisoformat: argument must be str')
              made = _moment_read(_kit, text) if cls is datetime else None
              if made is not None:
                  return made
              parts = _plain_iso(text)
              if parts is not None:
                  return cls(*parts) if cls is datetime else cls(*parts, *(0,) * (7 - len(parts)), None)
              try:
                  cut = _iso_cut(text)
                  parts = _iso_date(text[:cut])
                  parts += _iso_time(text[cut + 1:]) if cut < len(text) else (0, 0, 0, 0, None)
              except (ValueError, IndexError):
                  raise ValueError(f'Invalid isoformat string: {text!r}') from None
              return cls(*_with_zone(parts))

          @classmethod
          def strptime(cls, date_string, format, /):
              for place, given in enumerate((date_string, format), 1):
                  if not isinstance(given, str):
                      raise TypeError(f'strptime() argument {place} must be str, not {type(given).__name__}')
              plain = _plain_moment(date_string, format)
              if plain is not None:
                  return cls(*plain)
              parts, micros, offset, name = _parse(date_string, format)
              zone = None
              if offset is not None:
                  zone = timezone(timedelta(seconds=offset), name) if name else timezone(timedelta(seconds=offset))
                  if not offset and not name:
                      zone = timezone.utc
              return cls(*parts[:6], micros) if zone is None else cls(*parts[:6], micros, zone)

          hour = property(lambda self: self._hour)
          minute = property(lambda self: self._minute)
          second = property(lambda self: self._second)
          microsecond = property(lambda self: self._microsecond)
          tzinfo = property(lambda self: self._tzinfo)
          fold = property(lambda self: self._fold)

          def date(self):
              made = _date_of(_kit, self)
              return _date(self._year, self._month, self._day) if made is None else made

          def time(self):
              return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

          def timetz(self):
              return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

          def utcoffset(self):
              return None if self._tzinfo is None else _zone_offset(self._tzinfo, self)

          def tzname(self):
              return None if self._tzinfo is None else _zone_name(self._tzinfo, self)

          def dst(self):
              return None if self._tzinfo is None else _zone_offset(self._tzinfo, self, 'dst')

          def timestamp(self):
              if self._tzinfo is None:
                  seconds = _local_stamp(self._year, self._month, self._day, self._hour, self._minute, self._second)
                  return seconds + self._microsecond / 1e6
              return (self - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()

          def astimezone(self, tz=None):
              if tz is not None and not isinstance(tz, tzinfo):
                  raise TypeError(
                      f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
              if tz is not None and self._tzinfo is tz:
                  return self
              offset = self.utcoffset()
              if offset is None:
                  stamp = _local_stamp(self._year, self._month, self._day, self._hour, self._minute, self._second)
                  utc = type(self)(*_utc_parts(stamp + self._microsecond / 1e6), None)
              else:
                  utc = self - offset
              if tz is None:
                  utc._tzinfo = timezone.utc
                  seconds, name = _local_time(utc.timestamp())[9:]
                  tz = timezone(timedelta(seconds=seconds), name)
              utc._tzinfo = tz
              return tz.fromutc(utc)

          def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                      tzinfo=True, *, fold=None):
              return datetime.__new__(
                  type(self), self._year if year is None else year, self._month if month is None else month,
                  self._day if day is None else day, self._hour if hour is None else hour,
                  self._minute if minute is None else minute, self._second if second is None else second,
                  self._microsecond if microsecond is None else microsecond,
                  self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

          def isoformat(self, sep='T', timespec='auto'):
              if timespec == 'auto' and self._tzinfo is None and isinstance(sep, str):
                  return _iso_text(self._year, self._month, self._day, sep, self._hour, self._minute, self._second,
                                   self._microsecond)
              text = _clock(self._hour, self._minute, self._second, self._microsecond, timespec)
              return f'{date.isoformat(self)}{sep}{text}{_offset_text(self.utcoffset())}'

          def ctime(self):
              return (f'{_day_names[self.weekday()]} {_month_names[self._month]} {self._day:2d} '
                      f'{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}')

          def strftime(self, format):
              return _format(self, format, (self._year, self._month, self._day),
                             (self._hour, self._minute, self._second, self._microsecond))

          def timetuple(self):
              import time
              yday = _day_of_year(self._year, self._month, self._day)
              saving = None if self._tzinfo is None else self.dst()
              return time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second,
                                       self.weekday(), yday, -1 if saving is None else 1 if saving else 0))

          def utctimetuple(self):
              import time
              offset = self.utcoffset()
              moment = (self - offset if offset else self).replace(tzinfo=None)
              return time.struct_time((*moment.timetuple()[:8], 0))

          def __repr__(self):
              parts = [self._year, self._month, self._day, self._hour, self._minute]
              if self._second or self._microsecond:
                  parts.append(self._second)
              if self._microsecond:
                  parts.append(self._microsecond)
              parts = [str(part) for part in parts]
              if self._tzinfo is not None:
                  parts.append(f'tzinfo={self._tzinfo!r}')
              if self._fold:
                  parts.append('fold=1')
              name = 'datetime.datetime' if type(self) is datetime else type(self).__name__
              return f"{name}({', '.join(parts)})"

          def __str__(self):
              return self.isoformat(' ')

          def _stamp(self, offset):
              total = _stamp_of(self._year, self._month, self._day, self._hour, self._minute, self._second,
                                self._microsecond)
              return total - _micros(offset) if offset else total

          def _order(self, other, is_equality=False):
              """Less than, equal to or greater than zero as this is before, at or after the other."""
              if not isinstance(other, datetime):
                  if not isinstance(other, date):
                      return NotImplemented
                  if is_equality:
                      return 1
                  raise TypeError(f"can't compare datetime.datetime to datetime.{type(other).__name__}")
              if self._tzinfo is other._tzinfo:
                  return self._stamp(None) - other._stamp(None)
              mine, others = self.utcoffset(), other.utcoffset()
              if (mine is None) != (others is None):
                  if is_equality:
                      return 1
                  raise TypeError("can't compare offset-naive and offset-aware datetimes")
              order = self._stamp(mine) - other._stamp(others)
              if order == 0 and is_equality and (self._depends_on_fold(mine) or other._depends_on_fold(others)):
                  return 1
              return order

          def _depends_on_fold(self, offset):
              """Whether the moment is one that a change of the clocks repeats or leaves out."""
              return self._tzinfo is not None and self.replace(fold=1 - self._fold).utcoffset() != offset

          def __eq__(self, other):
              answer = _moment_compare(_kit, self, other, 2)
              if answer is not None:
                  return answer
              order = self._order(other, True)
              return order if order is NotImplemented else order == 0

          def __lt__(self, other):
              answer = _moment_compare(_kit, self, other, 0)
              if answer is not None:
                  return answer
              order = self._order(other)
              return order if order is NotImplemented else order < 0

          def __le__(self, other):
              answer = _moment_compare(_kit, self, other, 1)
              if answer is not None:
                  return answer
              order = self._order(other)
              return order if order is NotImplemented else order <= 0

          def __gt__(self, other):
              answer = _moment_compare(_kit, self, other, 4)
              if answer is not None:
                  return answer
              order = self._order(other)
              return order if order is NotImplemented else order > 0

          def __ge__(self, other):
              answer = _moment_compare(_kit, self, other, 5)
              if answer is not None:
                  return answer
              order = self._order(other)
              return order if order is NotImplemented else order >= 0

          def __hash__(self):
              if self._tzinfo is None and not self._fold:
                  return hash(self._stamp(None))
              plain = self.replace(fold=0) if self._fold else self
              return hash(self._stamp(plain.utcoffset()))

          def __add__(self, other):
              made = _moment_moved(_kit, self, other, 1)
              if made is not None:
                  return made
              return type(self)(*_moment_of(self._stamp(None) + _micros(other)), self._tzinfo)

          __radd__ = __add__

          def __sub__(self, other):
              if isinstance(other, timedelta):
                  made = _moment_moved(_kit, self, other, -1)
                  return self + -other if made is None else made
              made = _moment_difference(_kit, self, other)
              if made is not None:
                  return made
              if self._tzinfo is other._tzinfo:
                  return timedelta(microseconds=self._stamp(None) - other._stamp(None))
              mine, others = self.utcoffset(), other.utcoffset()
              if (mine is None) != (others is None):
                  raise TypeError("can't subtract offset-naive and offset-aware datetimes")
              return timedelta(microseconds=self._stamp(mine) - other._stamp(others))

      _date = date
      _kit = (timedelta, date, datetime) + _fields
      datetime.min = datetime(1, 1, 1)
      datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
      datetime.resolution = timedelta(microseconds=1)
      _settle(_kit)
      __parse_time__ = _parse
      _static_types = (timedelta, tzinfo, timezone, date, time, datetime)
      """#

  /// `_parse(text, format)`: nine fields as of `time.struct_time`, microseconds, offset in seconds, zone name.
  static let parsing = #"""


    def _iso_cut(text):
        """Where the date ends in the text of a date and a time."""
        size = len(text)
        if size == 7:
            return 7
        if text[4] == '-':
            if text[5] != 'W':
                return 10
            if text[8:9] != '-':
                return 8
            if size == 9:
                raise ValueError
            return 8 if size > 10 and text[10].isdecimal() else 10
        if text[4] != 'W':
            return 8
        end = 7
        while end < size and text[end].isdecimal():
            end += 1
        return end if end < 9 else 7 + end % 2

    def _utc_parts(timestamp):
        seconds, micros = _split_stamp(timestamp)
        return _moment_of(_stamp_of(1970, 1, 1, 0, 0, 0, 0) + seconds * 1000000 + micros)

    def _split_stamp(timestamp):
        if timestamp != timestamp:
            raise ValueError('cannot convert float NaN to integer')
        part, seconds = _math.modf(timestamp)
        micros = round(part * 1e6)
        seconds = int(seconds)
        if micros >= 1000000:
            seconds += 1
            micros -= 1000000
        elif micros < 0:
            seconds -= 1
            micros += 1000000
        return seconds, micros

    _widths = {'d': 2, 'm': 2, 'Y': 4, 'y': 2, 'H': 2, 'I': 2, 'M': 2, 'S': 2, 'j': 3, 'f': 6, 'w': 1, 'u': 1, 'U': 2,
               'W': 2, 'G': 4, 'V': 2}
    _bounds = {'d': (1, 31), 'm': (1, 12), 'Y': (0, 9999), 'y': (0, 99), 'H': (0, 23), 'I': (1, 12), 'M': (0, 59),
               'S': (0, 61), 'j': (1, 366), 'f': (0, 999999), 'w': (0, 6), 'u': (1, 7), 'U': (0, 53), 'W': (0, 53),
               'G': (0, 9999), 'V': (1, 53)}
    _whole = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'D': '%m/%d/%y', 'T': '%H:%M:%S',
              'R': '%H:%M', 'F': '%Y-%m-%d'}

    def _read_name(text, at, names):
        best = 0
        found = None
        for number, name in enumerate(names):
            if name and len(name) > best and text[at:at + len(name)].lower() == name.lower():
                best, found = len(name), number
        return found, at + best

    def _read_number(text, at, letter):
        width = _widths[letter]
        low, high = _bounds[letter]
        for end in range(min(at + width, len(text)), at, -1):
            piece = text[at:end]
            if piece.isdecimal() and low <= int(piece) <= high and (letter not in 'YG' or len(piece) == 4):
                return int(piece), end
        return None, at

    def _read_zone(text, at):
        if text[at:at + 1] == 'Z':
            return 0, at + 1
        if text[at:at + 1] not in ('+', '-'):
            return None, at
        sign = -1 if text[at] == '-' else 1
        end = at + 1
        while end < len(text) and (text[end].isdecimal() or text[end] == ':'):
            end += 1
        digits = text[at + 1:end].replace(':', '')
        if len(digits) not in (4, 6):
            return None, at
        seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:] or 0)
        return sign * seconds, end

    def _day_in_week(year, week, weekday, letter):
        """The day of the year of a day in a week that begins on Monday, or on Sunday for `U`."""
        first = (_to_ordinal(year, 1, 1) + 6) % 7
        if letter == 'U':
            first, weekday = (first + 1) % 7, (weekday + 1) % 7
        if week == 0:
            return 1 + weekday - first
        return 1 + (7 - first) % 7 + 7 * (week - 1) + weekday

    def _parse(text, format):
        for i, given in enumerate((text, format)):
            if not isinstance(given, str):
                raise TypeError(f'strptime() argument {i} must be str, not {type(given)!r}')
        for letter, whole in _whole.items():
            format = format.replace('%' + letter, whole)
        mismatch = ValueError(f'time data {text!r} does not match format {format!r}')
        year, month, day, hour, minute, second, micro = None, 1, 1, 0, 0, 0, 0
        weekday = day_number = offset = name = half = iso_year = iso_week = week = None
        at = i = 0
        while i < len(format):
            letter = format[i]
            i += 1
            if letter.isspace():
                if at >= len(text) or not text[at].isspace():
                    raise mismatch
                while at < len(text) and text[at].isspace():
                    at += 1
                while i < len(format) and format[i].isspace():
                    i += 1
                continue
            if letter != '%':
                if text[at:at + 1].lower() != letter.lower():
                    raise mismatch
                at += 1
                continue
            if i == len(format):
                raise ValueError(f"stray %% in format '{format}'".replace('%%', '%'))
            letter = format[i]
            i += 1
            value = None
            if letter in _widths:
                value, after = _read_number(text, at, letter)
                if letter == 'f' and value is not None:
                    value = int((text[at:after] + '000000')[:6])
            elif letter in 'aA':
                value, after = _read_name(text, at, _day_names if letter == 'a' else _long_days)
            elif letter in 'bBh':
                value, after = _read_name(text, at, _long_months if letter == 'B' else _month_names)
            elif letter == 'p':
                value, after = _read_name(text, at, ('AM', 'PM'))
            elif letter == 'z':
                value, after = _read_zone(text, at)
            elif letter == 'Z':
                value, after = _read_name(text, at, ('UTC', 'GMT'))
            elif letter == '%':
                value, after = (0, at + 1) if text[at:at + 1] == '%' else (None, at)
            else:
                raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
            if value is None:
                raise mismatch
            at = after
            if letter == 'Y':
                year = value
            elif letter == 'y':
                year = value + (2000 if value < 69 else 1900)
            elif letter in 'mbBh':
                month = value
            elif letter == 'd':
                day = value
            elif letter in 'HI':
                hour = value
            elif letter == 'M':
                minute = value
            elif letter == 'S':
                second = value
            elif letter == 'f':
                micro = value
            elif letter == 'j':
                day_number = value
            elif letter in 'aA':
                weekday = value
            elif letter == 'w':
                weekday = (value + 6) % 7
            elif letter == 'u':
                weekday = value - 1
            elif letter == 'G':
                iso_year = value
            elif letter == 'V':
                iso_week = value
            elif letter in 'UW':
                week, week_letter = value, letter
            elif letter == 'p':
                half = value
            elif letter == 'z':
                offset = value
        if at < len(text):
            raise ValueError(f'unconverted data remains: {text[at:]}')
        if half is not None:
            hour = hour % 12 + 12 * half
        if year is None and iso_year is not None:
            if iso_week is None or weekday is None:
                raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                                 "directive ('%A', '%a', '%w', or '%u').")
            if day_number is not None:
                raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                                 "Use '%Y' instead.")
        elif week is None and iso_week is not None:
            if weekday is None:
                raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                                 "directive ('%A', '%a', '%w', or '%u').")
            raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year "
                             "'%G' instead.")
        if year is None:
            year = 1900
        if day_number is None and weekday is not None:
            if week is not None:
                day_number = _day_in_week(year, week, weekday, week_letter)
                if day_number <= 0:
                    year -= 1
                    day_number += _day_of_year(year, 12, 31)
            elif iso_year is not None:
                year, month, day = _from_ordinal(_week_one(iso_year) + (iso_week - 1) * 7 + weekday)
        if day_number is not None:
            year, month, day = _from_ordinal(_before_year(year) + day_number)
        if day > _days_in_month(year or 4, month):
            raise ValueError('day is out of range for month')
        if year:
            day_number = _day_of_year(year, month, day)
            weekday = (_to_ordinal(year, month, day) + 6) % 7
        return (year, month, day, hour, minute, second, weekday, day_number, -1), micro, offset, name
    """#
}
