from datetime import datetime, date, timedelta
a = datetime.now()
b = datetime.now()
print(type(a).__name__, a <= b, (b - a) < timedelta(seconds=5), date.today() == a.date() or True, abs(datetime.fromtimestamp(a.timestamp()) - a) < timedelta(milliseconds=1), isinstance(a, date))
class Stamp(datetime):
    pass
print(type(Stamp(2024, 1, 1) + timedelta(1)).__name__, Stamp(2024, 1, 1))
