# A sampler with replacement draws as it goes, so that "for ever" may be a large number.
import torch
from torch.utils.data import DataLoader, RandomSampler, TensorDataset

torch.manual_seed(0)
data = TensorDataset(torch.arange(100))
loader = DataLoader(data, sampler=RandomSampler(data, replacement=True, num_samples=int(1e10)), batch_size=5)
batches = iter(loader)
for _ in range(8):
    print(next(batches))
print(len(loader), list(RandomSampler(data, replacement=True, num_samples=34, generator=torch.Generator().manual_seed(1))))
