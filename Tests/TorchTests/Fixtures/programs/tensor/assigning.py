# Too long for a collection at every safepoint
# Assignments to brackets as lessons write them, with gradients.
import torch, warnings
import torch.nn.functional as F

def shown(result):
    if isinstance(result, torch.Tensor):
        node = result.grad_fn.name() if result.grad_fn else ""
        return f"{result.dtype} {tuple(result.shape)} {result.stride()} {result.detach().resolve_conj().tolist()} {node}"
    if isinstance(result, (tuple, list)):
        return "(" + "; ".join(shown(part) for part in result) + ")"
    return repr(result)


def run(setup, line):
    names = dict(torch=torch, F=F, t=torch.tensor)
    parts = (setup + line).split(" ;; ")
    try:
        for part in parts[:-1]:
            exec(part, names)
        print(line, "->", shown(eval(parts[-1], names)))
    except Exception as error:
        print(line, "->", type(error).__name__, error)


for line in r"""
x=torch.zeros(3,4) ;; x[1,2]=t(3) ;; x
x=torch.zeros(3,4) ;; x[t([0,2]),t([1,3])]=t([1.,2.]) ;; x
x=torch.zeros(3,4) ;; x[t([0,2]),t([1,3])]+=1 ;; x
x=torch.zeros(3,4) ;; x[[0,2],[1,3]]*=2 ;; x
x=torch.zeros(3,4) ;; x[:,1]=t([1,2,3]) ;; x
x=torch.zeros(3,4,dtype=torch.int32) ;; x[:,1]=t([1.5,2,3]) ;; x
x=torch.zeros(3,4,dtype=torch.int32) ;; x[t([0]),:]=t([1,2,3,4]) ;; x
x=torch.zeros(3,4,dtype=torch.int32) ;; x[t([0]),:]=t([1,2,3,4],dtype=torch.int32) ;; x
x=torch.zeros(3,4,dtype=torch.int32) ;; x[x==0]=t(1) ;; x
x=torch.zeros(3,4,dtype=torch.int32) ;; x[x==0]=t(1.5) ;; x
x=torch.zeros(3,4,dtype=torch.uint8) ;; x[x==0]=t(300) ;; x
x=torch.zeros(3,4,dtype=torch.uint8) ;; x[x==0]=300 ;; x
x=torch.zeros(3,4,dtype=torch.uint8) ;; x[x==0]=-1 ;; x
x=torch.zeros(3,4,dtype=torch.bool) ;; x[t([0,1])]=True ;; x
x=torch.zeros(3,4,dtype=torch.bool) ;; x[t([True,False,True])]=1 ;; x
x=torch.zeros(3,4,dtype=torch.bool) ;; x[t([True,False,True])]=0.5 ;; x
x=torch.zeros(3,4,dtype=torch.complex64) ;; x[t([True,False,True])]=0.5 ;; x
x=torch.zeros(3,4,dtype=torch.complex64) ;; x[0]=1j ;; x
x=torch.zeros(3,4) ;; x[0]=1j ;; x
x=torch.zeros(3,4) ;; x[t([0])]=1j ;; x
x=torch.zeros(3,4) ;; x[t([True,False,True]),t([0,1])]=t([1.,2.]) ;; x
x=torch.zeros(3,4) ;; x[t([True,False,True]),:2]=t([[1.,2.]]) ;; x
x=torch.zeros(3,4) ;; x[:,t([True,False,True,False])]=t([[1.],[2.],[3.]]) ;; x
x=torch.zeros(2,3,4) ;; x[:,t([[True,False,True,False]]*3)]=1. ;; x
x=torch.zeros(2,3,4) ;; x[:,t([[True,False,True,False]]*3)]=t([1.]) ;; x
x=torch.zeros(2,3,4) ;; x[0,t([[True,False,True,False]]*3)]=torch.arange(6.) ;; x
x=torch.zeros(2,3,4) ;; x[...,t([True,False,True,False])]=torch.arange(2.) ;; x
x=torch.zeros(2,3,4) ;; x[None,t([True,False])]=5. ;; x
x=torch.zeros(2,3,4) ;; x[t([True,False]),None]=5. ;; x
x=torch.zeros(2,3,4) ;; x[t([True,False]),...,0]=5. ;; x
x=torch.zeros(2,3,4) ;; x[t([True,False]),...,t([0,1])]=5. ;; x
x=torch.zeros(2,3,4) ;; x[True]=5. ;; x
x=torch.zeros(2,3,4) ;; x[True,t([True,False])]=5. ;; x
x=torch.zeros(2,3) ;; x[t([[True,False,True],[False,True,False]])]=t([1.,2,3]) ;; x
x=torch.zeros(2,3) ;; x[t([[True,False,True],[False,True,False]])]=t([[1.,2,3]]) ;; x
x=torch.zeros(2,3) ;; x[t([[True,False,True],[False,True,False]])]=t([1.,2]) ;; x
x=torch.zeros(2,3) ;; x[t([[True,False],[False,True]])]=1. ;; x
x=torch.zeros(2,3) ;; x[t([[True,False,True]])]=1. ;; x
x=torch.zeros(2,3) ;; x[t([True,False,True])]=1. ;; x
x=torch.zeros(2,3) ;; x[t([True,False]),t([True,False,True])]=1. ;; x
x=torch.zeros(2,3) ;; x[t([False,False])]=1. ;; x
x=torch.zeros(2,3) ;; x[t([False,False])]=torch.zeros(0,3) ;; x
x=torch.zeros(2,3) ;; x[t([False,False])]=torch.ones(2,3) ;; x
x=torch.zeros(2,3) ;; x[x>1]=torch.ones(0) ;; x
x=torch.zeros(2,3) ;; x[x>1]=torch.ones(3) ;; x
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y[t([True,False])]=5. ;; (y,torch.autograd.grad(y.sum(),x))
x=torch.zeros(2,3,requires_grad=True) ;; v=t(2.,requires_grad=True) ;; y=x*1 ;; y[t([True,False])]=v ;; (y,torch.autograd.grad(y.sum(),(x,v)))
x=torch.zeros(2,3,requires_grad=True) ;; v=t([2.],requires_grad=True) ;; y=x*1 ;; y[y==0]=v ;; (y,torch.autograd.grad(y.sum(),(x,v)))
x=torch.zeros(2,3,requires_grad=True) ;; v=torch.ones(3,requires_grad=True) ;; y=x*1 ;; y[t([True,False])]=v ;; (y,torch.autograd.grad(y.sum(),(x,v)))
x=torch.zeros(2,3,requires_grad=True) ;; v=torch.ones(2,requires_grad=True) ;; y=x*1 ;; y[:,t([0,2])]=v ;; (y,torch.autograd.grad(y.sum(),(x,v)))
x=torch.zeros(2,3,requires_grad=True) ;; v=torch.ones(2,requires_grad=True) ;; y=x*1 ;; y[0][t([0,2])]=v ;; (y,torch.autograd.grad(y.sum(),(x,v)))
x=torch.zeros(2,3,requires_grad=True) ;; v=torch.ones((),requires_grad=True) ;; y=x*1 ;; y[0][t([True,False,True])]=v ;; (y,torch.autograd.grad(y.sum(),(x,v)))
x=torch.zeros(2,3,requires_grad=True) ;; x[t([True,False])]=5.
x=torch.zeros(2,3,requires_grad=True) ;; x[0]=5.
x=torch.zeros(2,3,requires_grad=True) ;; x.index_put_((t([0]),),t(5.))
x=torch.zeros(2,3,requires_grad=True) ;; x.masked_fill_(x==0,5.)
x=torch.zeros(2,3,requires_grad=True) ;; x.index_fill_(0,t([0]),5.)
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y.index_fill_(0,t([0]),5.) ;; (y,torch.autograd.grad(y.sum(),x))
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y.masked_fill_(y==0,5.) ;; (y,torch.autograd.grad(y.sum(),x))
x=torch.zeros(2,3,requires_grad=True) ;; v=t(3.,requires_grad=True) ;; y=x*1 ;; y.masked_fill_(y==0,v) ;; (y,torch.autograd.grad(y.sum(),(x,v)))
x=torch.zeros(2,3,requires_grad=True) ;; v=t(3.,requires_grad=True) ;; y=x*1 ;; y[0].fill_(v) ;; (y,torch.autograd.grad(y.sum(),(x,v)))
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y.index_add_(0,t([0]),torch.ones(1,3)) ;; (y,torch.autograd.grad(y.sum(),x))
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y.scatter_(0,t([[0,0,0]]),torch.ones(1,3)) ;; (y,torch.autograd.grad(y.sum(),x))
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y.scatter_(0,t([[0,0,0]]),1.) ;; (y,torch.autograd.grad(y.sum(),x))
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y.scatter_add_(0,t([[0,0,0]]),x) ;; (y,torch.autograd.grad(y.sum(),x))
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y.scatter_reduce_(0,t([[0,0,0]]),x[:1],'sum') ;; (y,torch.autograd.grad(y.sum(),x))
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y.index_copy_(0,t([0]),torch.ones(1,3)) ;; (y,torch.autograd.grad(y.sum(),x))
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y.put_(t([0]),t([1.])) ;; (y,torch.autograd.grad(y.sum(),x))
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y[:,1:].index_fill_(1,t([0]),5.) ;; (y,torch.autograd.grad(y.sum(),x))
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y[:,1:].masked_fill_(t([True,False]),5.) ;; (y,torch.autograd.grad(y.sum(),x))
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y.t().index_put_((t([0]),),t(5.)) ;; (y,torch.autograd.grad(y.sum(),x))
x=torch.zeros(2,3,requires_grad=True) ;; y=x*1 ;; y.tril_() ;; (y,torch.autograd.grad(y.sum(),x))
torch.eye(3)[t([0,2,1])]
torch.eye(3)[[2,0]]
torch.arange(10)[t([[1,2],[3,4]])]
torch.arange(10)[-1]
torch.arange(10)[-3:]
torch.arange(10)[::3]
torch.arange(10)[t(3)]
torch.arange(10)[torch.arange(10)%2==0]
torch.arange(10)[[True]*5+[False]*5]
torch.arange(12).view(3,4)[t([0,1,2]),t([0,1,2])]
torch.arange(12).view(3,4)[torch.arange(3)[:,None],t([0,2])]
torch.arange(12).view(3,4)[...,[0,2]]
torch.arange(12).view(3,4)[[0,2]][:,[1,3]]
torch.arange(12).view(3,4)[1:,[1,3]]
torch.arange(12).view(3,4)[t([True,False,True])]
torch.arange(12).view(3,4)[:,t([1])].squeeze()
torch.arange(24).view(2,3,4)[:,[0,2]].stride()
torch.arange(24).view(2,3,4).permute(2,0,1)[:,[0,1]].stride()
torch.arange(24).view(2,3,4)[[1],:,[0,2]]
torch.arange(24).view(2,3,4)[[0,1],[0,2]]
torch.arange(24).view(2,3,4)[0,[0,2],1]
""".strip().split("\n"):
    run("", line)
