import torch
space = {"torch": torch}
exec("w = torch.tensor(2.0, requires_grad=True)\nloss = (w.detach() * 3) ** 2", space)
try: exec("loss.backward()", space)
except RuntimeError as e: print(str(e)[:40])
for i in range(300):
    exec(f"v{i} = torch.tensor({i}.0, requires_grad=True); (v{i}.detach() * w).backward()", space)
print(space["w"].grad, eval("w * 2", space))
