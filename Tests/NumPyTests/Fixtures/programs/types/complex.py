import numpy as np
z = np.array([1 + 2j, 3 - 4j])
print(z.real, z.imag, np.abs(z), np.conj(z), z * z, z / (1 + 1j), z.sum(), z.mean(), np.angle(1j), z.dtype)
print(np.exp(1j * np.pi).round(10), np.sqrt(np.array([-1 + 0j])), z ** 2, np.real(z), np.imag(z), z == 1 + 2j, np.iscomplexobj(z))
z.real = 0
print(z, np.array([1, 2]) + 1j, np.array([1.5]) * 2j)
