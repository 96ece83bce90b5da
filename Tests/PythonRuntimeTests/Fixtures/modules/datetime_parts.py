# Dates put together from parts, read and moved.
import datetime


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


day, moment, time = datetime.date(2020, 1, 2), datetime.datetime(2020, 1, 2, 3, 4, 5, 6), datetime.time(3)
delta, zone = datetime.timedelta(days=40, hours=5), datetime.timezone(datetime.timedelta(hours=2))
for parts in ((time, day), ("a", time), (day, "x"), (moment, time), (None, time), (day, None), (show, time), (day, time), (day, time, zone)):
    show(lambda: datetime.datetime.combine(*parts))
show(lambda: datetime.timezone(datetime.timedelta(0), None))
show(lambda: datetime.timezone(datetime.timedelta(hours=1), 5))
show(lambda: datetime.timezone(datetime.timedelta(0)))
show(lambda: (day + delta, day - delta, delta + day, day - datetime.date(2019, 2, 28), day - day))
for wrong in (5, None, moment, time, "2020-01-02"):
    show(lambda: day - wrong)
    show(lambda: day + wrong)
show(lambda: datetime.date.max + datetime.timedelta(1))
show(lambda: datetime.date.min - datetime.timedelta(1))
show(lambda: (moment.date(), moment.replace(tzinfo=zone).date(), type(moment.date())))
for text in ("2020-01-02", "20200102", "2020-W01-4", "2020-1-2", "2020-13-01", "2020-02-30", "2020-01-02T00", "", "0000-01-01"):
    show(lambda: datetime.date.fromisoformat(text))


class Day(datetime.date):
    pass


show(lambda: (Day.fromisoformat("2020-01-02"), Day(2020, 1, 2) + delta, Day(2020, 1, 2) - day, day - Day(2020, 1, 1)))
show(lambda: hash(moment) == hash(moment.replace(fold=1)) == hash(datetime.datetime(2020, 1, 2, 3, 4, 5, 6)))
show(lambda: hash(moment.replace(tzinfo=zone)) == hash(moment.replace(hour=1, tzinfo=datetime.timezone.utc)))
show(lambda: {moment: 1}[datetime.datetime(2020, 1, 2, 3, 4, 5, 6)])
