# `torch.save` and `torch.load` in the memory of the program; `torch.compile` gives back what it gets.
import io
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
torch.save({"w": w, "steps": 3, "list": [torch.arange(2), "x"]}, "point.pt")
with torch.no_grad():
    w.mul_(10)
found = torch.load("point.pt")
print(found)
print(found["w"].requires_grad, found["w"].is_leaf, found["w"] is w)
buffer = io.BytesIO()
torch.save(torch.eye(2), buffer)
buffer.seek(0)
print(torch.load(buffer))
model = torch.nn.Linear(2, 1)
torch.save(model.state_dict(), "model.pt")
other = torch.nn.Linear(2, 1)
print(other.load_state_dict(torch.load("model.pt", weights_only=True)))
print(torch.equal(model.weight, other.weight), model.weight is other.weight)


def twice(x):
    return 2 * x


print(torch.compile(twice)(torch.ones(2)))


@torch.compile
def thrice(x):
    return 3 * x


print(thrice(torch.ones(2)), torch.newaxis is None)
try:
    torch.linalg.inv(torch.zeros(2, 2))
except torch.linalg.LinAlgError as error:
    print(type(error).__name__, error)
