import torch
import torch.nn as nn
from torch.nn.init import (calculate_gain, constant_, dirac_, eye_, kaiming_normal_, kaiming_uniform_, normal_, ones_, orthogonal_,
                           sparse_, trunc_normal_, uniform_, xavier_normal_, xavier_uniform_, zeros_)

for f,s,kw in [(uniform_,(2,3),{}),(normal_,(2,3),{}),(constant_,(2,3),{'val':2.5}),(ones_,(2,2),{}),(zeros_,(2,2),{}),(eye_,(2,3),{}),(dirac_,(4,2,3),{}),(dirac_,(4,2,3,3),{'groups':2}),(xavier_uniform_,(3,4),{}),(xavier_normal_,(3,4),{'gain':2.}),(kaiming_uniform_,(3,4),{}),(kaiming_normal_,(3,4),{'mode':'fan_out','nonlinearity':'relu'}),(orthogonal_,(3,5),{}),(orthogonal_,(5,3),{'gain':2.}),(orthogonal_,(3,2,2),{}),(sparse_,(4,3),{'sparsity':0.5}),(trunc_normal_,(4,5),{}),(trunc_normal_,(2,3),{'a':0.5,'b':1.}),(trunc_normal_,(2,30),{'a':1.5,'b':1.7}),(trunc_normal_,(2,3),{'mean':1.,'std':0.1,'a':0.95,'b':1.05})]:
    torch.manual_seed(3)
    t=torch.empty(*s)
    r=f(t,**kw); print(f.__name__, r is t, t)
    print(torch.rand(1))
p=nn.Parameter(torch.empty(2,2)); print(xavier_uniform_(p).requires_grad, p.grad_fn)
for n in ['linear','conv2d','sigmoid','tanh','relu','leaky_relu','selu']: print(n, calculate_gain(n))
print(calculate_gain('leaky_relu',0.2))
g=torch.Generator().manual_seed(5); print(normal_(torch.empty(3),generator=g))
for f in [lambda: calculate_gain('foo'), lambda: xavier_uniform_(torch.empty(3)), lambda: kaiming_uniform_(torch.empty(3,3),mode='fan'), lambda: eye_(torch.empty(3)), lambda: dirac_(torch.empty(3,3)), lambda: dirac_(torch.empty(3,3,3),groups=2), lambda: orthogonal_(torch.empty(3)), lambda: sparse_(torch.empty(3),0.1), lambda: calculate_gain('leaky_relu',True)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
