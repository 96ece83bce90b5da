import itertools as it
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: it.product([1], repeat=10**30))
attempt(lambda: list(it.combinations(range(3), 10**3)))
attempt(lambda: next(it.combinations(range(10**4), 2)))
attempt(lambda: it.islice(it.count(), 10**30))
attempt(lambda: list(it.islice(it.count(10**30), 2)))
attempt(lambda: it.repeat(1, 10**30))
attempt(lambda: len(list(it.islice(it.product("ab", repeat=30), 5))))
attempt(lambda: next(it.chain.from_iterable([[], [], [7]])))
attempt(lambda: list(it.zip_longest()))
