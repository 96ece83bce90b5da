from collections import OrderedDict, namedtuple

import torch
from torch.utils.data import DataLoader, Dataset, default_collate, default_convert

Pair = namedtuple("Pair", "x y")


class Samples(Dataset):
    def __init__(self, make, count=5):
        self.make, self.count = make, count

    def __len__(self):
        return self.count

    def __getitem__(self, i):
        return self.make(i)


for make in (lambda i: i, lambda i: i / 2, lambda i: (i, i / 2, str(i)), lambda i: {"a": i, "b": torch.ones(2) * i},
             lambda i: Pair(i, torch.tensor(i)), lambda i: [i, [i, "x"]], lambda i: b"q", lambda i: i > 1,
             lambda i: torch.tensor(i), lambda i: OrderedDict(a=i), lambda i: (torch.ones(2, dtype=torch.int32), i),
             lambda i: ((i, i), {"k": (i,)}), lambda i: torch.eye(2) * i):
    for batch in DataLoader(Samples(make), batch_size=2):
        print(batch)
    print(next(iter(DataLoader(Samples(make), batch_size=None))))
print(default_collate([1, 2]), default_collate(["a", "b"]), default_collate([(1, 2.0), (3, 4.0)]))
print(default_convert([1, (2, "x")]), default_convert({"a": 1}), default_convert("x"))
for batch in DataLoader(Samples(lambda i: (torch.ones(i + 1), i)), batch_size=2, collate_fn=lambda items: items):
    print(batch)


def padded(items):
    longest = max(len(x) for x, _ in items)
    rows = torch.stack([torch.cat([x, torch.zeros(longest - len(x))]) for x, _ in items])
    return rows, torch.tensor([n for _, n in items])


for batch in DataLoader(Samples(lambda i: (torch.ones(i + 1), i)), batch_size=3, collate_fn=padded):
    print(batch)
print([(i, len(b)) for i, b in enumerate(DataLoader([1, 2, 3, 4, 5], batch_size=2))])
print(next(iter(DataLoader(["a", "bc"], batch_size=2))), next(iter(DataLoader([(0, "a"), (1, "b")], batch_size=2))))
print([b for b in DataLoader(torch.arange(5), batch_size=2)])
x = torch.ones(2, requires_grad=True)
print(next(iter(DataLoader([x * 2, x * 3], batch_size=2))))


class Many(Samples):
    def __getitems__(self, indices):
        print("asked for", indices)
        return [self.make(i) for i in indices]


print(list(DataLoader(Many(lambda i: i), batch_size=2)))
