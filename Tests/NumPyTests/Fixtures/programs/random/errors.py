import numpy as np
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: np.random.seed(-1))
attempt(lambda: np.random.seed(2**33))
attempt(lambda: np.random.randint(5, 5))
attempt(lambda: np.random.randint(0, 300, dtype=np.uint8))
attempt(lambda: np.random.choice(3, 5, replace=False))
attempt(lambda: np.random.choice(3, p=[0.5, 0.5]))
attempt(lambda: np.random.choice(3, p=[0.5, 0.5, 0.5]))
attempt(lambda: np.random.choice([]))
attempt(lambda: np.random.normal(0, -1))
attempt(lambda: np.random.default_rng(-1))
attempt(lambda: np.random.default_rng(0).choice(3, 5, replace=False))
attempt(lambda: np.random.default_rng(0).integers(5, 5))
attempt(lambda: np.random.binomial(10, 1.5))
attempt(lambda: np.random.rand(-1))
