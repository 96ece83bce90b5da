import numpy as np
np.testing.assert_allclose([1.0, 2.0], [1.0, 2.0 + 1e-9])
np.testing.assert_array_equal(np.arange(3), [0, 1, 2])
np.testing.assert_almost_equal(1.0, 1.0 + 1e-9)
np.testing.assert_equal(3, 3)
np.testing.assert_array_almost_equal([1.0], [1.0 + 1e-8])
for f in [lambda: np.testing.assert_allclose([1.0, 2.0], [1.0, 2.5]), lambda: np.testing.assert_array_equal([1, 2, 3], [1, 2, 4]), lambda: np.testing.assert_equal(1, 2), lambda: np.testing.assert_allclose(1.0, 2.0), lambda: np.testing.assert_array_equal([1, 2], [1, 2, 3])]:
    try:
        f()
    except AssertionError as e:
        print(e)
with np.testing.assert_raises(ValueError):
    np.ones(2) + np.ones(3)
