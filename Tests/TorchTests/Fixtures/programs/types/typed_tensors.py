# The old typed constructors as classes: instances, names, and what distributions build on.
import torch
from torch.distributions import Binomial, Gamma

x = torch.ones(2)
print(isinstance(x, torch.FloatTensor), isinstance(x, torch.DoubleTensor), isinstance(x.long(), torch.LongTensor))
print(isinstance(x, torch.Tensor), isinstance(3, torch.FloatTensor), issubclass(torch.FloatTensor, torch.Tensor))
print(torch.FloatTensor, type(x), x.type())
print(Gamma(2.0, 3.0).cdf(torch.tensor([0.5, 1.0])))
print(Binomial(5, torch.tensor([0.3, 0.9])).entropy())
print(Binomial(torch.tensor([3, 3]), torch.tensor([0.3, 0.9])).enumerate_support())
try:
    Binomial(torch.tensor([3, 4]), torch.tensor([0.3, 0.9])).entropy()
except NotImplementedError as error:
    print(error)
w = torch.ones(2, requires_grad=True)
print((w ** 2).grad_fn._saved_exponent, (w * 3).grad_fn._saved_other, w.sum().grad_fn._saved_self_sym_sizes)
print(w.mean().grad_fn._saved_self_sym_numel, torch.ones(2, 2, requires_grad=True).max(1)[0].grad_fn._saved_indices)
