import torch
w = torch.tensor([1.0, 2.0], requires_grad=True)
opt = torch.optim.SGD([w], 0.1)
for i in range(3):
    opt.zero_grad()
    main = (w ** 2).sum()
    main.backward()
    print("main", w.grad)
    penalty = 0.1 * w.abs().sum()
    penalty.backward()
    print("with penalty", w.grad)
    opt.step()
