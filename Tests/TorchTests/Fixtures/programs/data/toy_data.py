import gradbook.datasets
import torch
from gradbook.datasets import make_blobs, make_circles, make_moons, make_spirals, make_xor


def show(name, pair):
    points, labels = pair
    rows = [[round(v, 4) + 0.0 for v in row] for row in points.tolist()]
    print(name, tuple(points.shape), points.dtype, labels.dtype, rows[:4], labels.tolist()[:12])


torch.manual_seed(0)
show("moons", make_moons(7, noise=0.1))
show("moons in order", make_moons(6, shuffle=False))
show("circles", make_circles(10, noise=0.05, factor=0.3))
show("spirals", make_spirals(12, n_classes=4, noise=0.02))
show("blobs", make_blobs(10, centers=2))
show("blobs here", make_blobs(5, centers=[[0.0, 0.0, 9.0], [5.0, 5.0, 5.0]], cluster_std=0.1))
show("xor", make_xor(8))
generator = torch.Generator().manual_seed(3)
show("generator", make_moons(4, noise=0.1, generator=generator))
print(torch.rand(1).item().hex(), gradbook.datasets.make_moons is make_moons)
for bad in (lambda: make_moons(0), lambda: make_moons(2.5), lambda: make_moons(4, noise=-1), lambda: make_blobs(3, centers=torch.ones(2))):
    try:
        bad()
    except ValueError as e:
        print(e)
