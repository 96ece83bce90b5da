# Distributions that can list all their values.
import torch
from torch import distributions as D

rows = D.OneHotCategorical(logits=torch.zeros(2, 3))
print(rows.has_enumerate_support, rows.enumerate_support())
print(rows.enumerate_support(expand=False).shape)
print(rows.log_prob(rows.enumerate_support()))
print(D.Independent(D.Bernoulli(torch.tensor([0.5, 0.25])), 0).enumerate_support())
try:
    D.Independent(D.Bernoulli(torch.tensor([0.5, 0.25])), 1).enumerate_support()
except NotImplementedError as error:
    print(error)
print(D.Independent(D.Bernoulli(torch.tensor([0.5])), 1).has_enumerate_support)
