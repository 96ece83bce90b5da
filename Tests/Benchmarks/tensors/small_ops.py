# Operations on eight floats, as a learner's programs are full of: the cost is the call, not the arithmetic.
import time
import torch

torch.set_num_threads(1)
TURNS = 20_000


def report(name, seconds, operations):
    print(f"{name}: {seconds * 1e6 / operations}")


def timed(name, body, operations_per_turn=1, turns=TURNS):
    body(turns // 10)
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        body(turns)
        best = min(best, time.process_time() - start)
    report(name, best, turns * operations_per_turn)


a = torch.full((8,), 0.5)
b = torch.full((8,), 0.25)
w = torch.full((8,), 0.5, requires_grad=True)


def plain(turns):
    x = torch.ones(8)
    for _ in range(turns):
        x = x * a + b


def recorded(turns):
    x = w
    for _ in range(turns):
        x = x * a + b


def scalars(turns):
    x = torch.ones(8)
    for _ in range(turns):
        x = x * 0.5 + 1


def views(turns):
    x = torch.ones(4, 4)
    for _ in range(turns):
        y = x[1]
        z = x.t()


def sums(turns):
    for _ in range(turns):
        s = a.sum()


def items(turns):
    x = torch.tensor(2.0)
    for _ in range(turns):
        s = x.item()


def made(turns):
    for _ in range(turns):
        s = torch.zeros(8)


def matrices(turns):
    x = torch.ones(4, 4)
    for _ in range(turns):
        y = x @ x


timed("x*a+b, no gradient, per op", plain, 2)
timed("x*a+b, gradient recorded, per op", recorded, 2)
timed("x*0.5+1, per op", scalars, 2)
timed("x[1] and x.t(), per op", views, 2)
timed("a.sum()", sums)
timed("x.item()", items)
timed("torch.zeros(8)", made)
timed("4x4 @ 4x4", matrices)


def backward(turns):
    for _ in range(turns // 100):
        x = w
        for _ in range(50):
            x = x * a + b
        x.sum().backward()


timed("forward and backward of 100 nodes, per node", backward, 1)


def backward_alone(nodes):
    best = float("inf")
    for _ in range(20):
        x = w
        for _ in range(nodes // 2):
            x = x * a + b
        total = x.sum()
        start = time.process_time()
        total.backward()
        best = min(best, time.process_time() - start)
    report(f"backward alone of {nodes} nodes, per node", best, nodes)


backward_alone(10_000)
