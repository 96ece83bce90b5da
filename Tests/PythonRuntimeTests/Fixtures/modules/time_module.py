import time
a = time.perf_counter()
time.sleep(0.25)
b = time.perf_counter()
print(b - a >= 0.25, b - a < 5, type(time.time()).__name__, type(time.time_ns()).__name__, time.monotonic() <= time.monotonic(), time.process_time() >= 0, time.perf_counter_ns() > 0)
g = time.gmtime(0)
print(g, g.tm_year, g[0], time.strftime("%Y-%m-%d %H:%M:%S", g), time.asctime(g), time.strptime("2024-03-05", "%Y-%m-%d").tm_yday, time.gmtime(86400 * 365).tm_wday, len(g), tuple(g)[:3])
for call in (lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: time.strftime(5), lambda: time.gmtime("a"), lambda: time.strptime("x", "%Y")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
