# A tensor that only the graph, a gradient or a view still has is found again with its class and attributes.
import gc

import torch


def fresh_objects():
    # Enough new objects that memory which was freed would be used again.
    return [[i, str(i)] for i in range(2000)]


p = torch.nn.Parameter(torch.ones(2))
p.note = "kept"
y = (p * torch.tensor([2.0, 3.0])).sum()
del p
gc.collect()
fresh_objects()
gc.collect()
leaf = y.grad_fn.next_functions[0][0].next_functions[0][0].variable
print(type(leaf).__name__, leaf.note)
y.backward()
print(leaf.grad)

leaf.grad.label = "gradient"
gc.collect()
fresh_objects()
print(leaf.grad.label, leaf.grad is leaf.grad)
number = id(leaf.grad)
gc.collect()
fresh_objects()
print(id(leaf.grad) == number)

calls = []


def hooked():
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    x.register_hook(lambda g: calls.append(g.tolist()))
    x.tag = ["a", "list"]
    h = x.exp()
    h.retain_grad()
    h.tag = {"b": x}
    return h.sum()


total = hooked()
gc.collect()
fresh_objects()
gc.collect()
h = total.grad_fn.next_functions[0][0]
total.backward(retain_graph=True)
print(calls)
x = h.next_functions[0][0].variable
print(x.tag, x.grad)
product = (x * torch.ones(2, requires_grad=True)).sum()
del x
gc.collect()
fresh_objects()
print(product.grad_fn.next_functions[0][0]._saved_self.tag)


class Marked(torch.nn.Parameter):
    pass


w = Marked(torch.zeros(2))
v = w.detach().view(2)
views = w.view(2, 1)
del w
gc.collect()
fresh_objects()
print(type(views._base).__name__, views._base.shape)

weak = torch.ones(3, requires_grad=True)
weak.me = weak
loss = (weak * weak).sum()
loss.backward()
del weak, loss
gc.collect()
print("done")
