# Sums and means over bags are chains in the order of the numbers, whatever the lengths of the bags.
import torch
import torch.nn.functional as F

for dtype in (torch.float32, torch.float64):
    for width in (1, 3, 10, 33):
        torch.manual_seed(width)
        table = torch.randn(50, width, dtype=dtype)
        numbers = torch.randint(50, (60,))
        starts = torch.tensor([0, 1, 4, 4, 21, 55])
        for mode in ("sum", "mean"):
            print(F.embedding_bag(numbers, table, starts, mode=mode)[:, 0].tolist())
        weights = torch.rand(60, dtype=dtype)
        print(F.embedding_bag(numbers, table, starts, mode="sum", per_sample_weights=weights)[:, -1].tolist())
        print(F.embedding_bag(numbers.reshape(3, 20), table, padding_idx=numbers[0].item())[:, 0].tolist())
        table.requires_grad_()
        F.embedding_bag(numbers, table, starts).sum().backward()
        print(table.grad[:3, 0])
