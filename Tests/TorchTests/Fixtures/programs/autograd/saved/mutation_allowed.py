# Tensors that are written to after they were saved, and what may not be done with saved tensors.
import torch
import torch.autograd.graph as graph


def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


with graph.allow_mutation_on_saved_tensors() as context:
    a = torch.ones(2, 3, requires_grad=True)
    b = a.clone()
    out = (b ** 2).sum()
    b.sin_()
    out.backward()
    print(a.grad, type(context).__name__)
    x = torch.tensor([0.5, 1.0], requires_grad=True)
    y = x * 1
    z = y.exp()
    z.mul_(2)
    y.add_(1)
    z.sum().backward()
    print(x.grad)
    late = (x * x).sum()
    attempt(lambda: graph.allow_mutation_on_saved_tensors().__enter__())
attempt(late.backward)


def write(tensor):
    return tensor.add_(1)


def written():
    with graph.saved_tensors_hooks(write, lambda tensor: tensor):
        c = torch.ones(3, requires_grad=True) * 2
        return c * c


attempt(written)


def disabled():
    with graph.saved_tensors_hooks(lambda tensor: tensor, lambda tensor: tensor):
        with graph.disable_saved_tensors_hooks("no hooks please"):
            pass


attempt(disabled)


@graph.disable_saved_tensors_hooks("none here")
def doubled(tensor):
    return tensor * 2


print(doubled(torch.ones(2)))

# What comes back from hooks is where it was in the history.
for make in (lambda leaf: leaf, lambda leaf: leaf * 2):
    leaf = torch.ones(3, requires_grad=True)
    inner = make(leaf)
    product = inner * inner
    raw = product.grad_fn._raw_saved_self
    raw.register_hooks(lambda tensor: tensor, lambda tensor: 2 * tensor)
    attempt(lambda: raw.register_hooks(lambda tensor: tensor, lambda tensor: tensor))
    back = product.grad_fn._saved_self
    print(back, back.is_leaf, back is leaf)
    (back * 3).sum().backward(retain_graph=True)
    product.sum().backward()
    print(leaf.grad, back.is_leaf)
