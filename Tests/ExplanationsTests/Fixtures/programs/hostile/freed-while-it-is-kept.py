import gc, torch
w = torch.tensor(1.0, requires_grad=True)
graphs = [(w * i).exp() for i in range(1, 300)]
for i, g in enumerate(graphs): g.backward(retain_graph=i % 2 == 0)
errors = 0
for g in graphs:
    try: g.backward()
    except RuntimeError: errors += 1
del graphs; gc.collect()
print(errors)
g.backward()
