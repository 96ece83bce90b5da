import torch
w = torch.tensor(1.0, requires_grad=True)
loss = eval(" + ".join(["w.detach() * w"] * 60))
loss.backward()
print(w.grad)
w.grad = None
x = w; exec("; ".join(["x = x * 1.0001"] * 10000)); x.backward()
print(w.grad.item() > 1)
