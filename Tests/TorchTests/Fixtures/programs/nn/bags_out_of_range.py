import torch
import torch.nn.functional as F

w = torch.arange(12.).reshape(4, 3)
start = torch.tensor([0])
for more in ({'mode': 'sum'}, {'mode': 'mean'}, {'mode': 'max'}, {'mode': 'sum', 'padding_idx': 1},
             {'mode': 'sum', 'per_sample_weights': torch.ones(2)}):
    for weight in (w, w.double(), w.half()):
        if 'per_sample_weights' in more:
            more['per_sample_weights'] = torch.ones(2, dtype=weight.dtype)
        for numbers in (torch.tensor([0, 7]), torch.tensor([-1, 2])):
            try:
                print(F.embedding_bag(numbers, weight, start, **more))
            except RuntimeError as error:
                print(more['mode'], weight.dtype, error)
try:
    F.embedding_bag(torch.tensor([[0, 1], [4, 2]]), w)
except RuntimeError as error:
    print(error)
