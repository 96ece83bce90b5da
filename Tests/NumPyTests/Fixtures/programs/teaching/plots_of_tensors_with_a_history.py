# Losses that were collected without item() cannot be drawn.
import matplotlib.pyplot as plt
import torch

w = torch.tensor(2.0, requires_grad=True)
losses = [w * k for k in range(3)]
image = torch.ones(2, 2, requires_grad=True)
for attempt in [
    lambda: plt.plot(losses), lambda: plt.plot([0, 1, 2], losses), lambda: plt.scatter([1.0], [w]), lambda: plt.hist(losses),
    lambda: plt.bar([0, 1, 2], losses), lambda: plt.imshow(image), lambda: plt.semilogy(losses), lambda: plt.axhline(w),
    lambda: plt.plot(torch.ones(2, dtype=torch.bfloat16)), lambda: len(plt.plot([loss.item() for loss in losses])),
    lambda: len(plt.plot([loss.detach() for loss in losses])), lambda: type(plt.imshow(image.detach())).__name__,
    lambda: len(plt.axis('Off')),
]:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
