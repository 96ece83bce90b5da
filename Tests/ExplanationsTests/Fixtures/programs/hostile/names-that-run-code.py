import torch
class S(str):
    def __repr__(self): print('CALLED'); raise ValueError('boom')
w=torch.ones(2,requires_grad=True)
for s in [S('a'),S('b')]:
    y=(w*2).sum(); y.backward()
print('done', w.grad)
