# Every schedule for twenty epochs, to the last bit, with its state saved and loaded.
import torch
from torch.optim import lr_scheduler as S
from torch.optim.swa_utils import SWALR

METRICS = [1, 0.9, 0.8, 0.8, 0.8, 0.8, 0.79, 0.79, 0.79, 0.79, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6]


def optimizer(cls=torch.optim.SGD, groups=2, **options):
    parameters = [torch.zeros(2, requires_grad=True) for _ in range(groups)]
    if groups == 1:
        return cls(parameters, **options)
    return cls([{"params": [p], "lr": 0.1 * (i + 1)} for i, p in enumerate(parameters)], **options)


def show(name, make, cls=torch.optim.SGD, groups=2, **options):
    options = options or dict(lr=0.1, momentum=0.9)
    opt = optimizer(cls, groups, **options)
    schedule = make(opt)
    watches = isinstance(schedule, S.ReduceLROnPlateau)
    print(name)
    for epoch in range(20):
        rates = [float(g["lr"]).hex() for g in opt.param_groups]
        print("  ", epoch, rates, [g.get("momentum", g.get("betas")) for g in opt.param_groups])
        opt.step()
        schedule.step(METRICS[epoch]) if watches else schedule.step()
    state = schedule.state_dict()
    print("  ", state)
    print("  ", schedule.get_last_lr(), [k for k in opt.param_groups[0] if k != "params"])
    other = make(optimizer(cls, groups, **options))
    other.load_state_dict(state)
    other.step(0.6) if watches else other.step()
    print("  ", other.get_last_lr(), getattr(other, "last_epoch", None))


show("LambdaLR", lambda o: S.LambdaLR(o, lambda e: 0.95 ** e))
show("LambdaLR two", lambda o: S.LambdaLR(o, [lambda e: 0.95 ** e, lambda e: 1 / (e + 1)]))
show("MultiplicativeLR", lambda o: S.MultiplicativeLR(o, lambda e: 0.95))
show("StepLR", lambda o: S.StepLR(o, 3, gamma=0.5))
show("MultiStepLR", lambda o: S.MultiStepLR(o, [2, 5, 5, 9], gamma=0.5))
show("ConstantLR", lambda o: S.ConstantLR(o, factor=0.5, total_iters=4))
show("LinearLR", lambda o: S.LinearLR(o, start_factor=0.25, end_factor=0.9, total_iters=7))
show("ExponentialLR", lambda o: S.ExponentialLR(o, 0.9))
show("CosineAnnealingLR", lambda o: S.CosineAnnealingLR(o, 7, eta_min=0.001))
show("PolynomialLR", lambda o: S.PolynomialLR(o, 8, power=2.0))
show("SequentialLR", lambda o: S.SequentialLR(o, [S.ConstantLR(o, 0.1, 2), S.ExponentialLR(o, 0.9)], [3]))
show("SequentialLR three", lambda o: S.SequentialLR(
    o, [S.LinearLR(o, 0.1, total_iters=4), S.CosineAnnealingLR(o, 5), S.StepLR(o, 2)], [4, 10]))
show("ChainedScheduler", lambda o: S.ChainedScheduler([S.ConstantLR(o, 0.1, 2), S.ExponentialLR(o, 0.9)]))
show("ReduceLROnPlateau", lambda o: S.ReduceLROnPlateau(o, patience=2, factor=0.5))
show("ReduceLROnPlateau max", lambda o: S.ReduceLROnPlateau(
    o, mode="max", patience=1, factor=0.5, threshold_mode="abs", cooldown=2, min_lr=[0.01, 0.02]))
show("CyclicLR", lambda o: S.CyclicLR(o, 0.01, 0.1, step_size_up=4, step_size_down=3))
show("CyclicLR triangular2", lambda o: S.CyclicLR(o, 0.01, [0.1, 0.2], step_size_up=4, mode="triangular2"))
show("CyclicLR exp_range", lambda o: S.CyclicLR(
    o, 0.01, 0.1, step_size_up=4, mode="exp_range", gamma=0.9, cycle_momentum=False))
show("CyclicLR scale_fn", lambda o: S.CyclicLR(o, 0.01, 0.1, step_size_up=4, scale_fn=lambda x: 1 / x),
     cls=torch.optim.Adam, lr=0.1)
show("CosineAnnealingWarmRestarts", lambda o: S.CosineAnnealingWarmRestarts(o, 3, T_mult=2, eta_min=0.01))
show("OneCycleLR", lambda o: S.OneCycleLR(o, max_lr=0.1, total_steps=22))
show("OneCycleLR three phases", lambda o: S.OneCycleLR(
    o, max_lr=[0.1, 0.3], epochs=3, steps_per_epoch=8, anneal_strategy="linear", three_phase=True, pct_start=0.4),
    cls=torch.optim.Adam, lr=0.1)
show("SWALR", lambda o: SWALR(o, 0.05, anneal_epochs=4))
show("SWALR linear", lambda o: SWALR(o, [0.05, 0.5], anneal_epochs=3, anneal_strategy="linear"))
show("a tensor as rate", lambda o: S.StepLR(o, 3, gamma=0.5), groups=1, lr=torch.tensor(0.1))


class Harmonic(S.LRScheduler):
    def get_lr(self):
        return [base / (1 + self.last_epoch) for base in self.base_lrs]


show("a schedule of one's own", Harmonic)


class Warmup:
    def __init__(self, length):
        self.length = length

    def __call__(self, epoch):
        return min(1.0, (epoch + 1) / self.length)


schedule = S.LambdaLR(optimizer(lr=0.1), Warmup(4))
print(schedule.state_dict())
schedule.load_state_dict({**schedule.state_dict(), "lr_lambdas": [{"length": 8}, None], "last_epoch": 3})
schedule.step()
print(schedule.get_last_lr(), schedule.lr_lambdas[0].length)
