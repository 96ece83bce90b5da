# Reductions over NaN, cumulative products, bits, polynomials by coefficients, and the small functions beside them.
import numpy as np

a = np.array([[1.0, np.nan, 3.0], [4.0, 5.0, np.nan]])
print(np.nancumprod(a), np.nancumprod(a, axis=0), np.nancumprod(a, axis=1))
print(np.nanpercentile(a, 50), np.nanpercentile(a, [25, 75]), np.nanpercentile(a, 50, axis=0), np.nanpercentile(a, [10, 90], axis=1))
print(np.nanquantile(a, 0.5), np.nanquantile(a, [0.1, 0.9], axis=0), np.nanquantile(a, 0.3, axis=1, keepdims=True))
print(np.cumulative_prod(np.array([1, 2, 3, 4])), np.cumulative_prod(np.array([1.5, 2.0]), include_initial=True))
print(np.matvec(np.arange(6).reshape(2, 3), np.array([1, 2, 3])), np.vecmat(np.array([1, 2]), np.arange(6).reshape(2, 3)))
print(np.compress([True, False, True], np.arange(3)), np.compress([0, 1], np.arange(6).reshape(3, 2), axis=1))
print(np.unstack(np.arange(6).reshape(2, 3)), np.unstack(np.arange(6).reshape(2, 3), axis=1))
print(np.unique_all(np.array([3, 1, 3, 2])))
print(np.unique_counts(np.array([3, 1, 3, 2])), np.unique_counts(np.array([3, 1, 3, 2])).counts)
print(np.unique_inverse(np.array([3, 1, 3, 2])))
print(np.tril_indices_from(np.ones((3, 4))), np.triu_indices_from(np.ones((3, 3)), k=1))
print(np.mask_indices(3, np.triu), np.mask_indices(3, np.tril, -1))
print(np.kaiser(5, 14), np.kaiser(1, 3))
print(np.poly([1, 2, 3]), np.poly((-1 / 2, 0, 1 / 2)), np.poly([]))
print(np.polyadd([1, 2], [9, 5, 4]), np.polysub([2, 10, -2], [3, 10, -4]), np.polymul([1, 2, 3], [9, 5, 1]))
print(np.polydiv(np.array([3.0, 5.0, 2.0]), np.array([2.0, 1.0])))
print(np.polyder([4, 3, 2, 1]), np.polyder([4, 3, 2, 1], 2), np.polyint([6.0, 4.0, 2.0]), np.polyint([1.0], 2, k=[3, 5]))
print(repr(np.polyadd(np.poly1d([1, 2]), np.poly1d([9, 5, 4]))), repr(np.polyder(np.poly1d([1, 2, 3]))))
print(np.bitwise_count(np.array([0, 1, 7, -8])), np.bitwise_count(255), np.bitwise_count(np.array([True, False])))
print(np.packbits(np.array([1, 0, 1, 1, 0, 0, 0, 0, 1])), np.packbits(np.array([[1, 0, 1]]), axis=1), np.packbits(np.array([1, 1]), bitorder='little'))
print(np.unpackbits(np.array([2, 255], dtype=np.uint8)), np.unpackbits(np.array([[3]], dtype=np.uint8), axis=1, count=4))
print(np.real_if_close(np.array([1 + 1e-16j, 2])), np.real_if_close(np.array([1 + 1j])), np.sort_complex([3, 1 + 2j, 1 + 1j]), np.sort_complex([3, 1]))
print(np.iterable([1]), np.iterable(2), np.isfortran(np.ones((2, 2))), np.isfortran(np.ones((2, 2)).T))
print(np.isdtype(np.float32, 'real floating'), np.isdtype(np.int8, ('bool', 'integral')), np.isdtype(np.float64, np.float32), np.isdtype(np.bool_, 'numeric'))
print(np.typename('f'), np.typename('l'), np.typename('D'))


def fails(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: np.nanpercentile(a, 101))
fails(lambda: np.nanquantile(a, -0.1))
fails(lambda: np.cumulative_prod(np.ones((2, 2))))
fails(lambda: np.tril_indices_from(np.ones(3)))
fails(lambda: np.unstack(np.array(1)))
fails(lambda: np.polyder([1, 2], -1))
fails(lambda: np.polyint([1, 2], -1))
fails(lambda: np.packbits(np.array([1.5])))
fails(lambda: np.unpackbits(np.array([1])))
fails(lambda: np.isdtype(np.float32, 'float'))
fails(lambda: np.compress([[True]], [1]))
