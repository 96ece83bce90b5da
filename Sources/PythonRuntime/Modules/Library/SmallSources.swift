// Small modules in Python: `calendar`, `secrets`, `uuid`, `platform`. Our own text.

enum SmallSources {
  static let all: [NativeModule] =
    [
      module("calendar", calendar), module("secrets", secrets), module("uuid", uuid),
      module("platform", platform),
    ] + LanguageFactsSource.all

  private static func module(_ name: String, _ text: String) -> NativeModule {
    NativeModule(name) { vm, module throws(PyError) in try SourceModules.load(vm, module, text) }
  }

  private static let calendar = #"""
    import datetime as _datetime

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6
    day_name = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
    day_abbr = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    month_name = ['', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
                  'November', 'December']
    month_abbr = ['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

    class IllegalMonthError(ValueError):
        def __init__(self, month):
            self.month = month

        def __str__(self):
            return f'bad month number {self.month!r}; must be 1-12'

    class IllegalWeekdayError(ValueError):
        def __init__(self, weekday):
            self.weekday = weekday

        def __str__(self):
            return f'bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)'

    error = ValueError
    EPOCH = 1970
    January = 1
    February = 2
    mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    def isleap(year):
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    def leapdays(y1, y2):
        y1 -= 1
        y2 -= 1
        return (y2 // 4 - y1 // 4) - (y2 // 100 - y1 // 100) + (y2 // 400 - y1 // 400)

    def weekday(year, month, day):
        if not 1 <= year <= 9999:
            year = 2000 + year % 400
        return _datetime.date(year, month, day).weekday()

    def monthrange(year, month):
        if not 1 <= month <= 12:
            raise IllegalMonthError(month)
        days = 29 if month == 2 and isleap(year) else 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
        return weekday(year, month, 1), days

    def timegm(tuple):
        year, month, day, hour, minute, second = tuple[:6]
        days = _datetime.date(year, month, 1).toordinal() - 719163 + day - 1
        return ((days * 24 + hour) * 60 + minute) * 60 + second

    class Calendar:
        def __init__(self, firstweekday=0):
            self.firstweekday = firstweekday

        def iterweekdays(self):
            for i in range(self.firstweekday, self.firstweekday + 7):
                yield i % 7

        def itermonthdays(self, year, month):
            first, count = monthrange(year, month)
            before = (first - self.firstweekday) % 7
            yield from [0] * before
            yield from range(1, count + 1)
            yield from [0] * ((self.firstweekday - first - count) % 7)

        def getfirstweekday(self):
            return self.firstweekday % 7

        def setfirstweekday(self, firstweekday):
            self.firstweekday = firstweekday

        def itermonthdays3(self, year, month):
            first, count = monthrange(year, month)
            before = (first - self.firstweekday) % 7
            last = (year, month - 1) if month > 1 else (year - 1, 12)
            next = (year, month + 1) if month < 12 else (year + 1, 1)
            if before:
                end = monthrange(*last)[1] + 1
                for day in range(end - before, end):
                    yield *last, day
            for day in range(1, count + 1):
                yield year, month, day
            for day in range(1, (self.firstweekday - first - count) % 7 + 1):
                yield *next, day

        def itermonthdays4(self, year, month):
            for i, (year, month, day) in enumerate(self.itermonthdays3(year, month)):
                yield year, month, day, (self.firstweekday + i) % 7

        def itermonthdates(self, year, month):
            for year, month, day in self.itermonthdays3(year, month):
                yield _datetime.date(year, month, day)

        def yeardatescalendar(self, year, width=3):
            months = [self.monthdatescalendar(year, month) for month in range(1, 13)]
            return [months[i:i + width] for i in range(0, 12, width)]

        def yeardays2calendar(self, year, width=3):
            months = [self.monthdays2calendar(year, month) for month in range(1, 13)]
            return [months[i:i + width] for i in range(0, 12, width)]

        def yeardayscalendar(self, year, width=3):
            months = [self.monthdayscalendar(year, month) for month in range(1, 13)]
            return [months[i:i + width] for i in range(0, 12, width)]

        def itermonthdays2(self, year, month):
            for i, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
                yield day, i % 7

        def monthdayscalendar(self, year, month):
            days = list(self.itermonthdays(year, month))
            return [days[i:i + 7] for i in range(0, len(days), 7)]

        def monthdays2calendar(self, year, month):
            days = list(self.itermonthdays2(year, month))
            return [days[i:i + 7] for i in range(0, len(days), 7)]

        def monthdatescalendar(self, year, month):
            days = list(self.itermonthdates(year, month))
            return [days[i:i + 7] for i in range(0, len(days), 7)]

    class TextCalendar(Calendar):
        def formatday(self, day, weekday, width):
            return ('' if day == 0 else '%2i' % day).center(width)

        def formatweek(self, theweek, width):
            return ' '.join([self.formatday(day, weekday, width) for day, weekday in theweek])

        def formatweekday(self, day, width):
            return (day_name[day] if width >= 9 else day_abbr[day])[:width].center(width)

        def formatweekheader(self, width):
            return ' '.join([self.formatweekday(day, width) for day in self.iterweekdays()])

        def formatmonthname(self, theyear, themonth, width, withyear=True):
            name = month_name[themonth]
            return (f'{name} {theyear!r}' if withyear else name).center(width)

        def formatmonth(self, theyear, themonth, w=0, l=0):
            w = max(2, w)
            l = max(1, l)
            text = self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1).rstrip() + '\n' * l
            text += self.formatweekheader(w).rstrip() + '\n' * l
            for week in self.monthdays2calendar(theyear, themonth):
                text += self.formatweek(week, w).rstrip() + '\n' * l
            return text

        def prmonth(self, theyear, themonth, w=0, l=0):
            print(self.formatmonth(theyear, themonth, w, l), end='')

        def prweek(self, theweek, width):
            print(self.formatweek(theweek, width), end='')

        def formatyear(self, theyear, w=2, l=1, c=6, m=3):
            w = max(2, w)
            l = max(1, l)
            c = max(2, c)
            width = (w + 1) * 7 - 1
            text = repr(theyear).center(width * m + c * (m - 1)).rstrip() + '\n' * l
            header = self.formatweekheader(w)
            weeks_of = [[self.monthdays2calendar(theyear, month) for month in range(first, min(first + m, 13))]
                        for first in range(1, 13, m)]
            for row, group in enumerate(weeks_of):
                months = range(m * row + 1, min(m * (row + 1) + 1, 13))
                text += '\n' * l
                names = [self.formatmonthname(theyear, month, width, False) for month in months]
                text += formatstring(names, width, c).rstrip() + '\n' * l
                text += formatstring([header for _ in months], width, c).rstrip() + '\n' * l
                for j in range(max([len(weeks) for weeks in group])):
                    parts = ['' if j >= len(weeks) else self.formatweek(weeks[j], w) for weeks in group]
                    text += formatstring(parts, width, c).rstrip() + '\n' * l
            return text

        def pryear(self, theyear, w=0, l=0, c=6, m=3):
            print(self.formatyear(theyear, w, l, c, m), end='')

    _plain = TextCalendar()

    def setfirstweekday(firstweekday):
        if not 0 <= firstweekday <= 6:
            raise IllegalWeekdayError(firstweekday)
        _plain.firstweekday = firstweekday

    def firstweekday():
        return _plain.firstweekday

    def monthcalendar(year, month):
        return _plain.monthdayscalendar(year, month)

    def formatstring(cols, colwidth=20, spacing=6):
        return (' ' * spacing).join([text.center(colwidth) for text in cols])

    def format(cols, colwidth=20, spacing=6):
        print(formatstring(cols, colwidth, spacing))

    def week(theweek, width):
        return _plain.formatweek(theweek, width)

    def weekheader(width):
        return _plain.formatweekheader(width)

    def prweek(theweek, width):
        _plain.prweek(theweek, width)

    def calendar(theyear, w=2, l=1, c=6, m=3):
        return _plain.formatyear(theyear, w, l, c, m)

    def prcal(theyear, w=0, l=0, c=6, m=3):
        _plain.pryear(theyear, w, l, c, m)

    def month(theyear, themonth, w=0, l=0):
        return _plain.formatmonth(theyear, themonth, w, l)

    def prmonth(theyear, themonth, w=0, l=0):
        _plain.prmonth(theyear, themonth, w, l)
    """#

  private static let secrets = #"""
    import os as _os
    import random as _random

    DEFAULT_ENTROPY = 32

    class SystemRandom(_random.Random):
        def random(self):
            return (int.from_bytes(_os.urandom(7), 'big') >> 3) * 2 ** -53

        def getrandbits(self, k):
            if k < 0:
                raise ValueError('number of bits must be non-negative')
            size = (k + 7) // 8
            return int.from_bytes(_os.urandom(size), 'big') >> (size * 8 - k)

        def seed(self, *args, **kwds):
            return None

        def getstate(self, *args, **kwds):
            raise NotImplementedError('System entropy source does not have state.')

        setstate = getstate

    SystemRandom.__module__ = 'random'

    def randbits(k):
        return SystemRandom().getrandbits(k)

    def randbelow(exclusive_upper_bound):
        if exclusive_upper_bound <= 0:
            raise ValueError('Upper bound must be positive.')
        bits = exclusive_upper_bound.bit_length()
        while True:
            value = randbits(bits)
            if value < exclusive_upper_bound:
                return value

    def choice(seq):
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[randbelow(len(seq))]

    def token_bytes(nbytes=None):
        return _os.urandom(DEFAULT_ENTROPY if nbytes is None else nbytes)

    def token_hex(nbytes=None):
        return token_bytes(nbytes).hex()

    def token_urlsafe(nbytes=None):
        letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
        data = token_bytes(nbytes)
        number = int.from_bytes(data, 'big') << (-len(data) * 8 % 6)
        count = (len(data) * 8 + 5) // 6
        return ''.join([letters[number >> (6 * i) & 63] for i in range(count - 1, -1, -1)])

    def compare_digest(a, b):
        return a == b
    """#

  private static let uuid = #"""
    import os as _os

    class UUID:
        def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None):
            if [hex, bytes, bytes_le, fields, int].count(None) != 4:
                raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
            if hex is not None:
                digits = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
                if len(digits) != 32:
                    raise ValueError('badly formed hexadecimal UUID string')
                int = _int(digits, 16)
            elif bytes is not None:
                if len(bytes) != 16:
                    raise ValueError('bytes is not a 16-char string')
                int = _int.from_bytes(bytes, 'big')
            elif bytes_le is not None:
                if len(bytes_le) != 16:
                    raise ValueError('bytes_le is not a 16-char string')
                int = _int.from_bytes(_swapped(bytes_le), 'big')
            elif fields is not None:
                if len(fields) != 6:
                    raise ValueError('fields is not a 6-tuple')
                int = 0
                for place, (field, width) in enumerate(zip(fields, _field_widths), 1):
                    if not 0 <= field < 1 << width:
                        raise ValueError(f'field {place} out of range (need a{"n" if width == 8 else ""} {width}-bit value)')
                    int = int << width | field
            if not 0 <= int < 1 << 128:
                raise ValueError('int is out of range (need a 128-bit value)')
            if version is not None:
                if not 1 <= version <= 5:
                    raise ValueError('illegal version number')
                int = int & ~(0xc000 << 48) | (0x8000 << 48)
                int = int & ~(0xf000 << 64) | (version << 76)
            self.__dict__['int'] = int

        @property
        def hex(self):
            return '%032x' % self.int

        @property
        def bytes(self):
            return self.int.to_bytes(16, 'big')

        @property
        def bytes_le(self):
            return _swapped(self.bytes)

        @property
        def fields(self):
            return (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low,
                    self.node)

        @property
        def time_low(self):
            return self.int >> 96

        @property
        def time_mid(self):
            return self.int >> 80 & 0xffff

        @property
        def time_hi_version(self):
            return self.int >> 64 & 0xffff

        @property
        def clock_seq_hi_variant(self):
            return self.int >> 56 & 0xff

        @property
        def clock_seq_low(self):
            return self.int >> 48 & 0xff

        @property
        def time(self):
            return (self.time_hi_version & 0x0fff) << 48 | self.time_mid << 32 | self.time_low

        @property
        def clock_seq(self):
            return (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low

        @property
        def node(self):
            return self.int & 0xffffffffffff

        @property
        def variant(self):
            if not self.int & 0x8000 << 48:
                return RESERVED_NCS
            if not self.int & 0x4000 << 48:
                return RFC_4122
            return RESERVED_FUTURE if self.int & 0x2000 << 48 else RESERVED_MICROSOFT

        @property
        def version(self):
            if self.variant == RFC_4122:
                return (self.int >> 76) & 15

        @property
        def urn(self):
            return 'urn:uuid:' + str(self)

        def __int__(self):
            return self.int

        def __eq__(self, other):
            return self.int == other.int if isinstance(other, UUID) else NotImplemented

        def __lt__(self, other):
            return self.int < other.int if isinstance(other, UUID) else NotImplemented

        def __hash__(self):
            return hash(self.int)

        def __str__(self):
            hex = self.hex
            return f'{hex[:8]}-{hex[8:12]}-{hex[12:16]}-{hex[16:20]}-{hex[20:]}'

        def __repr__(self):
            return f'{self.__class__.__name__}({str(self)!r})'

        def __le__(self, other):
            return self.int <= other.int if isinstance(other, UUID) else NotImplemented

        def __gt__(self, other):
            return self.int > other.int if isinstance(other, UUID) else NotImplemented

        def __ge__(self, other):
            return self.int >= other.int if isinstance(other, UUID) else NotImplemented

        def __setattr__(self, name, value):
            raise TypeError('UUID objects are immutable')

    RESERVED_NCS = 'reserved for NCS compatibility'
    RFC_4122 = 'specified in RFC 4122'
    RESERVED_MICROSOFT = 'reserved for Microsoft compatibility'
    RESERVED_FUTURE = 'reserved for future definition'
    _int = int
    _field_widths = (32, 16, 16, 8, 8, 48)

    def _swapped(data):
        return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]

    def uuid4():
        return UUID(bytes=_os.urandom(16), version=4)

    def uuid1(node=None, clock_seq=None):
        return UUID(bytes=_os.urandom(16), version=1)

    def _named(namespace, name, algorithm, version):
        import hashlib
        digest = getattr(hashlib, algorithm)(namespace.bytes + name.encode('utf-8')).digest()
        return UUID(bytes=digest[:16], version=version)

    def uuid3(namespace, name):
        return _named(namespace, name, 'md5', 3)

    def uuid5(namespace, name):
        return _named(namespace, name, 'sha1', 5)

    NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
    NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
    NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
    NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')
    """#

  private static let platform = #"""
    def python_version():
        return '3.11.7'

    def python_version_tuple():
        return ('3', '11', '7')

    def python_implementation():
        return 'Gradbook'

    def python_compiler():
        return 'Swift'

    def system():
        return 'Linux'

    def machine():
        return 'x86_64'

    def processor():
        return ''

    def node():
        return 'lesson'

    def release():
        return ''

    def version():
        return ''

    def architecture(executable='', bits='', linkage=''):
        return ('64bit', '')

    def platform(aliased=False, terse=False):
        return 'Linux'
    """#
}
