import torch
x = torch.tensor([1., 2.], requires_grad=True)
log = []
h = x.register_post_accumulate_grad_hook(lambda p: log.append((p is x, p.grad.tolist())))
(x ** 2).sum().backward()
(x ** 2).sum().backward()
print(log)
h.remove()
(x ** 2).sum().backward()
print(len(log))
def step(p):
    with torch.no_grad():
        p -= 0.1 * p.grad
        p.grad = None
x.grad = None
x.register_post_accumulate_grad_hook(step)
(x ** 2).sum().backward()
print(x, x.grad)
torch.autograd.grad((x ** 2).sum(), x)
print(x)
for bad in (lambda: (x * 2).register_post_accumulate_grad_hook(step), lambda: torch.ones(1).register_post_accumulate_grad_hook(step)):
    try:
        bad()
    except RuntimeError as e:
        print(e)
x = torch.tensor(1., requires_grad=True)
def returns(p):
    return 3
x.register_post_accumulate_grad_hook(returns)
try:
    (x * 2).backward()
except Exception as e:
    print(type(e).__name__, e)
