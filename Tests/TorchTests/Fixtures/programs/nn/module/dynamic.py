import torch
import torch.nn as nn


class Wrapper(nn.Module):
    def __init__(self, module):
        super().__init__()
        self.module = module

    def __getattr__(self, name):
        try:
            return super().__getattr__(name)
        except AttributeError:
            return getattr(self.module, name)

    def __setattr__(self, name, value):
        super().__setattr__(name, value)

    def __delattr__(self, name):
        super().__delattr__(name)

    def __call__(self, *args, **kwargs):
        return super().__call__(*args, **kwargs)

    def __repr__(self):
        return "wrapped " + super().__repr__()

    def forward(self, x):
        return self.module(x)


inner = nn.Linear(2, 3)
inner.register_forward_hook(lambda m, args, out: print("inner", tuple(out.shape)))
wrapper = Wrapper(inner)
print(wrapper, wrapper.in_features, wrapper(torch.ones(1, 2)).shape)
wrapper.note = 3
del wrapper.note
print(hasattr(wrapper, "note"), nn.Module.__getattr__(inner, "weight").shape)
print(len(dir(inner)) > 40)
for call in (lambda: inner.foo, lambda: wrapper.foo, lambda: nn.Foo):
    try:
        call()
    except AttributeError as error:
        print(error)
inner.wieght
