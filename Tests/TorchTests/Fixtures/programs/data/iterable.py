import torch
from torch.utils.data import ChainDataset, DataLoader, Dataset, IterableDataset, get_worker_info


class Numbers(IterableDataset):
    def __init__(self, count):
        self.count = count

    def __iter__(self):
        worker = get_worker_info()
        if worker is None:
            return iter(range(self.count))
        return iter(range(worker.id, self.count, worker.num_workers))


def show(name, loader):
    for _ in range(2):
        print(name, [b.tolist() if torch.is_tensor(b) else b for b in loader])
    print(torch.rand(1).item().hex())


torch.manual_seed(0)
show("batches", DataLoader(Numbers(7), batch_size=3))
show("drop_last", DataLoader(Numbers(7), batch_size=3, drop_last=True))
show("no batches", DataLoader(Numbers(3), batch_size=None))
show("two workers", DataLoader(Numbers(11), batch_size=2, num_workers=2))
show("idle workers", DataLoader(Numbers(2), batch_size=2, num_workers=3))
show("chain", DataLoader(Numbers(3) + Numbers(2), batch_size=2))
show("chain", DataLoader(ChainDataset([Numbers(1), Numbers(4)]), batch_size=2))


class Sized(Numbers):
    def __len__(self):
        return 5


loader = DataLoader(Sized(7), batch_size=2)
print(len(loader), [b.tolist() for b in loader])


class Random(Dataset):
    def __len__(self):
        return 6

    def __getitem__(self, i):
        return torch.rand(1) + i


show("random", DataLoader(Random(), batch_size=2))
show("random in workers", DataLoader(Random(), batch_size=2, num_workers=2, shuffle=True))


class Workers(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        worker = get_worker_info()
        return worker.id, worker.num_workers, worker.seed


show("who", DataLoader(Workers(), batch_size=1, num_workers=2))
print(get_worker_info())


def split(number):
    info = get_worker_info()
    info.dataset.start = 10 * number


class Ranges(IterableDataset):
    start = 0

    def __iter__(self):
        return iter(range(self.start, self.start + 3))


show("worker_init_fn", DataLoader(Ranges(), batch_size=None, num_workers=2, worker_init_fn=split))


def endless():
    n = 0
    while True:
        yield n
        n += 1


class Stream(IterableDataset):
    def __iter__(self):
        return endless()


for i, batch in enumerate(DataLoader(Stream(), batch_size=4)):
    print(batch)
    if i == 2:
        break
