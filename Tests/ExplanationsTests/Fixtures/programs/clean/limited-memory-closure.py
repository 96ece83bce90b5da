import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.linspace(-1, 1, 20).unsqueeze(1)
y = x ** 2
model = nn.Sequential(nn.Linear(1, 6), nn.Tanh(), nn.Linear(6, 1))
optimizer = torch.optim.LBFGS(model.parameters(), lr=0.5, max_iter=5, line_search_fn="strong_wolfe")
history = []
for epoch in range(3):
    def closure():
        optimizer.zero_grad()
        loss = ((model(x) - y) ** 2).mean()
        loss.backward()
        history.append(loss.item())
        return loss
    loss = optimizer.step(closure)
print(len(history) > 3, history[-1] < history[0], type(loss).__name__)
