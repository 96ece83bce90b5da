# Gradients of sigmoid, logsigmoid and the reciprocal root in the half types.
import torch
import torch.nn.functional as F

torch.manual_seed(0)
for dtype in (torch.float16, torch.bfloat16):
    x = (torch.randn(70) * 3).to(dtype)
    for title, function in (("sigmoid", torch.sigmoid), ("logsigmoid", F.logsigmoid)):
        given = x.clone().requires_grad_()
        weights = torch.linspace(0.1, 2, 70).to(dtype)
        print(title, dtype, torch.autograd.grad(function(given), given, weights)[0].double().tolist())
print(torch.rsqrt((torch.rand(70) * 9).to(torch.float16)).double().tolist())
