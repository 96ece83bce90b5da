import timeit, platform, secrets, string
t = timeit.timeit(lambda: sum(range(10)), number=50)
print(t >= 0, len(timeit.repeat(lambda: None, repeat=3, number=2)), callable(timeit.default_timer), timeit.Timer(lambda: 1).timeit(number=3) >= 0)
print(platform.system(), platform.python_version()[:4], len(secrets.token_hex(4)), secrets.randbelow(1), secrets.choice([7]), len(secrets.token_bytes(3)), secrets.compare_digest("a", "a"))
