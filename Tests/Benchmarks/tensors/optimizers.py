# Steps of optimizers over few and many parameters, a schedule, and loaders.
import time
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, TensorDataset

torch.set_num_threads(1)


def measure(name, work, repetitions):
    work()
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for _ in range(repetitions):
            work()
        best = min(best, time.process_time() - start)
    print(f"{name}: {best * 1e6 / repetitions}")


def parameters(count, shape):
    torch.manual_seed(0)
    result = [torch.randn(shape).requires_grad_() for _ in range(count)]
    for p in result:
        p.grad = torch.randn(shape)
    return result


RULES = [("SGD", dict(lr=1e-4)), ("SGD", dict(lr=1e-4, momentum=0.9)), ("Adam", dict(lr=1e-4)), ("AdamW", dict(lr=1e-4)),
         ("RMSprop", dict(lr=1e-4)), ("Adagrad", dict(lr=1e-4)), ("Adafactor", dict(lr=1e-4))]
for count, shape, repetitions in ((4, (16, 16), 400), (100, (8, 8), 30), (4, (256, 256), 60)):
    for name, options in RULES:
        opt = getattr(torch.optim, name)(parameters(count, shape), **options)
        more = " momentum" if "momentum" in options else ""
        measure(f"{name}{more} step, {count} tensors of {shape[0]}x{shape[1]}", opt.step, repetitions)

for count, shape, repetitions in ((1, (1000, 1000), 3), (20, (16, 16), 60)):
    for name, options in RULES[:6] + [("RMSprop", dict(lr=1e-4, centered=True, momentum=0.9))]:
        opt = getattr(torch.optim, name)(parameters(count, shape), **options)
        more = " of every kind" if "centered" in options else " momentum" if "momentum" in options else ""
        measure(f"{name}{more} step, {count} tensors of {shape[0]}x{shape[1]}", opt.step, repetitions)
    clipped = parameters(count, shape)
    measure(f"clip_grad_norm_, {count} tensors", lambda: nn.utils.clip_grad_norm_(clipped, 1.0), repetitions)
    measure(f"clip_grad_value_, {count} tensors", lambda: nn.utils.clip_grad_value_(clipped, 1.0), repetitions)

opt = torch.optim.SGD(parameters(100, (4,)), lr=0.1)
measure("zero_grad(set_to_none=False), 100 tensors", lambda: opt.zero_grad(set_to_none=False), 100)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 1000)
measure("scheduler step", lambda: (opt.step(), schedule.step()), 100)

torch.manual_seed(0)
x, y = torch.randn(1000, 20), torch.randint(0, 5, (1000,))
loader = DataLoader(TensorDataset(x, y), batch_size=32, shuffle=True)


def epoch():
    for xb, yb in loader:
        pass


measure("DataLoader over 1000 samples, batches of 32", epoch, 3)


class Squares(Dataset):
    def __len__(self):
        return 500

    def __getitem__(self, i):
        return torch.tensor([i, i * i]), i


plain = DataLoader(Squares(), batch_size=50)
measure("DataLoader over 500 made samples", lambda: [b for b in plain], 3)

model = nn.Sequential(nn.Linear(20, 32), nn.ReLU(), nn.Linear(32, 5))
opt = torch.optim.Adam(model.parameters())


def train():
    for xb, yb in loader:
        opt.zero_grad()
        nn.functional.cross_entropy(model(xb), yb).backward()
        opt.step()


measure("an epoch of 1000 samples under Adam", train, 2)
