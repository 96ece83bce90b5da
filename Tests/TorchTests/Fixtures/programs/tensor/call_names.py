"""Arguments by name, NumPy's names among them, and the forms that only old programs use."""
import torch

CALLS = """
x.permute(dims=(1, 0)) | x.view(size=(3, 2)) | x.reshape(shape=(3, 2)) | x.expand(size=(2, 3)) | x.repeat(repeats=(2, 1))
x.flip(dims=(0,)) | x.flip(dims=[0]) | torch.flip(x, dims=(1,)) | x.tile(dims=(2,)) | x.broadcast_to(size=(2, 3))
x.broadcast_to(2, 3) | x.view(dtype=torch.int32) | torch.zeros(size=(2,)) | x.new_zeros(size=(2,)) | x.unflatten(dim=1, sizes=(1, 3))
x.sum(axis=0) | x.sum(axis=1, keepdims=True) | torch.sum(x, axis=0) | x.mean(axis=-1, keepdims=True) | x.std(axis=0)
torch.mean(x, axis=1) | x.max(axis=1) | x.argmax(axis=0) | torch.argmax(x, axis=1) | x.cumsum(axis=0) | torch.cat([x, x], axis=1)
torch.stack([x, x], axis=2).shape | torch.squeeze(x[None], axis=0).shape | x.softmax(axis=1) | torch.sigmoid(x=x) | torch.add(a=x, x2=x)
x.split(split_size=1) | torch.split(x, split_size_or_sections=1) | x.where(condition=x > 2, other=-x) | x.roll(shifts=1, dims=0)
x.masked_fill(mask=x > 2, value=0) | x.scatter(dim=0, index=torch.tensor([[0]]), src=x) | x.index_add(dim=0, index=k, source=x)
x.norm(dtype=torch.float64) | x.norm(dim=1, dtype=torch.float64) | x.long().softmax(dim=1, dtype=torch.float64)
torch.log_softmax(x, 1, dtype=torch.float64) | torch.softmax(x.long(), dim=0, dtype=torch.float32) | x.clone().copy_(2)
x.clone().add_(0.5, x) | torch.add(x, 2, x) | x.clone().sub_(2, x) | torch.addmm(2, x @ x.T, 3, x, x.T) | x.clone().addcmul_(2, x, x)
x.long().xlogy(0.5) | torch.tensor([True, False]).xlogy(2) | torch.linalg.cross(x, x * 3) | torch.cross(x, x.flip(1), dim=1)
torch.diff(x, out=torch.empty(0)) | torch.kron(x, x, out=torch.empty(0)).shape | torch.isreal(torch.tensor([1 + 1j, 2 + 0j]))
x.unflatten(1, (3, 1)).shape | torch.add(1, 2) | torch.mul(2, x) | torch.sub(1, x) | torch.div(1, x) | torch.mul(2.5, x.long())
torch.add(1, x, alpha=2) | torch.mul(True, 3) | torch.floor_divide(7, x) | torch.true_divide(1, 4) | torch.add("a", 1)
"""
k = torch.tensor([0, 1])
for call in CALLS.replace("\n", "|").split("|"):
    x = torch.arange(1.0, 7.0).reshape(2, 3)
    if not call.strip():
        continue
    try:
        print(call.strip(), "=", eval(call))
    except Exception as error:
        print(call.strip(), type(error).__name__, repr(str(error)))
