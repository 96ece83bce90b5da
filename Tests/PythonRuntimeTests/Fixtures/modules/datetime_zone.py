from datetime import datetime, timezone, timedelta, time
u = timezone.utc
e = timezone(timedelta(hours=-5), "EST")
d = datetime(2024, 1, 1, 12, tzinfo=u)
print(u, repr(u), e, repr(e), repr(timezone(timedelta(hours=5, minutes=30))), timezone(timedelta(hours=5, minutes=30)), d, repr(d), d.astimezone(e), d.astimezone(e) == d, d.utcoffset(), d.tzname(), d.timestamp())
print(datetime.fromtimestamp(0, u), datetime.fromtimestamp(1.5, u), datetime.utcfromtimestamp(1e9), d.strftime("%z %Z"), time(1, 2, tzinfo=e), repr(time(1, 2, 3)), time(1, 2).isoformat(), time.fromisoformat("04:05:06"), hash(d) == hash(d.astimezone(e)))
for call in (lambda: timezone(5), lambda: timezone(timedelta(hours=24)), lambda: datetime(2024, 1, 1, tzinfo=3), lambda: time(24), lambda: time(1) < 5):
    try:
        print(call())
    except Exception as x:
        print(type(x).__name__, x)
