import calendar
from array import array
print(calendar.month(2024, 2))
print(calendar.isleap(2024), calendar.monthrange(2024, 2), calendar.weekday(2024, 3, 5), calendar.leapdays(2000, 2024), calendar.monthcalendar(2024, 9)[0], calendar.day_name[0], calendar.month_abbr[3], list(calendar.day_abbr), calendar.timegm((1970, 1, 2, 0, 0, 0)))
a = array("i", [1, 2, 3])
a.append(4)
a.extend([5])
print(a, a[0], a[1:3], len(a), a.typecode, a.itemsize, list(a), a.tolist(), a.pop(), a.index(2), 3 in a, a + array("i", [9]), a * 2, array("d", [1.5]), array("f", [0.1])[0], array("b"), a == array("i", [1, 2, 3, 4]), sum(a))
for call in (lambda: array("z"), lambda: array("i", [1.5]), lambda: array("b", [200]), lambda: array("i")[0], lambda: a.append("x"), lambda: array("B", [-1]), lambda: calendar.monthrange(2024, 13)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
