import torch
v = torch.tensor([1., 2., 3.], requires_grad=True)
with torch.no_grad():
    w = v[:2]
    w1 = v.view(3)
    w2 = v.t() if v.dim()==2 else v.unsqueeze(0)
    w3 = v.detach()
    w4 = (v*2)[:2]
    w5 = v[0]
    w6 = v.expand(2,3)
    w7 = v.narrow(0,0,2)
    w8 = v.reshape(1,3)
    w9 = v.data
    wa = torch.unbind(v)
    wb = v.squeeze()
    wc = w[:1]
for n,t in [('w',w),('view',w1),('unsq',w2),('det',w3),('nonleaf',w4),('int',w5),('expand',w6),('narrow',w7),('reshape',w8),('data',w9),('unbind',wa[0]),('squeeze',wb),('of view',wc)]:
    print(n,t.requires_grad,t.is_leaf,t.grad_fn,t._base is v)
u = v*1
with torch.no_grad():
    z = u[:2]
print('of result', z.requires_grad, z.is_leaf, z.grad_fn)
print(w)
(w**2).sum().backward()
print(v.grad, w.grad)
try:
    w *= 2
except RuntimeError as e: print(e)
