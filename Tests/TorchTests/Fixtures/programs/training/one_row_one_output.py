# One row times one column is a sum whose order depends on how the column lies in memory and where the row begins.
import torch
import torch.nn.functional as F

torch.manual_seed(0)
for dtype in (torch.float32, torch.float64):
    for size in (3, 5, 8, 12, 20, 32, 50):
        row, weight, bias = torch.randn(1, size, dtype=dtype), torch.randn(1, size, dtype=dtype), torch.randn(1, dtype=dtype)
        print(size, F.linear(row, weight, bias).item().hex(), (row @ weight.t()).item().hex())
        print(torch.addmm(bias, row, weight.reshape(size, 1)).item().hex(), (row @ weight.reshape(size, 1)).item().hex())
memory = torch.randn(1, 80)
for size in (9, 13, 32):
    for start in range(5):
        row = memory[:, start:start + size]
        for outputs in (1, 2, 3, 5):
            weight = torch.randn(outputs, size)
            print(size, start, [number.hex() for number in F.linear(row, weight)[0].tolist()])
            print([number.hex() for number in (weight @ row[0]).tolist()], (weight @ row.t()).double().sum().item().hex())
