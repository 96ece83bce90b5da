# Every degree of the polynomial that the exponential of a matrix is, alone and in a batch.
import torch

for dtype in (torch.float32, torch.float64):
    torch.manual_seed(0)
    a = torch.rand(3, 3, dtype=dtype)
    for scale in (0.0, 1e-8, 1e-4, 1e-2, 0.1, 0.3, 1.0, 5.0, -20.0):
        print(scale, torch.linalg.matrix_exp(a * scale))
    scales = torch.tensor([1e-4, 5.0, 0.2, 1e-4, 30.0, 0.0], dtype=dtype).reshape(2, 3, 1, 1)
    batch = torch.matrix_exp(a * scales)
    print(batch.shape, batch.stride(), batch)
    for size in (1, 2, 17, 40):
        wide = torch.rand(size, size, dtype=dtype) / size
        print(torch.linalg.matrix_exp(wide).sum(), torch.linalg.matrix_exp(wide.t() * 40).diagonal()[:3])
    a = a.requires_grad_()
    torch.linalg.matrix_exp(a).sum().backward()
    print(a.grad)
print(torch.linalg.matrix_exp(torch.zeros(0, 0)), torch.linalg.matrix_exp(torch.zeros(2, 0, 3, 3)).shape)
