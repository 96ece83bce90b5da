import statistics as s
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
inf, nan = float("inf"), float("nan")
attempt(lambda: s.mean([inf, 1]))
attempt(lambda: s.mean([inf, -inf]))
attempt(lambda: s.mean([nan, 1]))
attempt(lambda: s.fmean([inf, 1]))
attempt(lambda: s.median([inf, 1, 2]))
attempt(lambda: s.mean([1e308, 1e308]))
attempt(lambda: s.stdev([1e200, -1e200]))
attempt(lambda: s.mean([10**400, 1]) == (10**400 + 1) / 2 if False else "skipped")
attempt(lambda: s.mean("abc"))
attempt(lambda: s.mean(5))
attempt(lambda: s.mode([[1]]))
attempt(lambda: s.variance([1, 1, 1]))
attempt(lambda: s.mean(x for x in [1, 2]))
attempt(lambda: s.quantiles([3, 1, 2], n=1))
