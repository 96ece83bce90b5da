import torch
x = torch.tensor([1., 2.], requires_grad=True)
y = x.exp()
fn = y.grad_fn
def post(inputs, outputs):
    print("post", inputs, outputs)
def pre(outputs):
    print("pre", outputs)
hp = fn.register_hook(post)
hq = fn.register_prehook(pre)
y.sum().backward(retain_graph=True)
hp.remove()
hq.remove()
y.sum().backward(retain_graph=True)
print(x.grad)
x.grad = None
fn.register_prehook(lambda out: (out[0] * 10,))
fn.register_hook(lambda inp, out: (inp[0] + 1,))
y.sum().backward()
print(x.grad)
m = x * 2
m.grad_fn.register_hook(lambda i, o: print([None if t is None else t.tolist() for t in i], len(o)))
m.sum().backward()
acc = x.view_as(x).grad_fn.next_functions[0][0]
print(type(acc).__name__, acc.variable is x)
h = acc.register_hook(lambda i, o: print("accumulated", i, o, x.grad))
acc.register_prehook(lambda o: print("before", o))
(x * 3).sum().backward()
