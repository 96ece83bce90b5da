# What arithmetic and conversions warn of, and under which name.
import warnings
import numpy as np


def told(body):
    with warnings.catch_warnings(record=True) as met:
        warnings.simplefilter('always')
        try:
            print(body())
        except Exception as e:
            print(type(e).__name__, e)
    for w in met:
        print('  ', w.category.__name__, w.message)


told(lambda: np.int8(127) + np.int8(1))
told(lambda: np.array([127], np.int8) + np.int8(1))
told(lambda: np.uint8(1) - np.uint8(2))
told(lambda: np.int64(2 ** 63 - 1) + 1)
told(lambda: np.int32(2 ** 31 - 1) * np.int32(2))
told(lambda: np.array([1e20]).astype(int))
told(lambda: np.array([np.nan, 1]).astype(np.int32))
told(lambda: np.array([300.0]).astype(np.uint8))
told(lambda: np.array([1e300]).astype(np.float32))
told(lambda: np.float64(1e300).astype(np.float32))
told(lambda: np.int64(3) // 0)
told(lambda: np.int64(3) % 0)
told(lambda: 1 / np.array(0))
told(lambda: np.float64(1) / 0)
told(lambda: np.power(10.0, 400))
told(lambda: np.multiply(1e200, 1e200))
told(lambda: np.float64(1e200) * 1e200)
told(lambda: np.cumsum([1e308, 1e308]))
told(lambda: np.fmax([1, np.nan], 2))
told(lambda: np.maximum(np.nan, 1))
told(lambda: np.array([np.nan, 1]) < 2)
told(lambda: np.var([]))
told(lambda: np.mean([]))
told(lambda: np.std(np.array([1.0]), ddof=1))
told(lambda: np.log(np.linspace(-1, 1, 50).astype(np.float32))[:3])
told(lambda: np.log(np.zeros(50, np.float32))[:3])
told(lambda: np.exp(np.full(50, 100, np.float32))[:3])
told(lambda: np.sin(np.full(50, np.inf, np.float32))[:3])
told(lambda: np.sqrt(np.linspace(-1, 1, 50))[-3:])
told(lambda: (np.zeros(50) / np.zeros(50))[:3])
told(lambda: np.nanmax([np.nan]))
told(lambda: np.maximum(np.array([-0.0, -0.0]), 0))
told(lambda: np.maximum(0, np.array([-0.0, -0.0])))
told(lambda: np.clip(np.array([-0.0, 5.0]), 0, 1))
