from datetime import timedelta as T
print(T(days=1, hours=5), repr(T(1, 2, 3)), T(hours=-1), repr(T(hours=-1)), T(0), repr(T(0)), T(weeks=2), T(milliseconds=1500), T(minutes=1.5), T(microseconds=1))
print(T(1) + T(hours=2), T(1) - T(hours=2), T(1) * 3, 2 * T(1), T(1) / 2, T(1) / T(hours=6), T(1) // T(hours=5), T(1) % T(hours=5), divmod(T(1), T(hours=5)), -T(1), abs(T(-1)), T(1) * 0.5, T(seconds=7) // 2)
print(T(1, 5, 7).days, T(1, 5).seconds, T(1, 5, 7).microseconds, T(hours=30).total_seconds(), T(1) > T(hours=23), T(hours=24) == T(1), bool(T(0)), T.max, T.min, T.resolution, sum([T(1), T(2)], T()), {T(1): 2}[T(hours=24)])
for call in (lambda: T("a"), lambda: T(10**9), lambda: T(1) + 1, lambda: T(1) / 0, lambda: T(1) < 1, lambda: T(float("nan"))):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
