# Zones that answer what they must not, weeks in ISO texts, and which calls make an object of a subclass.
from datetime import date, datetime, time, timedelta, timezone, tzinfo


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


for text in ["2021-W53-1", "2020-W53-7", "2021-W01", "2021W011", "2021-W00-1", "2021-W01-8", "2021-W1-1", "9999-W53-7",
             "２０２１-01-01", "20210101", "2021-0101", "202101-01", "2021-01-01T10", "2021-01-01T10:11:12,123",
             "2021-01-01T10:11:12 +01:00", "2021-01-01T10:11:12+24:00", "2021-01-01T10:11:12.1234567", "2021-01-01T10:1112",
             "2021-01-01T101112.5", "2021-W53-1T01", "2021-01-01T10:11:12z", "2021-01-01T", "2021-01-01x10:11Z"]:
    attempt(date.fromisoformat, text)
    attempt(datetime.fromisoformat, text)
    attempt(time.fromisoformat, text[11:])


class Zone(tzinfo):
    def __init__(self, offset): self.offset = offset
    def utcoffset(self, moment): return self.offset
    def dst(self, moment): return None
    def tzname(self, moment): return 5


for offset in [timedelta(hours=24), timedelta(hours=1), 5, None]:
    moment = datetime(2021, 1, 1, tzinfo=Zone(offset))
    for function in [moment.utcoffset, moment.isoformat, moment.tzname, moment.dst, lambda: moment.astimezone(timezone.utc),
                     lambda: moment == datetime(2021, 1, 1, tzinfo=timezone.utc), moment.timestamp,
                     lambda: moment.strftime("%Z"), time(1, tzinfo=Zone(offset)).isoformat,
                     lambda: Zone(offset).fromutc(moment), lambda: moment.tzinfo.fromutc(moment), lambda: timezone(offset)]:
        if offset is not None or function is not moment.timestamp: attempt(function)
attempt(timezone.utc.utcoffset, 5)
attempt(timezone.utc.fromutc, datetime(2021, 1, 1))


class Moment(datetime):
    def __new__(cls, *args, **kwargs):
        print("new", args, kwargs)
        return super().__new__(cls, *args, **kwargs)


m = Moment(2021, 1, 1, tzinfo=timezone.utc)
attempt(m.astimezone, timezone(timedelta(hours=1)))
for function in [lambda: m.replace(year=2020), lambda: m + timedelta(1), lambda: Moment.fromisoformat("2021-01-01"),
                 lambda: Moment.fromtimestamp(0, timezone.utc), lambda: Moment.utcfromtimestamp(0),
                 lambda: Moment.strptime("2021", "%Y"), lambda: Moment.combine(date(2021, 1, 1), time(1))]:
    attempt(function)
for arguments in [(), (2021,), (2021, 1), (10**20, 1, 1), (2**40, 1, 1), (-2**40, 1, 1)]:
    attempt(date, *arguments)
    attempt(datetime, *arguments)
attempt(date(2021, 1, 1).strftime, 5)
print(date(2021, 1, 1).strftime("%C"))
attempt(date.fromisocalendar, 2021, 1, 8)
for text, pattern in [("2021 53 1", "%G %V %u"), ("2021 10 1", "%Y %W %w"), ("2021 10 0", "%Y %U %w"), ("2021 0 1", "%Y %W %w"),
                      ("10", "%V"), ("2021", "%G"), ("2021 10 1 5", "%G %V %u %j"), ("10 2021 1", "%V %Y %u"), (5, "%Y")]:
    attempt(datetime.strptime, text, pattern)
