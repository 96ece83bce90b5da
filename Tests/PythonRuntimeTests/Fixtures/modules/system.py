def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


import sys
import os
import time
import os.path
from os import path
print(sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.maxsize, sys.byteorder, sys.platform)
print(os.path.join("a", "b", "c.txt"), os.path.basename("/x/y.py"), os.path.dirname("/x/y.py"), os.path.splitext("a/b.tar.gz"), path.join("a", "/b"))
print(os.path.exists("/definitely/not/there"), os.sep, os.path.split("a/b"), os.environ.get("NOT_THERE_X"), os.getenv("NOT_THERE_X", "d"))
sys.stdout.write("written\n")
print("err", file=sys.stderr)
t = time.time()
p = time.perf_counter()
time.sleep(0)
print(time.time() >= t, time.perf_counter() - p >= 0, time.time_ns() > 0, isinstance(time.monotonic(), float))
attempt(lambda: time.sleep(-1))
try:
    sys.exit(3)
except SystemExit as e:
    print("exit", e.code, e)
try:
    sys.exit("message")
except SystemExit as e:
    print("exit", e.code)
def missing():
    import not_a_module
attempt(missing)
def missing2():
    try:
        from math import nothing
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (")[0])
missing2()
try:
    import also_missing
except ImportError as e:
    print(type(e).__name__, e)
