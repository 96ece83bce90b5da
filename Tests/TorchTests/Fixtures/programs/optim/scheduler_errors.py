import warnings

import torch
from torch.optim import lr_scheduler as S
from torch.optim.swa_utils import SWALR


def optimizer(cls=torch.optim.SGD, groups=1, **options):
    return cls([{"params": [torch.zeros(2, requires_grad=True)]} for _ in range(groups)], **(options or dict(lr=0.1)))


def attempt(label, f):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(label, "->", f())
        except Exception as e:
            print(label, "->", type(e).__name__, e)
    for warning in caught:
        print("   ", warning.category.__name__, warning.message)


two = optimizer(groups=2)
attempt("no optimizer", lambda: S.StepLR(3, 2))
attempt("one lambda", lambda: S.LambdaLR(two, [lambda e: 1]))
attempt("no function", lambda: S.MultiplicativeLR(two, 3))
attempt("factor", lambda: S.ConstantLR(two, 2))
attempt("start factor", lambda: S.LinearLR(two, 0))
attempt("end factor", lambda: S.LinearLR(two, 0.5, 2))
attempt("no schedules", lambda: S.SequentialLR(two, [], []))
attempt("milestones", lambda: S.SequentialLR(two, [S.ConstantLR(two)], [1]))
attempt("plateau inside", lambda: S.SequentialLR(two, [S.ReduceLROnPlateau(two)], []))
attempt("no schedule", lambda: S.SequentialLR(two, [3], []))
attempt("chain of none", lambda: S.ChainedScheduler([]))
attempt("plateau factor", lambda: S.ReduceLROnPlateau(two, factor=2))
attempt("plateau mode", lambda: S.ReduceLROnPlateau(two, mode="x"))
attempt("plateau threshold", lambda: S.ReduceLROnPlateau(two, threshold_mode="x"))
attempt("plateau min_lr", lambda: S.ReduceLROnPlateau(two, min_lr=[1]))
attempt("plateau without metric", lambda: S.ReduceLROnPlateau(two).step())
attempt("plateau verbose", lambda: S.ReduceLROnPlateau(two, verbose=True))
attempt("cyclic without momentum", lambda: S.CyclicLR(optimizer(torch.optim.Adagrad, lr=0.1), 0.1, 0.2))
attempt("cyclic mode", lambda: S.CyclicLR(two, 0.1, 0.2, mode="x"))
attempt("cyclic rates", lambda: S.CyclicLR(two, [0.1], 0.2))
attempt("restarts", lambda: S.CosineAnnealingWarmRestarts(two, 0))
attempt("restarts", lambda: S.CosineAnnealingWarmRestarts(two, 2, 0.5))
attempt("restarts", lambda: S.CosineAnnealingWarmRestarts(two, 2).step(-1))
attempt("restarts", lambda: S.CosineAnnealingWarmRestarts(two, 2, eta_min="x"))
attempt("one cycle", lambda: S.OneCycleLR(two, 0.1))
attempt("one cycle", lambda: S.OneCycleLR(two, 0.1, total_steps=0))
attempt("one cycle", lambda: S.OneCycleLR(two, 0.1, epochs=0, steps_per_epoch=2))
attempt("one cycle", lambda: S.OneCycleLR(two, 0.1, total_steps=5, pct_start=2))
attempt("one cycle", lambda: S.OneCycleLR(two, 0.1, total_steps=5, anneal_strategy="x"))
attempt("one cycle", lambda: S.OneCycleLR(optimizer(torch.optim.Adagrad, lr=0.1), 0.1, total_steps=5))
attempt("swa", lambda: SWALR(two, 0.1, anneal_strategy="x"))
attempt("swa", lambda: SWALR(two, 0.1, anneal_epochs=-1))
attempt("swa", lambda: SWALR(two, [0.1]))
attempt("resume", lambda: S.StepLR(optimizer(), 2, last_epoch=3))
attempt("abstract", lambda: S.LRScheduler(two))
attempt("nothing", lambda: S.StepLR())
attempt("missing", lambda: S.StepLR(two))
opt = optimizer(lr=0.1, momentum=0.9)
schedule = S.OneCycleLR(opt, 0.1, total_steps=3)
for _ in range(4):
    opt.step()
    attempt("past the end", schedule.step)
schedule = S.StepLR(optimizer(), 2)
attempt("step first", schedule.step)
attempt("again", schedule.step)
attempt("epoch", lambda: schedule.step(5))
attempt("rates", schedule.get_lr)
print(schedule.get_last_lr())
schedule = S.CosineAnnealingLR(optimizer(), 4)
attempt("epoch", lambda: schedule.step(3))
print(schedule.get_last_lr())
schedule = S.CosineAnnealingWarmRestarts(optimizer(), 4, 2)
attempt("fraction", lambda: schedule.step(7.5))
print(schedule.get_last_lr(), schedule.T_cur, schedule.T_i, schedule.last_epoch)
opt = optimizer()
schedule = S.ExponentialLR(opt, 0.5)
opt.step = lambda: None
attempt("replaced", schedule.step)
