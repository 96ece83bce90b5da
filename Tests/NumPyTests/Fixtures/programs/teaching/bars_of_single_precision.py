import matplotlib.pyplot as plt
import numpy as np
import torch

torch.manual_seed(0)
for numbers in (torch.randn(30000), torch.randn(30000).numpy(), torch.rand(3000).double(), torch.arange(10), [1, 2, 2, 5]):
    counts, edges, bars = plt.hist(numbers, 7)
    print(counts, edges, edges.dtype, len(bars))
counts, edges, _ = plt.hist(torch.arange(0, 1.01, 0.1), 10, range=(0, 1), density=True)
print(counts, edges.dtype)
