# torch.signal.windows: weights that fade towards both ends.
import torch
from torch.signal import windows

for name in ["bartlett", "blackman", "cosine", "exponential", "gaussian", "hamming", "hann", "kaiser", "nuttall"]:
    make = getattr(windows, name)
    for count in (0, 1, 2, 5, 10):
        print(name, count, make(count), make(count, sym=False))
    print(make(4, dtype=torch.float64), make(3, requires_grad=True).requires_grad)
print(windows.general_cosine(6, a=[0.46, 0.23, 0.31]), windows.general_hamming(5, alpha=0.6, sym=False))
print(windows.gaussian(5, std=0.9), windows.kaiser(5, beta=3.0), windows.exponential(6, tau=2.0, sym=False, center=1.0))
for call in [lambda: windows.hann(-1), lambda: windows.hann(3, dtype=torch.int64), lambda: windows.gaussian(3, std=0),
             lambda: windows.kaiser(3, beta=-1.0), lambda: windows.exponential(3, tau=0), lambda: windows.exponential(3, center=1.0),
             lambda: windows.general_cosine(3, a=[])]:
    try:
        print(call())
    except ValueError as error:
        print(error)
