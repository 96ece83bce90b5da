# Convolutions forward and backward, normalisation, and a small network for pictures.
import time
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_num_threads(1)


def timed(name, body, turns):
    best = float("inf")
    for _ in range(4):
        start = time.process_time()
        for _ in range(turns):
            body()
        best = min(best, time.process_time() - start)
    print(f"{name}: {best * 1e6 / turns}")


for n, inner, outer, size, kernel, padding in (
    (64, 1, 32, 28, 3, 1), (64, 1, 6, 28, 5, 0), (64, 6, 16, 12, 5, 0), (32, 3, 32, 32, 3, 1), (64, 32, 64, 14, 3, 1),
    (32, 64, 64, 16, 3, 1), (1, 1, 8, 28, 3, 1), (32, 64, 32, 16, 1, 0),
):
    x = torch.randn(n, inner, size, size, requires_grad=True)
    w = torch.randn(outer, inner, kernel, kernel, requires_grad=True)
    b = torch.randn(outer, requires_grad=True)
    shape = f"{n}x{inner}->{outer} of {size}, kernel {kernel}"
    with torch.no_grad():
        timed("convolution " + shape, lambda: F.conv2d(x, w, b, padding=padding), 20)
    y = F.conv2d(x, w, b, padding=padding)
    g = torch.randn(y.shape)
    timed("  backward of " + shape, lambda: torch.autograd.grad(y, (x, w, b), g, retain_graph=True), 10)

for rows, size in ((10, 100), (1000, 1000)):
    x = torch.randn(rows, size, requires_grad=True)
    layer = nn.LayerNorm(size)
    with torch.no_grad():
        timed(f"layer_norm of {rows} rows of {size}", lambda: layer(x), 20)
    y = layer(x)
    g = torch.randn(y.shape)
    timed(f"  backward of {rows} rows of {size}", lambda: torch.autograd.grad(y, x, g, retain_graph=True), 10)
images = torch.randn(32, 32, 16, 16)
batch = nn.BatchNorm2d(32)
with torch.no_grad():
    timed("batch_norm of 32x32x16x16", lambda: batch(images), 20)
    timed("max_pool2d of 32x32x16x16", lambda: F.max_pool2d(images, 2), 20)
    timed("avg_pool2d of 32x32x16x16", lambda: F.avg_pool2d(images, 2), 20)

lenet = nn.Sequential(
    nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
    nn.Linear(256, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))
pictures = torch.randn(64, 1, 28, 28)
labels = torch.randint(0, 10, (64,))


def step():
    lenet.zero_grad()
    F.cross_entropy(lenet(pictures), labels).backward()


timed("LeNet on 64 images, forward and backward", step, 5)
with torch.no_grad():
    timed("LeNet on 64 images, forward", lambda: lenet(pictures), 5)
