import torch, torch.nn.functional as F
torch.manual_seed(0)
logits = torch.tensor([[2.0, 1.0], [0.5, 1.5]], requires_grad=True)
scale = torch.tensor(1.0, requires_grad=True)
y = torch.tensor([0, 1])
hits = (logits.softmax(1).gather(1, y.unsqueeze(1))).float().mean()
loss = scale ** 2 - hits
loss.backward()
print(logits.grad, scale.grad)
