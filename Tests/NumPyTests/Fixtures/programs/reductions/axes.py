import numpy as np
a = np.array([[3, 1, 2], [9, 7, 8]])
for name in ['sum', 'prod', 'max', 'min', 'mean', 'std', 'var', 'argmax', 'argmin', 'any', 'all', 'cumsum', 'cumprod']:
    f = getattr(np, name)
    print(name, f(a), f(a, axis=0), f(a, axis=1), f(a, axis=-1), repr(f(a, axis=None)))
    if name not in ('cumsum', 'cumprod', 'argmax', 'argmin'):
        print(f(a, axis=1, keepdims=True).tolist(), getattr(a, name)(0))
x = np.arange(24).reshape(2, 3, 4)
print(x.sum(axis=(0, 2)), x.sum(axis=(0, 1, 2)), x.max(axis=1), x.mean(axis=(1, 2)), x.sum(axis=1, keepdims=True).shape)
print(np.median(a), np.median(a, axis=0), np.median(a, axis=1), np.median([1, 2, 3, 4]), np.percentile(a, 50), np.percentile([1, 2, 3, 4], [25, 75]), np.quantile(np.arange(11), 0.35))
print(np.ptp(a), np.average(a), np.average([1, 2, 3], weights=[3, 2, 1]), np.std(a, ddof=1), np.var([1, 2, 3, 4], ddof=1), np.count_nonzero(a > 2), np.sum(a, initial=10), np.sum(a > 2, axis=0))
print(np.sum([]), np.prod([]), np.sum(np.zeros((0, 3)), axis=0), np.mean([True, False]), np.sum([0.1] * 10), np.sum([[1, 2], [3, 4]], dtype=float))
print(np.nansum([1, np.nan]), np.nanmean([1, np.nan, 3]), np.nanmax([1, np.nan]), np.nanstd([1.0, np.nan, 3.0]), np.max([1, np.nan]), np.argmax([1, np.nan, 2]), np.nanargmax([1, np.nan, 2]))
print(np.maximum.reduce([1, 5, 2]), np.add.reduce(a, axis=0), np.logical_and.reduce([True, False]), np.sum(np.array([1, 2], dtype=np.int8)), np.max(3), np.mean(5))
print(np.cov([1, 2, 3], [1, 2, 4]), np.corrcoef([1, 2, 3], [1, 2, 4]), np.cov(np.array([[1.0, 2], [3, 5], [4, 4]]).T))
print(a.sum(dtype=np.float32), a.mean(dtype=np.float32), np.sum(a, where=[[True, False, True], [False, True, True]]), type(a.sum()), type(a.mean()))
