"""Records what the backward engine says and computes under torch 2.13.0+cpu: error texts and numbers, one per name.

    python Tests/Oracle/record_engine.py Tests/AutodiffTests/Fixtures

Tests/AutodiffTests/EngineTests.swift and InPlaceTests.swift run the same programs and compare by name.
"""
import json
import os
import sys

import torch

torch.set_num_threads(1)
messages, numbers = {}, {}


def leaf(*values):
    return torch.tensor([float(v) for v in values], requires_grad=True)


def refused(name):
    def run(program):
        try:
            program()
        except RuntimeError as error:
            messages[name] = str(error)
        else:
            raise AssertionError(name + " raised nothing")

    return run


def gives(name):
    def run(program):
        numbers[name] = program().tolist()

    return run


@refused("second time")
def _():
    x = leaf(1, 2)
    y = (x * x).sum()
    y.backward()
    y.backward()


@refused("no history")
def _():
    torch.ones(2).backward()


@refused("not a scalar")
def _():
    (leaf(1, 2) * 2).backward()


@refused("shapes")
def _():
    (leaf(1, 2) * 2).backward(torch.ones(3))


@refused("no inputs")
def _():
    leaf(1, 2).sum().backward(inputs=[])


@refused("unused")
def _():
    torch.autograd.grad(leaf(1, 2).sum(), leaf(1))


@refused("does not require grad")
def _():
    torch.autograd.grad(leaf(1, 2).sum(), torch.ones(1))


@refused("hook without gradient")
def _():
    torch.ones(1).register_hook(print)


@refused("retain without gradient")
def _():
    torch.ones(1).retain_grad()


@refused("changed result")
def _():
    x = leaf(0.5, 1)
    y = x.exp()
    y += 1
    y.sum().backward()


@refused("changed leaf")
def _():
    x = leaf(0.5, 1)
    z = x * x
    with torch.no_grad():
        x.add_(1)
    z.sum().backward()


@refused("changed view")
def _():
    b = leaf(1, 1) * 1
    v = b[0:1]
    v.mul_(2)
    z = v * v
    v.mul_(2)
    z.sum().backward()


@refused("changed base")
def _():
    b = leaf(1, 1) * 1
    v = b[0:1]
    v.mul_(2)
    z = b * b
    v.mul_(2)
    z.sum().backward()


@refused("changed through detach")
def _():
    x = leaf(3)
    z = x ** 2
    x.detach().fill_(1.)
    z.sum().backward()


@refused("leaf written")
def _():
    leaf(0, 0, 0).add_(1)


@refused("view of leaf written")
def _():
    leaf(0, 0, 0)[0] = 1.


@refused("one of many views written")
def _():
    (leaf(1, 1) * 1).unbind()[0].mul_(2)


@refused("view without history written")
def _():
    x = leaf(1, 1) * 1
    with torch.no_grad():
        v = x[0:1]
    v.mul_(2)


@refused("gradient of another size")
def _():
    leaf(1, 2).grad = torch.ones(3)


@refused("gradient of another type")
def _():
    leaf(1, 2).grad = torch.ones(2, dtype=torch.float64)


@refused("flag of a result")
def _():
    (leaf(1, 2) * 2).requires_grad_(False)


@refused("flag of integers")
def _():
    torch.ones(2, dtype=torch.int64).requires_grad_()


@refused("detached view in place")
def _():
    (leaf(1, 2) * 2)[0:1].detach_()


@refused("floor division")
def _():
    (leaf(1, 2) // 2).sum().backward()


def penalty(create_graph):
    x, w = leaf(2), leaf(3)
    out = w * x ** 2
    g, = torch.autograd.grad(out.sum(), x, retain_graph=True, create_graph=create_graph)
    (out + 10 * (g - 1) ** 2).sum().backward()
    return w.grad


@gives("without create_graph")
def _():
    return penalty(False)


@gives("with create_graph")
def _():
    return penalty(True)


def carried(retains):
    w, h = leaf(2), torch.ones(1)
    for _ in range(3):
        h = torch.tanh(w * h)
        w.grad = None
        h.sum().backward(retain_graph=retains)
        if not retains:
            h = h.detach()
    return w.grad


numbers["carried state, retained"] = carried(True).tolist()
numbers["carried state, detached"] = carried(False).tolist()


@gives("gradient through data write")
def _():
    x = leaf(3)
    y = x ** 2
    x.data.fill_(100.)
    y.sum().backward()
    return x.grad


@gives("gradient through written view")
def _():
    x = leaf(1, 1, 1)
    b = x * 1
    b[0].mul_(10)
    b.sum().backward()
    return x.grad


with open(os.path.join(sys.argv[1], "engine.json"), "w") as f:
    json.dump({"torch": torch.__version__, "messages": messages, "numbers": numbers}, f, indent=1)
    f.write("\n")
