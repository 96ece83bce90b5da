import torch
from torch.utils.data import *
from torch.utils.data import BatchSampler, Sampler, default_collate

X, Y = torch.arange(20.0).view(10, 2), torch.arange(10)
ds = TensorDataset(X, Y)


class Numbers(IterableDataset):
    def __iter__(self):
        return iter(range(3))


class Samples(Dataset):
    def __init__(self, make, count=5):
        self.make, self.count = make, count

    def __len__(self):
        return self.count

    def __getitem__(self, i):
        return self.make(i)


def attempt(label, f):
    try:
        print(label, "->", f())
    except Exception as e:
        print(label, "->", type(e).__name__, e)


attempt("sizes", lambda: TensorDataset(torch.ones(2), torch.ones(3)))
for size in (0, -1, 2.5, True, "3"):
    attempt(f"batch_size {size!r}", lambda: DataLoader(ds, batch_size=size))
attempt("workers", lambda: DataLoader(ds, num_workers=-1))
attempt("sampler and shuffle", lambda: DataLoader(ds, sampler=range(3), shuffle=True))
attempt("batch_sampler and size", lambda: DataLoader(ds, batch_sampler=[[1]], batch_size=2))
attempt("drop_last without batches", lambda: DataLoader(ds, batch_size=None, drop_last=True))
attempt("iterable shuffle", lambda: DataLoader(Numbers(), shuffle=True))
attempt("iterable sampler", lambda: DataLoader(Numbers(), sampler=range(3)))
attempt("timeout", lambda: DataLoader(ds, timeout=-1))
attempt("prefetch", lambda: DataLoader(ds, prefetch_factor=2))
attempt("persistent", lambda: DataLoader(ds, persistent_workers=True))
attempt("context", lambda: DataLoader(ds, multiprocessing_context="fork"))
loader = DataLoader(ds, batch_size=4)
attempt("change", lambda: setattr(loader, "batch_size", 3))
attempt("length", lambda: len(DataLoader(Numbers())))
attempt("index", lambda: loader[0])
attempt("parts", lambda: random_split(ds, [3, 3]))
attempt("fractions", lambda: random_split(ds, [1.5, -0.5]))
attempt("random empty", lambda: RandomSampler([]))
attempt("random replacement", lambda: RandomSampler(ds, replacement=1))
attempt("random count", lambda: RandomSampler(ds, num_samples=0))
attempt("weighted count", lambda: WeightedRandomSampler([1.0], 0))
attempt("weighted shape", lambda: WeightedRandomSampler([[1.0]], 1))
attempt("weighted replacement", lambda: WeightedRandomSampler([1.0], 1, replacement=1))
attempt("batch", lambda: BatchSampler(range(3), 0, False))
attempt("batch", lambda: BatchSampler(range(3), 2, 1))
attempt("concat", lambda: ConcatDataset([]))
attempt("concat", lambda: ConcatDataset([Numbers()]))
attempt("concat", lambda: ConcatDataset([range(2)])[-3])
attempt("concat", lambda: ConcatDataset([range(2)])[3])
attempt("abstract", lambda: Dataset()[0])
attempt("abstract", lambda: len(Dataset()))
attempt("abstract", lambda: IterableDataset())
attempt("abstract", lambda: list(Sampler()))
attempt("abstract", lambda: Sampler([1]))
attempt("stack", lambda: StackDataset())
attempt("stack", lambda: StackDataset(X, b=Y))
attempt("stack", lambda: StackDataset(X, range(2)))
attempt("chain", lambda: list(ChainDataset([ds])))
attempt("unequal lists", lambda: default_collate([[1, 2], [3]]))
attempt("unequal tensors", lambda: default_collate([torch.ones(2), torch.ones(3)]))
attempt("none", lambda: default_collate([None]))
attempt("class", lambda: default_collate([object]))
attempt("none", lambda: list(DataLoader(Samples(lambda i: None))))
attempt("mixed", lambda: list(DataLoader([torch.ones(1), 2], batch_size=2)))
attempt("missing key", lambda: list(DataLoader([{"a": 1}, {"b": 1}], batch_size=2)))
attempt("no length", lambda: DataLoader(Dataset(), shuffle=True))
attempt("empty shuffle", lambda: DataLoader(Samples(lambda i: i, 0), shuffle=True))
attempt("empty", lambda: list(DataLoader(Samples(lambda i: i, 0))))
attempt("nothing", lambda: DataLoader())
attempt("unknown", lambda: DataLoader(ds, foo=1))
attempt("raises", lambda: list(DataLoader(Samples(lambda i: 1 / (i - 2)), batch_size=2)))
attempt("index", lambda: list(DataLoader(ds, sampler=[3, 99])))
attempt("end", lambda: next(iter(DataLoader(Samples(lambda i: i, 0)))))
attempt("distributed", lambda: DistributedSampler(ds, 2, 2))


class Half(Subset):
    def __getitem__(self, i):
        return 1


attempt("subset", lambda: Half(ds, [1]))
attempt("typed", lambda: [issubclass(c, Dataset) for c in (Subset, IterableDataset, Half)])
