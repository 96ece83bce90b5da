import torch
x = torch.tensor([1., 2.], requires_grad=True)
w = torch.tensor([3., 4.], requires_grad=True)
y = (x * w + 1).sum()
fn = y.grad_fn
while fn is not None:
    print(fn.name(), len(fn.next_functions), [(None if f is None else f.name(), i) for f, i in fn.next_functions])
    fn = fn.next_functions[0][0] if fn.next_functions else None
print(y.grad_fn.next_functions[0][0] is y.grad_fn.next_functions[0][0])
print(y.grad_fn is y.grad_fn, y.grad_fn == y.grad_fn)
print(type(y.grad_fn).__name__, type(y.grad_fn).__module__)
print(isinstance(y.grad_fn, torch.autograd.graph.Node))
acc = y.grad_fn.next_functions[0][0].next_functions[0][0].next_functions[0][0]
print(acc.name(), acc.variable is x, acc.next_functions)
print(str(y.grad_fn).split(" ")[0], str(acc).split(" ")[0])
y.grad_fn.metadata["note"] = 5
print(y.grad_fn.metadata)
print(hash(y.grad_fn) == hash(y.grad_fn), len({y.grad_fn, y.grad_fn}))
print(x.grad_fn, x.is_leaf, y.is_leaf, y.output_nr, (x * 2).unbind()[1].output_nr)
from torch.autograd.graph import get_gradient_edge
e = get_gradient_edge(x)
print(type(e).__name__, e.node.name(), e.output_nr)
e = get_gradient_edge(y)
print(e.node is y.grad_fn)
print(torch.autograd.grad((x * w).sum(), [get_gradient_edge(x)])[0])
