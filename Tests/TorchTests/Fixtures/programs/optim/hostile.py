# Options and states that no rule expects.
import torch


def attempt(label, name, change, **options):
    p = torch.tensor([1.0, 2.0], requires_grad=True)
    opt = getattr(torch.optim, name)([p], **options)
    p.grad = torch.tensor([1.0, -1.0])
    try:
        opt.step()
        change(opt, p)
        opt.step()
        print(label, name, [f"{x:.4f}" for x in p.tolist()])
    except Exception as e:
        print(label, name, type(e).__name__, e)


def option(**changes):
    return lambda opt, p: opt.param_groups[0].update(changes)


attempt("rate", "SGD", option(lr="fast"))
attempt("rate", "SGD", option(lr=None))
attempt("rate", "SGD", option(lr=float("nan")))
attempt("rate", "Adam", option(lr=float("inf")))
attempt("rate", "Adam", option(lr=True))
attempt("rate", "SGD", option(lr=torch.tensor(0.5)))
attempt("rate", "SGD", option(lr=-1))
attempt("missing", "SGD", lambda opt, p: opt.param_groups[0].pop("momentum"))
attempt("missing", "Adam", lambda opt, p: opt.param_groups[0].pop("betas"))
attempt("missing", "Adam", lambda opt, p: opt.param_groups[0].pop("params"))
attempt("betas", "Adam", option(betas=(0.9,)))
attempt("betas", "Adam", option(betas=[0.5, 0.5]))
attempt("betas", "Adam", option(betas=0.9))
attempt("momentum later", "SGD", option(momentum=0.9))
attempt("momentum never", "SGD", option(momentum=0), momentum=0.9)
attempt("maximize", "RMSprop", option(maximize=True))
attempt("amsgrad later", "Adam", option(amsgrad=True))
attempt("amsgrad never", "Adam", option(amsgrad=False), amsgrad=True)
attempt("momentum later", "RMSprop", option(momentum=0.9))
attempt("no groups", "SGD", lambda opt, p: opt.param_groups.clear())
attempt("no state", "Adam", lambda opt, p: opt.state.clear())
attempt("no step", "Adam", lambda opt, p: opt.state[p].pop("step"))
attempt("no average", "Adam", lambda opt, p: opt.state[p].pop("exp_avg"))
attempt("not a tensor", "SGD", lambda opt, p: opt.param_groups[0]["params"].append(3))
attempt("another shape", "Adam", lambda opt, p: opt.state[p].update(exp_avg=torch.zeros(3)))
attempt("twice", "SGD", lambda opt, p: opt.param_groups[0]["params"].append(p))
attempt("no gradient", "SGD", lambda opt, p: setattr(p, "grad", None))
attempt("empty", "Adam", lambda opt, p: opt.param_groups[0]["params"].append(torch.zeros(0, requires_grad=True)))
p = torch.zeros(0, requires_grad=True)
p.grad = torch.zeros(0)
for name in ("SGD", "Adam", "RMSprop", "Rprop", "Adadelta"):
    getattr(torch.optim, name)([p]).step()
print(p)
with torch.inference_mode():
    q = torch.ones(2)
try:
    torch.optim.SGD([q], lr=0.1).step()
    print("inference", q)
except Exception as e:
    print(type(e).__name__, e)
