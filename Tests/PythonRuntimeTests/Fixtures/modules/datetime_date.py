from datetime import date, timedelta
d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.isoformat(), d.toordinal(), d.isocalendar(), d.ctime())
print(d + timedelta(days=1), d - timedelta(weeks=1), d - date(2024, 1, 1), d < date(2025, 1, 1), d == date(2024, 2, 29), d.replace(year=2023, day=1), date.fromisoformat("2020-01-05"), date.fromordinal(738000))
print(d.strftime("%d/%m/%y %A %B %j %U"), f"{d:%Y.%m}", str(date.min), date.max, date.resolution, hash(d) == hash(date(2024, 2, 29)), max(d, date(2023, 1, 1)))
for call in (lambda: date(2023, 2, 29), lambda: date(2024, 13, 1), lambda: date(0, 1, 1), lambda: date(2024, 1), lambda: date.fromisoformat("x"), lambda: d < 5, lambda: d + 5, lambda: date.max + timedelta(1), lambda: date("a", 1, 1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
