import torch
torch.manual_seed(0)
X=torch.randn(10,2); y=torch.randn(10,1)
model=torch.nn.Linear(2,1)
opt=torch.optim.SGD(model.parameters(),lr=0.1)
for i in range(20):
    loss=((model(X)-y)**2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
