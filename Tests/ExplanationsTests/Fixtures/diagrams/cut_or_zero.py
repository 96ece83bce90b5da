import torch; w1 = torch.tensor([1., 3., 2.], requires_grad=True); w2 = torch.tensor([0.4], requires_grad=True); w3 = torch.tensor([-3.], requires_grad=True)
i = w1.argmax(); a = w2.round(); b = torch.relu(w3)
torch.autograd.backward([a, b], [torch.ones(1), torch.ones(1)])
