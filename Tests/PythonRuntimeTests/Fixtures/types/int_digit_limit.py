# The limit on decimal texts of ints is the program's to set.
import json, sys


def show(make):
    try:
        print(make())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)


show(sys.get_int_max_str_digits)
show(lambda: len(str(10**5000)))
sys.set_int_max_str_digits(6000)
show(lambda: (len(str(10**5000)), int("1" * 5000) % 7, len(f"{10**5000:d}"), len("%d" % 10**5000)))
show(lambda: len(str(10**6000)))
show(lambda: json.loads("1" * 6001))
sys.set_int_max_str_digits(0)
show(lambda: len(str(10**6500)))
sys.set_int_max_str_digits(640)
show(lambda: len(str(10**640)))
show(lambda: f"{10**640}")
show(lambda: "%d" % 10**640)
show(lambda: len(f"{10**640:x}"))
show(lambda: sys.set_int_max_str_digits(5))
show(lambda: sys.set_int_max_str_digits(-1))
show(lambda: sys.set_int_max_str_digits(2**40))
show(lambda: sys.set_int_max_str_digits("a"))
show(lambda: sys.get_int_max_str_digits())
