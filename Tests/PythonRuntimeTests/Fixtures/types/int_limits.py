def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


show(lambda: "x" * 10**12)
show(lambda: "x" * 10**30)
show(lambda: "ab" * 2**62)
show(lambda: "a".center(10**15))
show(lambda: "a".zfill(10**15))
show(lambda: "a".replace("a", "b" * 10**6).count("b"))
show(lambda: [0] * 0)
show(lambda: "%*d" % (10**12, 1))
show(lambda: format(1, "999999999999"))
show(lambda: f"{1:{10**12}}")
show(lambda: str(10**5000))
show(lambda: "%d" % 10**5000)
show(lambda: f"{10**5000}")
show(lambda: hex(10**5000)[:10])
show(lambda: len(str(10**4299)))
show(lambda: int("1" * 4301))
