# Too long for a collection at every safepoint
# Equal elements in sorts that need not be stable, and in selections: in the order in which the library's steps leave them.
import torch

torch.manual_seed(0)
for size in (5, 16, 17, 20, 33, 64, 100, 300, 1000):
    x = torch.randint(0, 6, (size,))
    for kind in (torch.float32, torch.float64, torch.int64, torch.int32, torch.uint8, torch.float16, torch.bool):
        y = x.to(kind)
        for descending in (False, True):
            places = y.sort(descending=descending).indices
            print(size, kind, descending, places[:40].tolist(), (places * torch.arange(size)).sum().item())
            same = y.argsort(descending=descending).equal(places)
            stable = y.argsort(descending=descending, stable=True)
            print(same, stable[:10].tolist(), y.sort(stable=True, descending=descending)[1].equal(stable))
for size in (5, 17, 64, 65, 200):
    x = torch.randint(0, 6, (size,)).float()
    for count in (1, 2, 5, size // 2, size):
        for largest in (True, False):
            for ordered in (True, False):
                found = x.topk(min(count, size), largest=largest, sorted=ordered)
                print(size, count, largest, ordered, found.values[:20].tolist(), found.indices[:20].tolist())
y = torch.randint(0, 4, (40, 3)).float()
print(y.sort(0)[1].t().tolist(), y.t().sort(1)[1].tolist(), y.t().sort()[1].equal(y.sort(0)[1].t()))
y[5] = float("nan")
y[7] = float("nan")
y[9] = -0.0
print(y.sort(0)[1].t().tolist(), y.sort(0, descending=True)[1].t().tolist(), y.sort(0)[0].t().tolist())
long = torch.arange(40000) % 7
print(long.sort()[1][:20].tolist(), long.sort(descending=True)[1][:20].tolist(), long.float().sort()[1][:20].tolist())
print(torch.vmap(torch.argsort)(y.t()).equal(y.argsort(0).t()))
w = torch.randint(0, 3, (30,)).float().requires_grad_()
(w.sort().values * torch.arange(30.0)).sum().backward()
print(w.grad)
