# A tensor without dimensions has nothing to slice or to select.
import torch

number = torch.tensor(3.0)


def show(text):
    try:
        exec(text)
        print(text, "ok")
    except Exception as error:
        print(text, "!!", type(error).__name__, error)


for text in [
    "number[1:]", "number[:]", "number[0]", "number[0, 1]", "number[:, 0]", "number[..., 0]", "number[None, 1:]",
    "number[1:] = 2", "number[:] = 3", "number[0] = 2", "number[...] = 3", "torch.tensor([1.0, 2.0])[0][1:]",
    "torch.tensor([1.0, 2.0])[:, :]",
]:
    show(text)
