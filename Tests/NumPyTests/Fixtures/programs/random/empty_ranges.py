import numpy as np

for attempt in (lambda: np.random.randint(0), lambda: np.random.randint(0, 0), lambda: np.random.randint(5, 2),
                lambda: np.random.randint(0, size=2), lambda: np.random.randint(-3), lambda: np.random.default_rng(0).integers(0)):
    try:
        print(attempt())
    except ValueError as error:
        print(error)
