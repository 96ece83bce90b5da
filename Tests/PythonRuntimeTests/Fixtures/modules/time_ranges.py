import time


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


base = (2000, 1, 1, 0, 0, 0, 0, 1, 0)
for place in range(9):
    for value in (-1, 0, 1, 13, 24, 32, 60, 62, 367, 2**31, -2**31 - 1, 2**63, 1.0, "a"):
        fields = base[:place] + (value,) + base[place + 1:]
        for function in (time.asctime, lambda t: time.strftime("%Y-%m-%d %H:%M:%S %j %w", t), time.struct_time):
            attempt(lambda: function(fields))
        if isinstance(value, int) and not -2**31 <= value < 2**31:
            attempt(lambda: type(time.mktime(fields)).__name__)
attempt(lambda: time.asctime((2**63 - 1,) * 9))
attempt(lambda: time.mktime((2**63 - 1,) * 9))
for given in (5, "abc", list(base), (1, 2), base + (1,), base + ("Z", 3600), base + (1, 2, 3), ()):
    for function in (time.asctime, time.mktime, lambda t: time.strftime("%Z", t), time.struct_time):
        if function is time.mktime and given == base:
            continue
        attempt(lambda: function(given))
print(time.struct_time(base + ("Z", 3600)).tm_zone, time.struct_time(base + ("Z", 3600)).tm_gmtoff, time.gmtime(0).tm_zone)
for seconds in (2**63, -2**63, 1e20, float("inf"), float("nan"), 10**400, 2**55, 253402300800, -62135596801, 1.9, -0.5, "a"):
    attempt(lambda: time.gmtime(seconds))
attempt(lambda: time.ctime(2**63))
attempt(lambda: time.strftime("a\0b", base))
attempt(lambda: time.strftime("%y|%Y|%Q|%", (0,) * 9))
attempt(lambda: time.strftime(b"a"))
for seconds in (2**63, 1e300, float("inf"), float("nan"), -1, "a", None, 10**400, -2**70):
    attempt(lambda: time.sleep(seconds))
