from datetime import *
def t(f, *args, **kw):
    try: print(repr(f(*args, **kw)))
    except Exception as e: print(type(e).__name__, e)
class D(datetime):
    def __new__(cls, *args, **kw): return super().__new__(cls, *args, **kw)
class E(date): pass
a, b = datetime(2020, 1, 2, 3, 4, 5, 6), datetime(2020, 1, 2, 3, 4, 5, 7, fold=1)
for x in (a, b, D(2020, 1, 2, 3, 4, 5, 6), date(2020, 1, 2), E(2020, 1, 2), a.replace(tzinfo=timezone.utc), timedelta(1), timedelta(0, 5, 9), 5, None):
    for y in (a, b, D(2020, 1, 2, 3, 4, 5, 6), date(2020, 1, 2), E(2020, 1, 3), b.replace(tzinfo=timezone.utc), timedelta(1), 5):
        row = []
        for f in (lambda: x < y, lambda: x <= y, lambda: x == y, lambda: x != y, lambda: x > y, lambda: x - y, lambda: x + y):
            try: row.append(str(f()))
            except Exception as e: row.append(type(e).__name__)
        print(*row)
t(datetime.fromisoformat, '2020-02-30'); t(datetime.fromisoformat, '2020-02-29T24:00:00'); t(datetime.fromisoformat, '2020-02-29 23:59:59')
t(datetime.fromisoformat, '2020-02-29'); t(datetime.fromisoformat, '2020-02-29T10:30'); t(D.fromisoformat, '2020-02-29T10:30'); t(datetime.fromisoformat, 5)
t(datetime, 2020, 13, 1); t(datetime, 2020, 1); t(datetime, 2020, 1, 1, 24); t(datetime, 2020, 1, 1, fold=2); t(datetime, True, 1, 1); t(date, 2020, 2, 30); t(date, 1.5, 1, 1)
t(datetime.__lt__, 5, a); t(datetime.__lt__, a, 5); t(timedelta.__add__, 5, 6); t(a.__lt__, b); t(a.__eq__, 5); t(timedelta(1).__sub__, timedelta(2))
print(type(datetime.now()) is datetime, type(D.now()) is D, datetime.now().tzinfo, datetime.now(timezone.utc).tzinfo)
print(sorted([b, a]), sum([timedelta(1), timedelta(2)], timedelta()), {a: 1}[datetime(2020, 1, 2, 3, 4, 5, 6)], max(a, b).microsecond, hash(a) == hash(a.replace(fold=1)))
t(lambda: datetime.max + timedelta(1)); t(lambda: timedelta.max + timedelta(1)); t(lambda: date.min - timedelta(1))
