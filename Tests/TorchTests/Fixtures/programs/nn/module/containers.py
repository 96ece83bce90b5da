import torch
import torch.nn as nn
from collections import OrderedDict


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
print(len(net), net[0], net[-1], net[:2], net[1:], [type(m).__name__ for m in net])
net.append(nn.Tanh())
net[1] = nn.Sigmoid()
print(net, net.insert(1, nn.Dropout(0.1)), net.extend([nn.ReLU()]))
del net[1]
print(net.pop(-1), net)
del net[2:]
print(net)
named = nn.Sequential(OrderedDict([("first", nn.Linear(2, 2)), ("act", nn.ReLU())]))
print(named, named.first, named[0] is named.first, named[:1])
print(nn.Sequential(nn.ReLU()) + nn.Sequential(nn.Tanh()), nn.Sequential(nn.ReLU()) * 2)
joined = nn.Sequential(nn.ReLU())
joined += nn.Sequential(nn.Tanh())
joined *= 2
print(joined, nn.Sequential())
items = nn.ModuleList([nn.Linear(2, 2) for _ in range(3)] + [nn.ReLU()])
print(items, len(items), items[-1], items[1:3], items[0] is list(items)[0])
items.append(nn.Linear(2, 1)).extend([nn.Tanh()])
items.insert(0, nn.Identity())
items[1] = nn.ReLU()
print(items, items + [nn.ReLU()], items.pop(0))
del items[0]
print(items, nn.ModuleList(), [name for name, _ in items.named_parameters()])
table = nn.ModuleDict({"conv": nn.Conv1d(1, 1, 1), "pool": nn.ReLU()})
table["more"] = nn.Linear(1, 1)
table.update([("z", nn.Tanh())])
print(table, len(table), list(table), "conv" in table, list(table.keys()), [type(v).__name__ for v in table.values()], table["pool"])
print(table.pop("conv"), [k for k, _ in table.items()])
del table["z"]
table.clear()
print(table)
for call in (lambda: net[9], lambda: net["a"], lambda: nn.Sequential(3), lambda: nn.Sequential({"a": nn.ReLU()}), lambda: items[10], lambda: items.extend(3),
             lambda: items.append(3), lambda: table["a"], lambda: nn.ModuleDict([1]), lambda: nn.ModuleDict([(1, 2, 3)]), lambda: nn.ModuleDict(3), lambda: nn.ModuleDict({"a": 3}),
             lambda: nn.ModuleList([nn.ReLU()])(1), lambda: nn.Sequential(nn.ReLU()) + nn.ReLU(), lambda: nn.Sequential(nn.ReLU()) * 0, lambda: net.insert(9, nn.ReLU()),
             lambda: net.insert(0, 3), lambda: nn.ModuleDict({"keys": nn.ReLU()})):
    attempt(call)
parameters = nn.ParameterList([nn.Parameter(torch.ones(2, 3)), torch.zeros(1), "text"])
print(parameters, len(parameters), parameters[1], parameters[-1], [type(p).__name__ for p in parameters])
parameters.append(torch.ones(2)).extend([torch.ones(1)])
parameters[0] = torch.zeros(2)
print(parameters[:2], [name for name, _ in parameters.named_parameters()])
book = nn.ParameterDict({"b": nn.Parameter(torch.ones(2)), "a": torch.zeros(3)})
book["c"] = 5
print(book, list(book), book["a"], "c" in book, book.get("z"), list(book.items())[:1], book.pop("c"), len(book))
book.update({"d": torch.ones(1)})
print(list(book.keys()), list(book.values())[-1], book.setdefault("e", torch.ones(1)), book.popitem(), (book | nn.ParameterDict({"q": torch.ones(1)})))
for call in (lambda: parameters[9], lambda: parameters(), lambda: book(1), lambda: parameters.extend(3), lambda: book.update(3)):
    attempt(call)
