import torch

# What a closure sees and gives back, and what steps leave behind.
for name, options in (("SGD", dict(lr=0.1, momentum=0.5)), ("Adam", dict(lr=0.1)), ("Rprop", {}), ("Adafactor", {}), ("ASGD", {})):
    p = torch.tensor([1.0, 2.0], requires_grad=True)
    opt = getattr(torch.optim, name)([p], **options)

    def closure():
        opt.zero_grad()
        loss = (p ** 2).sum()
        loss.backward()
        return loss

    with torch.no_grad():
        result = opt.step(closure)
    print(name, result, torch.is_grad_enabled(), p.requires_grad, p.is_leaf, p.grad, opt.step(), p._version)
    print(opt.step(lambda: torch.is_grad_enabled()), opt.step(closure=lambda: "anything"))

# A step keeps the graph's own tensors apart from the state, and detaches a gradient that has a history.
p = torch.tensor([1.0, 2.0], requires_grad=True)
opt = torch.optim.SGD([p], lr=0.1, momentum=0.9)
(p ** 3).sum().backward(create_graph=True)
print(p.grad)
opt.step()
print(opt.state[p]["momentum_buffer"], p)
opt.zero_grad(set_to_none=False)
print(p.grad)

# Views of one vector.
flat = torch.arange(6.0)
a, b = flat[:4].view(2, 2), flat[4:]
a.requires_grad_(), b.requires_grad_()
opt = torch.optim.Adam([a, b], lr=0.5)
((a.sum() + b.sum()) ** 2).backward()
opt.step()
print(flat, a, b)

# A transposed parameter and an expanded gradient.
w = torch.arange(6.0).view(2, 3).t().requires_grad_()
opt = torch.optim.RMSprop([w], momentum=0.9, lr=0.1)
for _ in range(3):
    opt.zero_grad()
    w.sum().backward()
    opt.step()
print(w, opt.state[w]["square_avg"].stride(), w.stride())
