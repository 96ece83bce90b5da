# A step that is part of the graph: gradients reach what the gradient was made of.
import torch

for name, options in (("SGD", dict(momentum=0.9)), ("SGD", dict(weight_decay=0.1)), ("Adam", {}), ("Adagrad", {}), ("RMSprop", {}),
                      ("Adadelta", {}), ("Adamax", {}), ("NAdam", {}), ("RAdam", {}), ("Rprop", {})):
    w0 = torch.tensor([1.0, -2.0, 0.5], requires_grad=True)
    slope = torch.tensor([0.3, 0.7, -0.2], requires_grad=True)
    w = w0.clone()
    opt = getattr(torch.optim, name)([w], lr=0.1, differentiable=True, **options)
    w.grad = slope * 2
    try:
        opt.step()
        outer = (w ** 2).sum()
        grads = torch.autograd.grad(outer, (w0, slope), allow_unused=True)
        print(name, options, [f"{x:.4f}" for x in w.tolist()], w.requires_grad,
              [None if g is None else [round(x, 3) + 0.0 for x in g.tolist()] for g in grads])
    except RuntimeError as e:
        print(name, options, "RuntimeError", str(e)[:60])
