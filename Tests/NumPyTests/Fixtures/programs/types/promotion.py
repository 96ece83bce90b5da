import numpy as np
kinds = [np.bool_, np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.uint64, np.float16, np.float32, np.float64, np.complex64, np.complex128]
for a in kinds:
    print(a.__name__, [np.result_type(a, b).name for b in kinds])
a = np.ones(2, dtype=np.float32)
print((a + 1).dtype, (a * 2.5).dtype, (a + np.float64(1)).dtype, (a + 1j).dtype, (np.ones(2, dtype=np.int8) + 1).dtype, (np.arange(3) + 0.5).dtype)
print((np.arange(3) / 2).dtype, (np.arange(3) // 2).dtype, (np.ones(2, bool) + np.ones(2, bool)).dtype, (np.ones(2, bool) + 1).dtype)
print(np.sqrt(np.arange(3)).dtype, np.sqrt(np.arange(3, dtype=np.int8)).dtype, np.exp(np.float32(1)).dtype, np.sin(np.ones(1, np.float16)).dtype)
print(np.mean(np.arange(3, dtype=np.float32)).dtype, np.sum(np.ones(2, np.int8)).dtype, np.sum(np.ones(2, np.uint8)).dtype, np.sum(np.ones(2, bool)).dtype)
print(np.can_cast(np.int32, np.float32), np.can_cast(np.float64, np.float32), np.promote_types('i4', 'f4'))
print(np.issubdtype(np.float32, np.floating), np.issubdtype(np.int64, np.integer), np.issubdtype(np.int64, np.floating))
print(isinstance(np.float64(1), float), isinstance(np.int64(1), int), isinstance(np.float32(1), np.floating), isinstance(np.int64(1), np.integer))
