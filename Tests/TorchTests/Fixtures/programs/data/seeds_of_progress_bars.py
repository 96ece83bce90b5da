# The bar of tqdm.auto takes an iterator when it is made and another when it is run over: a loader draws a seed for each.
import torch
from torch.utils.data import DataLoader, TensorDataset
from tqdm.auto import tqdm, trange

torch.manual_seed(0)
print(list(trange(3, leave=False)), tqdm(total=3).n, list(tqdm(iter([1]))))
for shuffle in (False, True):
    loader = DataLoader(TensorDataset(torch.arange(6)), batch_size=4, shuffle=shuffle)
    for batch in tqdm(loader):
        print(batch)
    print(torch.rand(1))
with tqdm(loader) as bar:
    for batch in bar:
        bar.set_postfix(loss=1)
print(torch.rand(1))
