import torch

nan = float('nan')
x = torch.tensor([[1., nan], [nan, 1.], [1., 2.], [nan, nan], [1., nan], [0., 5.]])
print(torch.unique(x, dim=0, return_inverse=True, return_counts=True))
print(torch.unique(x, dim=1, return_inverse=True))
print(torch.unique(torch.tensor([nan, 1., nan, 2., 1.]), dim=0, return_inverse=True))
torch.manual_seed(0)
many = torch.randint(0, 4, (60, 2)).float()
many[many == 3] = nan
print(torch.unique(many, dim=0, return_inverse=True))
print(torch.unique_consecutive(torch.tensor([[nan, 2.], [nan, 2.], [3., 1.], [3., 1.]]), dim=0, return_inverse=True))
