import torch, torch.nn as nn


def way_0(p):
    p.grad.zero_()


def way_1(p):
    p.grad = None


def way_2(p):
    p.grad.data.zero_()


def way_3(p):
    p.grad.fill_(0)


def way_4(p):
    p.grad *= 0


def way_5(p):
    p.grad = torch.zeros_like(p)


def way_6(p):
    p.grad[:] = 0


def way_7(p):
    p.grad -= p.grad


def way_8(p):
    p.grad.copy_(torch.zeros_like(p))


def way_9(p):
    del p.grad


def way_10(p):
    p.grad.data = torch.zeros_like(p.grad)


def way_11(p):
    torch._foreach_zero_([p.grad])


def way_12(p):
    torch.zero_(p.grad)


def way_13(p):
    p.grad.detach().zero_()


def way_14(p):
    p.grad.masked_fill_(p.grad == p.grad, 0)


def way_15(p):
    p.grad.clamp_(0, 0)


def way_16(p):
    nn.init.zeros_(p.grad)


def way_17(p):
    setattr(p, "grad", None)


for at_end in (True, False):
    for clear in (way_0, way_1, way_2, way_3, way_4, way_5, way_6, way_7, way_8, way_9, way_10, way_11, way_12, way_13, way_14, way_15, way_16, way_17):
        w = torch.zeros(2, requires_grad=True)
        x = torch.tensor([[1.0, 2.0], [3.0, -1.0]])
        for epoch in range(3):
            if not at_end and w.grad is not None:
                with torch.no_grad():
                    clear(w)
            loss = ((x @ w - 1) ** 2).sum()
            loss.backward()
            with torch.no_grad():
                w -= 0.03 * w.grad
            if at_end:
                with torch.no_grad():
                    clear(w)
        print(round(loss.item(), 4))
