import torch
import torch.nn as nn

torch.manual_seed(0)
layers = nn.ModuleList([nn.Linear(4, 4) for _ in range(3)])
head = nn.Linear(4, 2)


def forward(x):
    for layer in layers:
        x = torch.tanh(layer(x))
    return head(x)


for layer in layers:
    layer.requires_grad_(False)
optimizer = torch.optim.SGD(head.parameters(), lr=0.1)
for epoch in range(4):
    if epoch > 0:
        layer = layers[-epoch]
        layer.requires_grad_(True)
        optimizer.add_param_group({"params": layer.parameters(), "lr": 0.01})
    loss = nn.functional.cross_entropy(forward(torch.randn(8, 4)), torch.randint(0, 2, (8,)))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(epoch, sum(p.requires_grad for p in layers.parameters()), len(optimizer.param_groups))
