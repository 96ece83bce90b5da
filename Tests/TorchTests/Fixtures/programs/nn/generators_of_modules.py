# What walks over a module says which of its methods it is; what walks over a tensor is an iterator over its rows.
import torch

module = torch.nn.Sequential(torch.nn.Linear(2, 2))
for method in [
    "parameters", "named_parameters", "buffers", "named_buffers", "children", "named_children", "modules", "named_modules",
]:
    made = getattr(module, method)()
    print(repr(made).split(" at ")[0], made.__name__, made.__qualname__, type(made).__name__, iter(made) is made)
print(type(iter(torch.ones(3))).__name__, next(iter(torch.ones(3, 2))))
print(repr(iter(torch.ones(3))).split(" at ")[0])
