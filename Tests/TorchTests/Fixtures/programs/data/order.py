# The order in which loaders give samples, and what they take from the random stream.
import torch
from torch.utils.data import (BatchSampler, ConcatDataset, DataLoader, DistributedSampler, RandomSampler, SequentialSampler,
                              StackDataset, Subset, SubsetRandomSampler, TensorDataset, WeightedRandomSampler, random_split)

torch.manual_seed(3)
X, Y = torch.arange(20.0).view(10, 2), torch.arange(10)
ds = TensorDataset(X, Y)


def show(name, loader, epochs=2):
    print(name, len(loader))
    for _ in range(epochs):
        print("  ", [b.tolist() if torch.is_tensor(b) else [t.tolist() for t in b] for b in loader])
    print("  ", torch.rand(1).item().hex())


show("plain", DataLoader(ds, batch_size=4))
show("shuffle", DataLoader(ds, batch_size=4, shuffle=True), 3)
show("drop_last", DataLoader(ds, batch_size=4, shuffle=True, drop_last=True))
generator = torch.Generator().manual_seed(5)
show("generator", DataLoader(ds, batch_size=3, shuffle=True, generator=generator))
print(torch.rand(2, generator=generator))
show("no batches", DataLoader(ds, batch_size=None))
show("workers", DataLoader(ds, batch_size=3, shuffle=True, num_workers=2))
show("subset sampler", DataLoader(ds, batch_size=3, sampler=SubsetRandomSampler([1, 3, 5, 7])))
weights = [1.0, 2.0, 3.0, 0, 0, 0, 0, 0, 0, 4.0]
show("weighted", DataLoader(ds, batch_size=3, sampler=WeightedRandomSampler(weights, 12)))
show("weighted without replacement", DataLoader(ds, batch_size=3, sampler=WeightedRandomSampler(
    torch.ones(10), 5, replacement=False, generator=torch.Generator().manual_seed(1))))
show("with replacement", DataLoader(ds, batch_size=16, sampler=RandomSampler(ds, replacement=True, num_samples=40)))
show("more than all", DataLoader(ds, batch_size=16, sampler=RandomSampler(ds, num_samples=25)))
show("batch sampler", DataLoader(ds, batch_sampler=BatchSampler(SequentialSampler(ds), 3, True)))
show("batches in a list", DataLoader(ds, batch_sampler=[[0, 1], [5, 2, 3]]))
print(list(BatchSampler(range(7), 3, False)), len(BatchSampler(range(7), 3, True)), len(BatchSampler(range(7), 3, False)))
a, b = random_split(ds, [7, 3])
print(a.indices, b.indices, len(a), a[0], a[[0, 1]])
show("part", DataLoader(a, batch_size=3, shuffle=True))
parts = random_split(range(10), [0.35, 0.35, 0.3], generator=torch.Generator().manual_seed(42))
print([list(p) for p in parts])
print([len(p) for p in random_split(range(11), [0.5, 0.5])], [len(p) for p in random_split(range(3), [0.9, 0.1])])
show("two together", DataLoader(ds + TensorDataset(X + 100, Y + 100), batch_size=6, shuffle=True))
both = ConcatDataset([range(3), range(5)])
print(len(both), [both[i] for i in range(8)], both[-1], both.cumulative_sizes)
print(StackDataset(X, Y)[2], StackDataset(a=X, b=Y)[1], len(StackDataset(X, Y)))
show("within", DataLoader(Subset(Subset(ds, [1, 2, 3, 4]), [0, 2]), batch_size=2))
print([list(DistributedSampler(range(7), 2, r, seed=3)) for r in (0, 1)])
print([list(DistributedSampler(range(7), 3, r, shuffle=False, drop_last=True)) for r in range(3)])
loader = DataLoader(ds, batch_size=4, shuffle=True)
print(type(loader.sampler).__name__, type(loader.batch_sampler).__name__, loader.batch_size, loader.drop_last,
      loader.num_workers, loader.dataset is ds, type(iter(loader)).__name__, type(loader))
show("persistent", DataLoader(ds, batch_size=5, num_workers=1, persistent_workers=True, shuffle=True))
for epoch in range(2):
    for i, (x, y) in enumerate(loader):
        if i == 1:
            break
    print(epoch, i, y, torch.rand(1))


# What overrides an item is asked for each of them; rows with a history keep it.
class Doubled(TensorDataset):
    def __getitem__(self, i):
        return super().__getitem__(i)[0] * 2


print(next(iter(DataLoader(Doubled(X), batch_size=3))))
weights = torch.arange(6.0).view(3, 2).requires_grad_()
print(next(iter(DataLoader(TensorDataset(weights, Y[:3]), batch_size=2)))[0])
print([type(b).__name__ for b in (next(iter(DataLoader(ds, batch_size=2))), next(iter(DataLoader(ds, batch_size=None))))])
x, y = next(iter(DataLoader(ds, batch_size=2)))
x.zero_()
print(X[0], DataLoader(ds, batch_size=3, sampler=[-1, -2]).batch_sampler.batch_size, next(iter(DataLoader(ds, sampler=[-1, -2], batch_size=2)))[1])
