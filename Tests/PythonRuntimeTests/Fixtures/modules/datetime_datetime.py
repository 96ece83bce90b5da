from datetime import datetime, date, time, timedelta, timezone
d = datetime(2024, 3, 5, 14, 7, 9, 250)
print(d, repr(d), d.date(), d.time(), d.hour, d.minute, d.second, d.microsecond, d.isoformat(), d.isoformat(" ", "minutes"), d.isoformat(timespec="milliseconds"))
print(d + timedelta(days=1, hours=12), d - datetime(2024, 1, 1), d.replace(hour=0, microsecond=0), datetime.combine(date(2020, 1, 1), time(5)), d.timetuple().tm_yday, d.weekday(), d.ctime(), repr(datetime(2024, 1, 1)))
print(d.strftime("%Y-%m-%d %H:%M:%S.%f %p %I %a %b %y %j %%"), f"{d:%H:%M}", datetime.fromisoformat("2024-01-02T03:04:05"), datetime.fromisoformat("2024-01-02 03:04:05.5+02:00"), datetime.min, datetime.max)
print(d < datetime(2025, 1, 1), d == d.replace(), d == 5, d != date(2024, 3, 5), sorted([d, datetime(2020, 1, 1)])[0])
for call in (lambda: datetime(2024, 1, 1, 25), lambda: datetime(2024, 1, 1, minute=60), lambda: datetime.fromisoformat("bad"), lambda: d - 5, lambda: d < date(2024, 1, 1), lambda: d - datetime(2024, 1, 1, tzinfo=timezone.utc), lambda: d < datetime(2024, 1, 1, tzinfo=timezone.utc), lambda: datetime.max + timedelta(1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
