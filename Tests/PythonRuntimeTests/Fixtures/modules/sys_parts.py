import sys
print(sys.version_info >= (3, 8), sys.version_info[:2], sys.version_info.major, sys.maxsize, sys.byteorder, sys.getrecursionlimit(), sys.float_info.epsilon, sys.float_info.max, sys.float_info.dig, sys.int_info.bits_per_digit, sys.hash_info.modulus, sys.maxunicode, type(sys.path).__name__, "sys" in sys.modules)
sys.stdout.write("written\n")
sys.stdout.flush()
print(sys.getsizeof([]) > 0, sys.intern("abc") == "abc", sys.getdefaultencoding(), sys.exc_info(), sys.implementation.name != "", type(sys.flags).__name__)
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1])
for call in (lambda: sys.setrecursionlimit(-1), lambda: sys.nope, lambda: sys.stdout.write(5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
try:
    sys.exit("bye")
except SystemExit as e:
    print(e.code, e)
sys.exit(3)
