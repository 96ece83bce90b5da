# LBFGS on a valley, to the last bit; with a line search to four decimals, because it takes roots.
import torch


def rosenbrock(p):
    return (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2


for options in (dict(lr=0.01), dict(lr=0.5, max_iter=4, history_size=3), dict(line_search_fn="strong_wolfe"),
                dict(line_search_fn="strong_wolfe", max_iter=7, history_size=2), dict(line_search_fn="strong_wolfe", max_eval=3)):
    p = torch.tensor([-1.2, 1.0], requires_grad=True)
    opt = torch.optim.LBFGS([p], **options)
    calls = [0]

    def closure():
        calls[0] += 1
        opt.zero_grad()
        loss = rosenbrock(p)
        loss.backward()
        return loss

    print(options)
    for k in range(12):
        loss = opt.step(closure)
        if "line_search_fn" in options:
            print("  ", k, f"{loss.item():.3f}", [f"{x:.2f}" for x in p.tolist()])
        else:
            print("  ", k, loss.item().hex(), [x.hex() for x in p.tolist()], calls)
    state = opt.state[p]
    print("  ", list(state), list(opt.state_dict()["state"]))
    if "line_search_fn" not in options:
        print("  ", state["n_iter"], state["func_evals"], len(state["old_dirs"]), state["H_diag"], state["prev_loss"])
print(opt)
torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(3, 5), torch.nn.Tanh(), torch.nn.Linear(5, 1))
x = torch.randn(20, 3)
y = x.prod(1, keepdim=True)
opt = torch.optim.LBFGS(model.parameters(), lr=0.5, line_search_fn="strong_wolfe")


def closure():
    opt.zero_grad()
    loss = ((model(x) - y) ** 2).mean()
    loss.backward()
    return loss


for k in range(4):
    print(k, f"{opt.step(closure).item():.4f}")
saved = opt.state_dict()
opt = torch.optim.LBFGS(model.parameters(), line_search_fn="strong_wolfe")
opt.load_state_dict(saved)
print(opt.param_groups[0]["lr"], len(opt.state[model[0].weight]["old_dirs"]), opt._numel())
flat = torch.zeros(1, requires_grad=True)
opt = torch.optim.LBFGS([flat])
print(opt.step(lambda: ((flat * 0).sum().backward(), flat.sum())[1]), opt.state[flat])
