# Arithmetic, order and text of dates.
from datetime import date, datetime, time, timedelta, timezone

moment = datetime(2024, 2, 28, 23, 59, 58, 999999)
print(moment + timedelta(seconds=1), moment + timedelta(microseconds=1), moment + timedelta(days=2), moment - timedelta(weeks=9))
print(moment - datetime(2023, 1, 1), datetime(2023, 1, 1) - moment, date(2024, 3, 1) - date(2023, 3, 1), date(2024, 2, 29) + timedelta(365))
print(moment < datetime(2024, 3, 1), moment == datetime(2024, 2, 28, 23, 59, 58, 999999), moment >= moment, date(2024, 1, 1) < date(2023, 1, 1))
print(date(2024, 1, 31) <= date(2024, 1, 31), date(2024, 1, 1) != date(2024, 1, 2), sorted([date(2024, 5, 1), date(2023, 5, 1)]))
east = timezone(timedelta(hours=5, minutes=30))
aware = datetime(2024, 1, 1, 12, tzinfo=east)
print(aware, aware.isoformat(), repr(aware), aware.utcoffset(), aware.astimezone(timezone.utc), aware == datetime(2024, 1, 1, 6, 30, tzinfo=timezone.utc))
print(aware < datetime(2024, 1, 1, 7, tzinfo=timezone.utc), aware == datetime(2024, 1, 1, 12), aware - datetime(2024, 1, 1, tzinfo=timezone.utc))
print(timedelta(days=1, hours=-30), timedelta(milliseconds=1500), timedelta(minutes=1.5), timedelta(weeks=1) / 3, timedelta(1) // timedelta(hours=5))
print(repr(timedelta(-1, 5, 7)), timedelta(hours=5) * 2.5, timedelta(1) % timedelta(hours=7), -timedelta(hours=1), abs(timedelta(-1)), bool(timedelta()))
print(timedelta(hours=1) < timedelta(minutes=61), timedelta(1) == timedelta(hours=24), hash(timedelta(1)) == hash(timedelta(hours=24)), timedelta.max, timedelta.min)
for pattern in ("%Y-%m-%d %H:%M:%S.%f", "%a %A %b %B %d %j %p %I %y %%", "%c | %x | %X", "%U %W %u %w %G-%V", "%F %T %D %e", "no", "%", "%Q"):
    print(repr(moment.strftime(pattern)))
print(f"{moment:%d.%m.%Y}", f"{date(5, 6, 7):%Y/%m/%d}", format(date(2024, 1, 1), ""), time(3, 4, 5).strftime("%H-%M-%S"))
print(moment.isoformat(" "), moment.isoformat(timespec="minutes"), moment.isoformat(timespec="milliseconds"), datetime(1, 1, 1).isoformat(), date(99, 1, 2).isoformat())
for text in ("2024-03-15", "2024-03-15T12:30", "2024-03-15 12:30:45", "2024-03-15T12:30:45.123456", "2024-03-15T12:30:45+02:00", "2024-03-15T12:30:45Z",
             "20240315", "2024-W11-5", "20240315T123045", "2024-03-15T12", "2024-13-01", "2024-02-30", "2024-3-15", "", "2024-03-15T25:00", "2024-03-15T12:30:4"):
    for kind in (date, datetime):
        try:
            print(repr(kind.fromisoformat(text)))
        except ValueError as error:
            print("ValueError", error)
print(datetime.strptime("15 Mar 2024 04:05 PM", "%d %b %Y %I:%M %p"), datetime.strptime("2024-075", "%Y-%j"))
calls = [
    lambda: date(2024, 2, 30), lambda: date(0, 1, 1), lambda: date(2024, 13, 1), lambda: date(2024), lambda: date(2024, 1), lambda: date("a", 1, 1),
    lambda: date(2024, 1.5, 1), lambda: datetime(2024, 1, 1, 24), lambda: datetime(2024, 1, 1, 0, 60), lambda: datetime(2024, 1, 1, 0, 0, 0, 10 ** 6),
    lambda: datetime(2024, 1, 1, tzinfo=5), lambda: datetime(2024, 1, 1, fold=2), lambda: datetime.max + timedelta(1), lambda: date.min - timedelta(1),
    lambda: timedelta(days=10 ** 10), lambda: timedelta("a"), lambda: timedelta(float("nan")), lambda: moment < aware, lambda: moment - aware,
    lambda: moment < date(2024, 1, 1), lambda: moment + 1, lambda: date(2024, 1, 1) < 5, lambda: time(25), lambda: timedelta(999999999, hours=25),
    lambda: date.fromordinal(0), lambda: date.fromisocalendar(2024, 54, 1), lambda: moment.replace(day=31), lambda: timedelta(1) / 0,
]
for call in calls:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(date(2024, 12, 30).isocalendar(), date(2024, 3, 15).weekday(), date(2024, 3, 15).toordinal(), date.fromordinal(738960), moment.timetuple()[:8])
print(moment.replace(year=2023, microsecond=0), moment.date(), moment.time(), datetime.combine(date(2024, 1, 1), time(5)), hash(moment) == hash(moment.replace()))
print(date.max, datetime.min, date(2024, 1, 1).replace(month=2), moment.ctime(), date(True, 1, 1), timedelta(True))


class Day(date):
    pass


print(repr(Day(2024, 1, 1) + timedelta(1)), Day(2024, 1, 1) == date(2024, 1, 1), Day.fromisoformat("2024-05-06"))
