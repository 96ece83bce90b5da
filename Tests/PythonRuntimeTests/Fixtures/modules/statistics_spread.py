import statistics as s
d = [2, 4, 4, 4, 5, 5, 7, 9]
print(s.pstdev(d), s.stdev(d), s.variance(d), s.pvariance(d), s.variance([1.5, 2.5]), s.stdev([1, 2]), s.pvariance([1, 2, 3]), s.variance(d, 5), s.pvariance(d, 5))
print(s.quantiles(d), s.quantiles(d, n=3), s.quantiles([1, 2], n=4, method="inclusive"), s.quantiles(range(1, 100), n=10))
print(s.covariance([1, 2, 3], [2, 4, 7]), s.correlation([1, 2, 3], [2, 4, 7]), s.linear_regression([1, 2, 3], [2, 4, 7]), s.linear_regression([1, 2], [2, 4], proportional=True).slope)
for call in (lambda: s.stdev([1]), lambda: s.pstdev([]), lambda: s.quantiles([1]), lambda: s.quantiles([1, 2], n=0), lambda: s.correlation([1, 1], [1, 2]), lambda: s.covariance([1], [1, 2]), lambda: s.quantiles([1, 2], method="x")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
