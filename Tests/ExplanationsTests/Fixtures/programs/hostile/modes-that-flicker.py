import torch
w = torch.tensor(1.0, requires_grad=True)
x = w
for i in range(20000):
    torch.set_grad_enabled(i % 3 != 0)
    x = x * 1.0001
torch.set_grad_enabled(True)
(x * w).backward()
print(w.grad.item() > 0)
with torch.no_grad():
    with torch.enable_grad():
        with torch.inference_mode():
            y = w * 2
        z = w * 2
print(y.requires_grad, z.requires_grad)
