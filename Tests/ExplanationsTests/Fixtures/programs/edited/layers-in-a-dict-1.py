import torch, torch.nn as nn

class Heads(nn.Module):
    def __init__(self):
        super().__init__()
        self.heads = torch.nn.ModuleDict({"a": nn.Linear(2, 1), "b": nn.Linear(2, 1)})

    def forward(self, x):
        return self.heads["a"](x) + self.heads["b"](x)

heads = Heads()
print(len(list(heads.parameters())), heads(torch.zeros(1, 2)).shape)
