import torch
from torch.optim.optimizer import Optimizer, register_optimizer_step_post_hook, register_optimizer_step_pre_hook

p = torch.ones(2, requires_grad=True)
opt = torch.optim.SGD([p], lr=0.1)


def say(what):
    def hook(*args):
        print(what, [type(a).__name__ for a in args], args[1:] if what.startswith("step") and len(args[1]) == 1 else "")
    return hook


handles = [
    opt.register_step_pre_hook(lambda o, args, kwargs: print("pre", type(o).__name__, len(args), sorted(kwargs))),
    opt.register_step_post_hook(lambda o, args, kwargs: print("post", o is opt, len(args), sorted(kwargs))),
    register_optimizer_step_pre_hook(lambda o, args, kwargs: print("all pre", type(o).__name__)),
    register_optimizer_step_post_hook(lambda o, args, kwargs: print("all post", type(o).__name__)),
    opt.register_state_dict_pre_hook(lambda o: print("state_dict pre")),
    opt.register_state_dict_post_hook(lambda o, d: print("state_dict post", sorted(d))),
    opt.register_state_dict_post_hook(lambda o, d: {**d, "mine": 1}, prepend=True),
    opt.register_load_state_dict_pre_hook(lambda o, d: print("load pre", sorted(d))),
    opt.register_load_state_dict_post_hook(lambda o: print("load post")),
]
print([type(h).__name__ for h in handles])
p.grad = torch.ones(2)
opt.step()
opt.step(closure=lambda: p.sum())
saved = opt.state_dict()
print(saved)
opt.load_state_dict(saved)
other = torch.optim.Adam([p], lr=0.1)
other.step()
for h in handles:
    h.remove()
opt.step()
print(p, list(opt.state_dict()))
opt.register_step_pre_hook(lambda o, args, kwargs: 3)
try:
    opt.step()
except RuntimeError as e:
    print(str(e).split(" must")[1])
opt = torch.optim.SGD([p], lr=0.1)
opt.register_step_pre_hook(lambda o, args, kwargs: ((args[0], lambda: "replaced"), {}))
print(opt.step(lambda: "given"))
print(opt.step.__name__, isinstance(opt, Optimizer), isinstance(opt, torch.optim.Optimizer))
