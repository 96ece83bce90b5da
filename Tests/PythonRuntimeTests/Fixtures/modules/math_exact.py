import math
values = [((i * 7919) % 1013) / 37.0 + 0.001 for i in range(200)]
print([math.hypot(a, b) for a, b in zip(values, values[1:])][:40])
print([math.hypot(a, b, c) for a, b, c in zip(values, values[1:], values[2:])][:40])
print([math.gamma(v) for v in values[:40]])
print([math.lgamma(v) for v in values[:40]])
print([math.lgamma(-v) for v in values[:10]], [math.gamma(-v) for v in values[:10]])
print(math.fsum(values), sum(values), math.fsum([1e16, 1, -1e16]), math.fsum([1e308, -1e308, 3]))
print([math.erf(v / 10) for v in values[:10]], [math.sinh(v) for v in values[:10]])
print([math.log(v, 3) for v in values[:10]], [math.atan2(v, -v * 2) for v in values[:10]])
print(math.dist(values[:10], values[10:20]), math.hypot(1e-310, 2e-310), math.hypot(1e300, 1e300))
