import numpy as np
a = np.arange(6.0).reshape(2, 3)
print(a.sum(keepdims=True), a.mean(axis=1, keepdims=True), a.max(axis=0, keepdims=True), a - a.mean(axis=1, keepdims=True), a.std(axis=0, keepdims=True).shape, a.argmax(axis=1, keepdims=True), np.median(a, axis=1, keepdims=True), np.linalg.norm(a, axis=1, keepdims=True))
print(a.sum(axis=(0, 1)), a.sum(axis=()).shape if False else '', a.min(axis=-1), a.cumsum(axis=0), a.prod(axis=1), a.any(axis=0), a.all(axis=1), a.var(axis=0), a.ptp(axis=0) if hasattr(a, 'ptp') else np.ptp(a, axis=0))
