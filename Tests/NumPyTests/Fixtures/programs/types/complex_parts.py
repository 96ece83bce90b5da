# The parts of complex numbers are rounded each for itself; what is real is its own conjugate.
import numpy as np

z = np.array([1.256 + 2.345j, -3.14159 - 2.71828j])
print(np.round(z, 2), np.round(z), z.round(1), np.around(z, 3))
print(np.round(np.array([123.456 + 987.654j]), -1), np.round(1.256 + 2.345j, 2), np.round(np.array(2.5 + 3.5j)))
print(np.array([1.256 + 2.345j], dtype=np.complex64).round(1).dtype, np.round(np.complex64(1.256 + 2.345j), 2))
print(np.round(np.array([complex(float("inf"), 1.255), complex(float("nan"), 2.5)]), 2))
print(np.round(np.array([[1e300 + 0.125j, -0.0 - 0.0j]]), 2), np.round(np.zeros((0, 2), complex), 1).shape)

flags = np.array([True, False])
print(np.conjugate(flags), np.conjugate(flags).dtype, np.conjugate(True), np.conjugate(np.bool_(False)))
print(flags.conj(), flags.conj() is flags, flags.conjugate().dtype, np.array([1, 2]).conj().dtype)
print(np.float64(1.5).conj(), type(np.float64(1.5).conj()).__name__, np.bool_(True).conj(), np.int64(3).conjugate())
print(z.conj() is z, z.conj()[0], np.conj(z)[1], np.complex64(1 + 2j).conj(), np.array(1 + 2j).conj())
print(np.array([1, 2j, True], dtype=object).conj())

for function in (np.fft.fft, np.fft.fftfreq, np.fft.fftshift, np.fft.irfft2):
    print(function.__module__, function.__name__, function.__qualname__, repr(function).split(" at ")[0])
for function in (np.linalg.norm, np.linspace, np.meshgrid, np.polyfit, np.einsum, np.histogram, np.sum, np.where):
    print(function.__module__, function.__name__)
print(np.fft.__name__, np.linalg.__name__, np.random.__name__, np.__name__)
