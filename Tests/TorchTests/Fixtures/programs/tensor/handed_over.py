# Tensors in capsules.
import torch
import torch.utils.dlpack as dlpack


def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


x = torch.arange(4.0)
y = torch.from_dlpack(x)
y[0] = 7
print(x, x.__dlpack_device__(), type(x.__dlpack__()).__name__)
z = dlpack.from_dlpack(dlpack.to_dlpack(x))
z[1] = 8
print(x)
capsule = dlpack.to_dlpack(x)
print(torch.from_dlpack(capsule))
attempt(lambda: torch.from_dlpack(capsule))
attempt(lambda: torch.from_dlpack(3))
attempt(lambda: torch.ones(2, requires_grad=True).__dlpack__())
