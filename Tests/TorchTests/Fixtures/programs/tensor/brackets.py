# Square brackets: what is read as a tuple, what stands in messages, and in which order things are looked at.
import torch

L = torch.tensor
a, x, m, e = L(5.0), torch.arange(3.0), torch.ones(2, 3), torch.ones(0, 2)


def read(name, tensor, key):
    try:
        print(name, key, tensor[key])
    except Exception as error:
        print(name, key, type(error).__name__, error)


for key in [0, 1, -1, (0, 0), ..., None, True, False, [0], L(0), L([0]), 1.5, "a", slice(None), (..., 0), (None, 0), L(True), (slice(0, 1),)]:
    read("a", a, key)
for key in [3, -4, (0, 0), 1.5, "a", (None, 5), (..., 5), [5], [0, -4], [1.5], L([7]), L([1.5]), L([True, False]), [[0, 1]], [[0], [1]], {},
            (0,), slice(None, None, -1), slice(None, None, 0), slice(5, None), [], b"a", ["a"]]:
    read("x", x, key)
for key in [5, (0, 5), (0, 0, 0), ([0, 1], [0, 5]), ([0, 1], [0, 1, 2]), (slice(None), 5), L([[True, False, True]]), (L([True, False]), 0), ("a", 0),
            (None, None, 5), (True, 5), [[0, 1], [1, 0]], [slice(0, 1), None], (m > 0, 0), [None], [...], [L([0, 1])]]:
    read("m", m, key)
for key in [0, L([0]), [0], L([], dtype=torch.long), (slice(None), 2)]:
    read("e", e, key)


def write(key, value):
    target = m.clone()
    try:
        target[key] = value
        print(key, "=", target.tolist())
    except Exception as error:
        print(key, "=", type(error).__name__, error)


for key in [0, 5, (0, 5), [0, 5], slice(0, 1), L([0, 0]), (L([0, 1]), L([0, 5])), m > 0, "a", 1.5, (0, 0, 0), None, ..., (slice(None), [0, 1])]:
    for value in [1, torch.ones(3), torch.ones(2), torch.ones(4), "a", [1, 2, 3], None, torch.ones(2, 2), torch.ones(1, 3)]:
        write(key, value)
