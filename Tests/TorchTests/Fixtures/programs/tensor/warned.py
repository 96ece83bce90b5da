# Warnings of tensors go through the warnings module.
import math, warnings
import torch

x = torch.tensor(2.0, requires_grad=True)
y = x * 2


def heard(body):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        result = body()
    for warning in found:
        print(warning.category.__name__, str(warning.message).split(" (Triggered")[0])
    print(result)


heard(lambda: y.grad)
heard(lambda: torch.tensor([x, x * 2]))
heard(lambda: torch.tensor(y))
heard(lambda: float(x))
heard(lambda: int(x))
heard(lambda: math.log2(x))
heard(lambda: torch.nn.functional.mse_loss(torch.ones(2, 1), torch.ones(2)))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        y.grad
    except UserWarning as error:
        print("raised", str(error).split(" (Triggered")[0])
