# What scripts for graphics cards write around their steps; there is none here, so it turns itself off.
import warnings

import torch
from torch import nn

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    scaler = torch.amp.GradScaler("cuda")
    old = torch.cuda.amp.GradScaler(enabled=False)
    casting = torch.autocast("cuda")
    older = torch.cuda.amp.autocast(enabled=False)
    for warning in caught:
        print(warning.category.__name__, warning.message)
print(scaler.is_enabled(), old.is_enabled(), scaler.get_scale(), scaler.state_dict())

torch.manual_seed(0)
model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 2), torch.randn(4, 1)
for step in range(2):
    optimizer.zero_grad()
    with casting:
        loss = nn.functional.mse_loss(model(x), y)
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    scaler.step(optimizer)
    scaler.update()
    print(loss.item())

real = torch.amp.GradScaler("cpu", init_scale=1024.0, growth_interval=2)
print(real.get_scale(), real.is_enabled())
for step in range(4):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    scaled = real.scale(loss)
    scaled.backward()
    if step == 1:
        model.weight.grad[0, 0] = float("inf")
    if step == 2:
        real.unscale_(optimizer)
        print(model.weight.grad)
    real.step(optimizer)
    real.update()
    print(scaled.item(), real.get_scale(), model.weight)
print(real.state_dict())
with torch.autocast("cpu", enabled=False):
    print(model(x).dtype)


@torch.autocast("cpu", enabled=False)
def forward(values):
    return model(values)


print(forward(x).dtype, torch.is_autocast_enabled(), torch.get_autocast_dtype("cpu"))
for call in [lambda: torch.autocast(3), lambda: torch.autocast("toaster"), lambda: real.update(), lambda: real.unscale_(optimizer) or real.unscale_(optimizer)]:
    try:
        print(call())
    except (ValueError, RuntimeError, AssertionError) as error:
        print(type(error).__name__, error)
