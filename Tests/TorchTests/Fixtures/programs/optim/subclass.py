import torch
from torch.optim import Optimizer
from torch.optim.optimizer import required


class Plain(Optimizer):
    def __init__(self, params, lr=0.1):
        super().__init__(params, dict(lr=lr))

    @torch.no_grad()
    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p.add_(p.grad, alpha=-group["lr"])
        return loss


class Lion(Optimizer):
    def __init__(self, params, lr=1e-2, betas=(0.9, 0.99), weight_decay=0.0):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        super().__init__(params, {"lr": lr, "betas": betas, "weight_decay": weight_decay})

    def step(self, closure=None):
        loss = closure() if closure is not None else None
        with torch.no_grad():
            for group in self.param_groups:
                for p in group["params"]:
                    if p.grad is None:
                        continue
                    state = self.state[p]
                    if len(state) == 0:
                        state["exp_avg"] = torch.zeros_like(p)
                    average = state["exp_avg"]
                    b1, b2 = group["betas"]
                    p.mul_(1 - group["lr"] * group["weight_decay"])
                    p.add_(average.clone().mul_(b1).add(p.grad, alpha=1 - b1).sign_(), alpha=-group["lr"])
                    average.mul_(b2).add_(p.grad, alpha=1 - b2)
        return loss


class Clipped(torch.optim.SGD):
    def __init__(self, params, clip, **kwargs):
        super().__init__(params, **kwargs)
        self.clip = clip

    def step(self, closure=None):
        for group in self.param_groups:
            torch.nn.utils.clip_grad_norm_(group["params"], self.clip)
        return super().step(closure)


for make in (Plain, lambda ps: Lion(ps, lr=0.05, weight_decay=0.1), lambda ps: Clipped(ps, 0.5, lr=0.1, momentum=0.9)):
    p = torch.tensor([1.0, -2.0, 3.0], requires_grad=True)
    opt = make([p])
    scheduler = torch.optim.lr_scheduler.ExponentialLR(opt, 0.9)

    def closure():
        opt.zero_grad()
        loss = (p ** 2).sum()
        loss.backward()
        return loss

    for k in range(6):
        loss = opt.step(closure) if not isinstance(opt, Clipped) else None
        if loss is None:
            loss = closure()
            opt.step()
        scheduler.step()
        print(type(opt).__name__, k, f"{loss.item():.6f}", [f"{v:.6f}" for v in p.tolist()], opt.param_groups[0]["lr"])
    print(opt)
    print(opt.state_dict())


class Empty(Optimizer):
    pass


try:
    Empty([torch.ones(1)], {}).step()
except NotImplementedError as e:
    print("NotImplementedError", e)
try:
    Empty([torch.ones(1)])
except TypeError as e:
    print(e)


class Required(Optimizer):
    def __init__(self, params, lr=required):
        super().__init__(params, {"lr": lr})


try:
    Required([torch.ones(1)])
except ValueError as e:
    print(e)
print(Required([{"params": [torch.ones(1)], "lr": 2}]))
