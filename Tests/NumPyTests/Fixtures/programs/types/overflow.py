import numpy as np
a = np.array([250, 251], dtype=np.uint8)
print(a + np.uint8(10), a * 2, -a, a - 255)
print(np.array([127], dtype=np.int8) + np.int8(1), np.array([2**31 - 1], dtype=np.int32) + np.int32(1))
print(np.array([2**63 - 1]) + 1, np.int64(2**63 - 1) // 2, np.array([1], dtype=np.uint64) - np.uint64(2))
print(np.array([7, -7]) // 2, np.array([7, -7]) % 3, np.array([7.5, -7.5]) // 2, np.array([7.5, -7.5]) % 2, np.fmod([7, -7], 3))
print(np.array([1, 2]) / 0, np.array([0.0, -1.0]) / 0, np.array([1, -1]) // 0, np.log(np.array([0.0, -1.0])), np.sqrt(np.array([-1.0])))
print(np.array([1, 2, 3]) ** 2, np.array([2.0]) ** -1, 2 ** np.arange(5), np.array([2]) ** 0.5)
print(np.left_shift(1, [1, 2]), np.array([8]) >> 1, np.array([5]) & 3, np.array([5]) | 2, np.array([5]) ^ 1, ~np.array([0, 1]), ~np.array([True, False]))
try:
    np.array([1], dtype=np.uint8) + 300
except OverflowError as e:
    print(e)
try:
    np.array([2]) ** -1
except ValueError as e:
    print(e)
try:
    np.array([300], dtype=np.uint8)
except OverflowError as e:
    print(e)
