import statistics as s
from fractions import Fraction
print(s.mean([1, 2, 3, 4]), s.mean([1, 2, 3]), s.mean([0.1, 0.2, 0.3]), s.mean([1, 2.5]), s.mean([Fraction(1, 3), 1]), s.fmean([1, 2, 4]), s.fmean([1, 2], [3, 1]))
print(s.median([1, 3, 2]), s.median([1, 2, 3, 4]), s.median_low([1, 2, 3, 4]), s.median_high([1, 2, 3, 4]), s.median_grouped([1, 2, 2, 3]), s.mode("aabbb"), s.multimode("aabbc"))
print(s.geometric_mean([1, 2, 4]), s.harmonic_mean([40, 60]), s.harmonic_mean([1, 2], weights=[1, 3]), s.mean([True, False, True]), s.mean([float("inf"), 1]))
for call in (lambda: s.mean([]), lambda: s.median([]), lambda: s.mode([]), lambda: s.mean(["a"]), lambda: s.harmonic_mean([-1]), lambda: s.geometric_mean([0]), lambda: s.fmean([])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
