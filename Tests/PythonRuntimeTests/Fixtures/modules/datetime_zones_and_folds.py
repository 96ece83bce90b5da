# Moments of one zone are compared as they read; a repeated hour is told apart by its fold.
from datetime import datetime, time, timedelta, timezone, tzinfo


class Clock(tzinfo):
    """An hour ahead of UTC until three o'clock, then two hours, the hour before three twice."""

    def utcoffset(self, moment):
        if moment is None:
            return None
        late = moment.hour > 2 or moment.hour == 2 and moment.fold
        return timedelta(hours=1 if late else 2)

    def dst(self, moment):
        return timedelta(hours=2) - self.utcoffset(moment) if moment else None

    def tzname(self, moment):
        return "clock"


clock = Clock()
first = datetime(2024, 10, 27, 2, 30, tzinfo=clock)
second = first.replace(fold=1)
late = datetime(2024, 10, 27, 3, 30, tzinfo=clock)
print(first == second, hash(first) == hash(second), late - first, first < late)
print(first == first.astimezone(timezone.utc), late == late.astimezone(timezone.utc))
print(first.timetuple().tm_isdst, late.timetuple().tm_isdst, late.utctimetuple()[3:], datetime(2024, 1, 1).timetuple()[8])
print(repr(time(2, 30, fold=1)), time(1, fold=1) == time(1), hash(time(1, fold=1)) == hash(time(1)))
print(timezone(timedelta(0)) is timezone.utc, timedelta(2).__rsub__(timedelta(5)), timedelta(1).__rsub__(3))
