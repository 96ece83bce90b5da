import numpy as np
for x in [[1.0, 2.0], [1.5, 2.25, 3.125], [0.1, 0.2, 0.30000000000000004], [1e-5, 1.0], [1e10, 1.0], [1e8], [123456.789, 0.001],
          [1e-4, 1e-3], [0.0001, 1000.0], [1e16, 1], [np.nan, 1.0], [np.inf, -np.inf, 1.5], [-1.0, 1.0], [-0.0, 0.0],
          [1/3, 2/3], [100, 0.5], [1e-300, 1e300], [12345678.9], [99999999.0], [3.14159265358979], [1e5, 1e-5], [], [2.0],
          [1e22, 1e23], [5e-324], [0.5, -0.25], [1000000.0, 2.5]]:
    a = np.array(x, dtype=float)
    print(a, repr(a))
    b = a.astype(np.float32)
    print(b, repr(b))
print(np.array([1.0, 0.001]), np.array([[1.5, -2.0], [1e3, 4.0]]))
print(np.float32(0.1), repr(np.float32(0.1)), np.float64(0.1), repr(np.float64(1e-7)), np.float64(1e16), np.float32(1e10))
print(np.array(3.0), repr(np.array(3.0)), np.array([0.1], dtype=np.float16), repr(np.array([65504, 0.0001], dtype=np.float16)))
