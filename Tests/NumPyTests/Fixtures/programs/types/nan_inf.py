import numpy as np
a = np.array([1.0, np.nan, 3.0, np.inf])
print(np.isnan(a), np.isinf(a), np.isfinite(a), np.nan == np.nan, np.isnan(np.nan), a == a)
print(a.sum(), np.nansum(a[:3]), a.max(), np.nanmax(a[:3]), np.nanmean(a[:3]), np.sort(a), np.argmax(a), np.nan_to_num(a, posinf=0))
print(np.where(np.isnan(a), 0, a), a[~np.isnan(a)], np.any(np.isnan(a)), np.count_nonzero(np.isnan(a)), np.inf - np.inf, np.float64(0) * np.inf)
print(np.maximum(a, 2), np.fmax(a, 2), np.minimum(a, 2), np.clip(a, 0, 2), np.sign(a), np.isneginf(-a), np.isposinf(a), np.unique([np.nan, 1, np.nan]))
