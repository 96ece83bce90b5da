# What modules cost: a call that does nothing, small layers, and steps of recurrent nets and a transformer.
import time
import torch
import torch.nn as nn

torch.set_num_threads(1)


class Nothing(nn.Module):
    def forward(self, x):
        return x


def measure(name, action, times):
    action()
    best = float("inf")
    for _ in range(4):
        start = time.process_time()
        for _ in range(times):
            action()
        best = min(best, time.process_time() - start)
    print(f"{name}: {best * 1e6 / times}")


def calls():
    torch.manual_seed(0)
    x = torch.randn(4, 8)
    nothing = Nothing()
    relu = nn.ReLU()
    linear = nn.Linear(8, 8)
    norm = nn.LayerNorm(8)
    deep = nn.Sequential(*[nn.Identity() for _ in range(10)])
    measure("module call", lambda: nothing(x), 5000)
    measure("ten modules in a row", lambda: deep(x), 1000)
    measure("nn.ReLU call", lambda: relu(x), 5000)
    measure("nn.Linear call", lambda: linear(x), 5000)
    measure("nn.LayerNorm call", lambda: norm(x), 3000)


def steps():
    torch.manual_seed(0)
    for name, layer in (("LSTM", nn.LSTM(8, 16)), ("GRU", nn.GRU(8, 16)), ("RNN", nn.RNN(8, 16))):
        x = torch.randn(20, 4, 8)

        def step(layer=layer, x=x):
            layer.zero_grad()
            layer(x)[0].sum().backward()

        measure(f"{name} step, 20 x 4 x 8, 16 hidden", step, 20)
    encoder = nn.TransformerEncoderLayer(16, 2, 32, batch_first=True)
    tokens = torch.randn(4, 10, 16)

    def attend():
        encoder.zero_grad()
        encoder(tokens).sum().backward()

    measure("transformer layer step, 4 x 10 x 16", attend, 50)
    images = nn.Sequential(nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(36, 10))
    pictures = torch.randn(8, 1, 8, 8)

    def convolve():
        images.zero_grad()
        images(pictures).sum().backward()

    measure("convolution net step, 8 x 1 x 8 x 8", convolve, 50)


calls()
steps()
