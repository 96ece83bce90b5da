import torch
x = torch.tensor([-1., 0.], requires_grad=True)
def run(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def nan():
    y = torch.sqrt(x * 0)
    (y * 0).sum().backward()
with torch.autograd.detect_anomaly():
    run(nan)
run(nan)
print(x.grad)
with torch.autograd.detect_anomaly(check_nan=False):
    run(nan)
torch.autograd.set_detect_anomaly(True)
print(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())
run(nan)
torch.autograd.set_detect_anomaly(False)
print(torch.is_anomaly_enabled())
with torch.autograd.set_detect_anomaly(True):
    print(torch.is_anomaly_enabled())
print(torch.is_anomaly_enabled())
with torch.autograd.detect_anomaly(check_nan=True):
    z = torch.tensor([1.0], requires_grad=True)
    l = torch.log(-z).sum()
    l.backward()
print(l.item(), z.grad)
with torch.autograd.detect_anomaly():
    y = x.exp()
    y.add_(1)
    run(lambda: y.sum().backward())
