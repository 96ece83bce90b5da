import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(42)
edges = torch.tensor([[0, 1], [1, 2], [2, 3], [3, 0], [4, 5], [5, 6], [6, 4], [3, 4]])
A = torch.zeros(7, 7)
A[edges[:, 0], edges[:, 1]] = 1
A = ((A + A.T) > 0).float() + torch.eye(7)
D = A.sum(1).pow(-0.5).diag()
A_hat = D @ A @ D


class GCN(nn.Module):
    def __init__(self):
        super().__init__()
        self.W1 = nn.Parameter(torch.empty(7, 4))
        self.W2 = nn.Parameter(torch.empty(4, 2))
        for w in (self.W1, self.W2):
            nn.init.xavier_uniform_(w)

    def forward(self, X):
        h = F.dropout(F.relu(A_hat @ X @ self.W1), 0.2, training=self.training)
        return F.log_softmax(A_hat @ h @ self.W2, dim=1)


labels = torch.tensor([0, 0, 0, 0, 1, 1, 1])
train_mask = torch.tensor([True, False, False, False, False, True, False])
model = GCN()
opt = torch.optim.Adam(model.parameters(), lr=0.05, weight_decay=5e-4)
for epoch in range(10):
    model.train()
    opt.zero_grad()
    out = model(torch.eye(7))
    loss = F.nll_loss(out[train_mask], labels[train_mask])
    loss.backward()
    opt.step()
model.eval()
pred = model(torch.eye(7)).argmax(dim=1)
acc = int((pred == labels).sum()) / 7
print(f"{acc:.2f}")
