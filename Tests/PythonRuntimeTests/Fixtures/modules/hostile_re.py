import re
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: re.match("(a*)*b", "a" * 12))
attempt(lambda: re.match("(?:){3}x", "x"))
attempt(lambda: re.compile("a{1,4294967296}"))
attempt(lambda: re.match("(?:a|aa)+$", "a" * 20 + "b"))
attempt(lambda: len(re.findall(".", "x" * 100000)))
attempt(lambda: re.match("(.)*", "x" * 100000).group(1))
attempt(lambda: re.sub("(?:x|y)*", "", "xy" * 50000))
attempt(lambda: re.compile("a" * 10000).match("a" * 10000).end())
attempt(lambda: re.compile("|".join("w%d" % i for i in range(500))).findall("w3 w499 w500x"))
