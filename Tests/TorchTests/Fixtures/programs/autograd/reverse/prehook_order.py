import torch
x = torch.tensor([1.], requires_grad=True)
y = x * 2
z = y * 3
log = []
z.grad_fn.register_hook(lambda i, o: log.append("z post"))
z.grad_fn.register_prehook(lambda o: log.append("z pre"))
z.register_hook(lambda g: log.append("z tensor"))
y.register_hook(lambda g: log.append("y tensor"))
y.grad_fn.register_prehook(lambda o: log.append("y pre"))
y.grad_fn.register_hook(lambda i, o: log.append("y post"))
x.register_hook(lambda g: log.append("x tensor"))
x.register_post_accumulate_grad_hook(lambda p: log.append("x accumulated"))
z.sum().backward()
print("\n".join(log))
