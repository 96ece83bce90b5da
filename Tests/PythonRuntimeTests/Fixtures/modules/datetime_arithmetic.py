# Sums, differences and comparisons of dates, moments and differences, also of derived classes and with zones.
from datetime import date, datetime, timedelta, timezone


class Day(date):
    pass


class Moment(datetime):
    pass


class Span(timedelta):
    pass


d, m, t = date(2024, 2, 28), datetime(2024, 2, 28, 23, 59, 59, 999999), timedelta(days=1, seconds=5, microseconds=7)
z = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
zone = timezone(timedelta(hours=-5))
print(d + t, d - t, t + d, m + t, m - t, t + m, m - datetime(2020, 1, 1), d - date(2020, 3, 1), z + t, z - t)
print(z - z.astimezone(zone), z == z.astimezone(zone), z < z.astimezone(zone), z.astimezone(zone) + t)
print(t + t, t - t * 3, -t, abs(-t), t * 2.5, t / 3, t // 7, t % timedelta(hours=5), t > timedelta(1), t == timedelta(1, 5, 7))
for make in (
    lambda: Day(2024, 1, 1) + t, lambda: Moment(2024, 1, 1) + t, lambda: Span(1) + Span(2), lambda: Moment(2024, 1, 1) - t,
    lambda: Day(2024, 1, 1) < d, lambda: Day(2024, 2, 28) == d, lambda: Moment(2024, 1, 1) < m, lambda: Span(1) < t,
    lambda: type(Day(2024, 1, 1) - d).__name__, lambda: date.max + timedelta(1), lambda: datetime.min - timedelta(0, 0, 1),
    lambda: timedelta.max + timedelta(0, 0, 1), lambda: timedelta.min - timedelta(1), lambda: timedelta.max * 2,
    lambda: timedelta(days=10**10), lambda: m < z, lambda: m == z, lambda: m - z, lambda: d < m, lambda: d == m, lambda: m == d,
    lambda: m < 3, lambda: t < 3, lambda: d < 3, lambda: d + 1, lambda: m + d, lambda: t + 1, lambda: t - d, lambda: date("2020"),
    lambda: datetime("2020"), lambda: date(2020), lambda: d != date(2024, 2, 28), lambda: hash(t) == hash(timedelta(1, 5, 7)),
    lambda: sum([t, t], timedelta()), lambda: max(m, datetime(2025, 1, 1)), lambda: timedelta(microseconds=-1),
    lambda: timedelta(seconds=1e-6) + timedelta(hours=23, minutes=59, seconds=59, microseconds=999999),
):
    try:
        print(repr(make()))
    except (TypeError, OverflowError, ValueError) as error:
        print(type(error).__name__, error)
