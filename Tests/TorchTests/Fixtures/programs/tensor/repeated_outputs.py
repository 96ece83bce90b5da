import torch


def repeated(*sizes, dtype=torch.float32):
    return torch.zeros(1, dtype=dtype).expand(*sizes)


def show(label, call):
    try:
        found = call()
        print(label, found.tolist(), found.stride())
    except RuntimeError as error:
        print(label, error)


rows = torch.arange(1.0, 7).reshape(2, 3)
square = torch.arange(1.0, 10).reshape(3, 3)
show("sum", lambda: torch.sum(rows, 0, out=repeated(3)))
show("prod", lambda: torch.prod(rows, 0, out=repeated(3)))
show("amax", lambda: torch.amax(rows, 0, out=repeated(3)))
show("amin", lambda: torch.amin(rows, 0, out=repeated(3)))
show("any", lambda: torch.any(rows > 5, 0, out=repeated(3, dtype=torch.bool)))
show("all", lambda: torch.all(rows > 1, 0, out=repeated(3, dtype=torch.bool)))
show("mean", lambda: torch.mean(rows, 0, out=repeated(3)))
show("mv", lambda: torch.mv(square, square[0], out=repeated(3)))
show("mm", lambda: torch.mm(square, square, out=repeated(3, 3)))
show("full", lambda: torch.full((3,), 2.0, out=repeated(3)))
show("zeros", lambda: torch.zeros(3, out=repeated(3)))
show("ones", lambda: torch.ones(3, out=repeated(3)))
show("arange", lambda: torch.arange(3.0, out=repeated(3)))
show("add", lambda: torch.add(rows, 1, out=repeated(2, 3)))
for name in ("cat", "stack", "where"):
    y = torch.arange(6.0)
    if name == "cat":
        show(name, lambda: torch.cat([y[:3], y[:3]], out=y))
    elif name == "stack":
        show(name, lambda: torch.stack([y[:3], y[3:]], out=y.reshape(2, 3)))
    else:
        show(name, lambda: torch.where(y[:3] > 0, y[:3], y[:3], out=y[1:4]))
show("apply_", lambda: repeated(3).apply_(lambda a: a + 1))
show("map_", lambda: repeated(3).map_(torch.ones(3), lambda a, b: a + b + 1))
show("map2_", lambda: repeated(2, 2).map2_(torch.ones(2, 2), torch.ones(2, 2), lambda a, b, c: a * 2 + b + c))
