import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 3, 3, padding=1), nn.ReLU(), nn.Conv2d(3, 4, 3, padding=1), nn.ReLU())
        self.classifier = nn.Linear(4, 3)
        self.gradient = None

    def activations_hook(self, grad):
        self.gradient = grad

    def forward(self, x):
        x = self.features(x)
        if x.requires_grad:
            x.register_hook(self.activations_hook)
        return self.classifier(F.adaptive_avg_pool2d(x, 1).flatten(1))


net = Net().eval()
img = torch.randn(1, 1, 6, 6)
pred = net(img)
pred[:, pred.argmax(dim=1).item()].backward()
pooled = torch.mean(net.gradient, dim=[0, 2, 3])
acts = net.features(img).detach()
for i in range(acts.shape[1]):
    acts[:, i, :, :] *= pooled[i]
heatmap = torch.mean(acts, dim=1).squeeze()
heatmap = F.relu(heatmap)
print(heatmap.shape, pooled.shape)
