import torch

for kind in ('torch.DoubleTensor', torch.FloatTensor, 'torch.cuda.FloatTensor', torch.cuda.HalfTensor, 'torch.FooTensor',
             torch.float64, torch.LongTensor, 3, None):
    try:
        torch.set_default_tensor_type(kind)
        print(torch.ones(1))
    except Exception as error:
        print(type(error).__name__, error)
    print(torch.get_default_dtype())
for replacement in (True, False):
    try:
        print(torch.multinomial(torch.tensor([]), 4, replacement=replacement))
    except Exception as error:
        print(type(error).__name__, error)
