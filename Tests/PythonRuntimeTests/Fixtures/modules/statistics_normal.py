from statistics import NormalDist
n = NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.median, n.mode, n.pdf(100), n.cdf(115), n.inv_cdf(0.95), n.zscore(130), n.quantiles(4))
print(n + 5, n * 2, n - NormalDist(1, 2), -n, n / 4, n == NormalDist(100, 15), NormalDist.from_samples([1, 2, 3, 4]), n.overlap(NormalDist(110, 15)))
print(NormalDist(0, 1).samples(3, seed=1))
for call in (lambda: NormalDist(0, -1), lambda: n.inv_cdf(0), lambda: NormalDist(0, 0).pdf(1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
