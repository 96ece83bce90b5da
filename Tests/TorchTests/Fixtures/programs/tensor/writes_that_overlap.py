# Too long for a collection at every safepoint
# Warnings of writes to expanded tensors, and operands that lie in the memory that is written.
import torch, warnings
import torch.nn.functional as F

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print("  ", category.__name__, message)


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
x=torch.zeros(1,3).expand(2,3) ;; x[t([True,False])]=1. ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[t([0])]=1. ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_put_((t([0]),),t(5.)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_put_((t([0]),),t(5.),accumulate=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_fill_(0,t([0]),5.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.masked_fill_(x==0,5.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.masked_fill_(x==0,t(5.)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_put((t([0]),),t(5.))
x=torch.zeros(1,3).expand(2,3) ;; x.index_fill(0,t([0]),5.)
x=torch.zeros(1,3).expand(2,3) ;; x.masked_fill(x==0,5.)
x=torch.zeros(1,3).expand(2,3) ;; x.masked_scatter(x==0,torch.arange(6.))
x=torch.zeros(1,3).expand(2,3) ;; x.scatter(0,t([[0,1,0]]),1.)
x=torch.zeros(1,3).expand(2,3) ;; x.scatter_add(0,t([[0,1,0]]),torch.ones(1,3))
x=torch.zeros(1,3).expand(2,3) ;; x.scatter_reduce(0,t([[0,1,0]]),torch.ones(1,3),'sum')
x=torch.zeros(1,3).expand(2,3) ;; x.index_add(0,t([0]),torch.ones(1,3))
x=torch.zeros(1,3).expand(2,3) ;; x.index_copy(0,t([0]),torch.ones(1,3))
x=torch.zeros(1,3).expand(2,3) ;; x.index_reduce(0,t([0]),torch.ones(1,3),'prod')
x=torch.zeros(1,3).expand(2,3) ;; x.put(t([0]),t([1.]))
x=torch.zeros(1,3).expand(2,3) ;; x[0,0]=5 ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[t(0)]=5 ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[0][t([0])]=5 ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[:,t([0])]=t([[1.],[2.]]) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[t([0,1,0])]=torch.arange(9.).view(3,3) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[t([0,1]),t([1,1])]=t([5.,6]) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[None,t([0,1]),t([1,1])]=t([5.,6]) ;; x
x=torch.zeros(1,3,1).expand(2,3,2) ;; x[t([0,1]),:,t([1,1])]=torch.arange(6.).view(2,3) ;; x
x=torch.zeros(1,3,1).expand(2,3,2) ;; x.index_put_((t([0,1]),None,t([1,1])),torch.arange(6.).view(2,3),accumulate=True) ;; x
x=torch.zeros(1,3).long().expand(2,3) ;; x.index_put_((t([0,1]),),torch.arange(3),accumulate=True) ;; x
x=torch.zeros(1,3).bool().expand(2,3) ;; x.index_put_((t([0,1]),),t([True,False,True])) ;; x
x=torch.zeros(1,3).half().expand(2,3) ;; x[x==0]=2 ;; x
x=(torch.zeros(1,3)+0j).expand(2,3) ;; x[x==0]=2j ;; x
w=torch.zeros(1,3,requires_grad=True) ;; b=w*1 ;; x=b.expand(2,3) ;; x[t([0])]=5. ;; g=torch.autograd.grad(b.sum(),w) ;; (b,x,g)
w=torch.zeros(1,3,requires_grad=True) ;; b=w*1 ;; x=b.expand(2,3) ;; x.masked_fill_(t([True,False,False]),5.) ;; g=torch.autograd.grad(b.sum(),w) ;; (b,x,g)
w=torch.zeros(1,3,requires_grad=True) ;; b=w*1 ;; x=b.expand(2,3) ;; x.index_fill_(1,t([0]),5.) ;; g=torch.autograd.grad(b.sum(),w) ;; (b,x,g)
w=torch.zeros(1,3,requires_grad=True) ;; b=w*1 ;; x=b.expand(2,3) ;; x.fill_(5.) ;; g=torch.autograd.grad(b.sum(),w) ;; (b,x,g)
w=torch.zeros(1,3,requires_grad=True) ;; b=w*1 ;; x=b.expand(2,3) ;; x.zero_() ;; g=torch.autograd.grad(b.sum(),w) ;; (b,x,g)
w=torch.zeros(1,3,requires_grad=True) ;; b=w*1 ;; x=b.expand(2,3) ;; x.index_put_((t([0,1]),),w) ;; g=torch.autograd.grad(b.sum(),w) ;; (b,x,g)
w=torch.zeros(1,3,requires_grad=True) ;; b=w*1 ;; x=b.expand(2,3) ;; x.index_put_((t([0,1]),),w[0],True) ;; g=torch.autograd.grad(b.sum(),w) ;; (b,x,g)
w=torch.zeros(1,3,requires_grad=True) ;; b=w*1 ;; x=b.expand(2,3) ;; x[x==0]=1 ;; g=torch.autograd.grad(b.sum(),w) ;; (b,x,g)
x=torch.tensor([[1.,2,3]]).expand(3,3) ;; x.tril_() ;; x
x=torch.tensor([[1.,2,3]]).expand(3,3) ;; x.triu_() ;; x
x=torch.tensor([[1.],[2],[3]]).expand(3,3) ;; x.triu_() ;; x
x=torch.tensor([[1.],[2],[3]]).expand(3,3) ;; x.triu_(1) ;; x
x=torch.arange(6.) ;; x[1:].copy_(x[:-1])
x=torch.arange(6.) ;; x[1:].add_(x[:-1])
x=torch.arange(6.) ;; x[1:]=x[:-1]
x=torch.arange(6.) ;; x[t([0,1])]=x[:2]
x=torch.arange(6.) ;; x[t([0,1])]=x[2:4] ;; x
x=torch.arange(6.) ;; x[x>2]=x[0] ;; x
x=torch.arange(6.) ;; x[t([0,1])]=x[0] ;; x
x=torch.arange(6.) ;; x[::2]=x[1::2] ;; x
x=torch.arange(6.) ;; x[:]=x.flip(0) ;; x
x=torch.arange(6.).view(2,3) ;; x[:]=x[0] ;; x
x=torch.arange(6.).view(2,3) ;; x.copy_(x[0]) ;; x
x=torch.arange(6.).view(2,3) ;; x.add_(x[0]) ;; x
x=torch.arange(9.).view(3,3) ;; x.add_(x.t()) ;; x
x=torch.arange(9.).view(3,3) ;; x.copy_(x.t()) ;; x
x=torch.arange(9.).view(3,3) ;; x[:]=x.t() ;; x
x=torch.arange(9.).view(3,3) ;; x[:2]=x[1:] ;; x
x=torch.arange(9.).view(3,3) ;; x[:,:2]=x[:,1:] ;; x
x=torch.arange(9.).view(3,3) ;; x[:,:2].add_(x[:,1:]) ;; x
x=torch.arange(6) ;; x.index_add_(0,x,x)
x=torch.arange(6) ;; x.index_add_(0,x,x.clone())
x=torch.arange(6) ;; x.index_add_(0,t([0]),x[:1])
x=torch.arange(6) ;; x.index_copy_(0,x,x.clone())
x=torch.arange(6) ;; x.index_copy_(0,t([0]),x[:1])
x=torch.arange(6) ;; x.index_copy_(0,t([0,1,2,3,4,5]),x)
x=torch.arange(6) ;; x.index_fill_(0,x[:1],3)
x=torch.arange(6) ;; x.scatter_(0,x,x.clone())
x=torch.arange(6) ;; x.scatter_(0,t([0]),x)
x=torch.arange(6) ;; x.scatter_(0,t([0]),x[:1])
x=torch.arange(6) ;; x.scatter_(0,x[:1],3)
x=torch.arange(6) ;; x.scatter_add_(0,t([0]),x)
x=torch.arange(6) ;; x.scatter_add_(0,x[:1],x.clone())
x=torch.arange(6) ;; x.scatter_reduce_(0,t([0]),x,'sum')
x=torch.arange(6) ;; x.scatter_reduce_(0,x[:1],x.clone(),'sum')
x=torch.arange(6) ;; x.index_reduce_(0,t([0]),x[:1],'amax')
x=torch.arange(6) ;; x.index_reduce_(0,x[:1],t([1]),'amax')
x=torch.arange(6) ;; x.put_(x[:1],t([1]))
x=torch.arange(6) ;; x.put_(t([0]),x[:1])
x=torch.arange(6) ;; x.index_put_((x[:1],),t([1]))
x=torch.arange(6) ;; x.index_put_((t([1]),),x[:1])
x=torch.arange(6) ;; x.index_put_((t([1]),),x[:1],True)
x=torch.arange(6) ;; x[x]=1
x=torch.arange(6) ;; x[x]=t([1,2,3,4,5,6])
x=torch.arange(6)>2 ;; x.masked_fill_(x,False)
x=torch.arange(6)>2 ;; x.masked_fill_(x[:1],False)
x=torch.arange(6)>2 ;; x[x]=False ;; x
x=torch.arange(6)>2 ;; x[x]=t([False,True,False]) ;; x
x=torch.arange(6)>2 ;; x.masked_scatter_(x,x.clone()) ;; x
x=torch.arange(6) ;; x.masked_scatter_(x>2,x) ;; x
x=torch.arange(6) ;; x.masked_scatter_(x>2,x[:3]) ;; x
x=torch.arange(6.) ;; torch.add(x[1:],1,out=x[:-1])
x=torch.arange(6.) ;; torch.add(x[1:],x[:-1],out=x[:-1]) ;; x
x=torch.arange(6.) ;; torch.exp(x[1:],out=x[:-1])
x=torch.arange(6) ;; torch.gather(x,0,t([0,1]),out=x[:2])
x=torch.arange(6) ;; torch.gather(x,0,x[:2],out=x[:2])
x=torch.arange(6) ;; torch.gather(t([1,2,3,4,5,6]),0,x[:2],out=x[:2])
x=torch.arange(6) ;; torch.index_select(x,0,t([0,1]),out=x[:2])
x=torch.arange(6) ;; torch.take(x,t([0,1]),out=x[:2])
x=torch.arange(6.) ;; torch.masked_select(x,x>3,out=x[:2])
x=torch.arange(6.) ;; torch.clamp(x[1:],0,1,out=x[:-1])
x=torch.arange(6.) ;; torch.cumsum(x[1:],0,out=x[:-1])
x=torch.arange(6.) ;; torch.sum(x,0,out=x[0]) ;; x
x=torch.zeros(1).expand(3) ;; torch.add(torch.ones(3),1,out=x)
x=torch.zeros(1).expand(3) ;; torch.exp(torch.ones(3),out=x)
x=torch.zeros(1).expand(3) ;; torch.cumsum(torch.ones(3),0,out=x)
x=torch.zeros(1).expand(3) ;; torch.gather(torch.ones(3),0,t([0,1,2]),out=x)
x=torch.zeros(1).expand(3) ;; torch.index_select(torch.ones(3),0,t([0,1,2]),out=x)
x=torch.zeros(1).expand(3) ;; torch.take(torch.ones(3),t([0,1,2]),out=x)
x=torch.zeros(1).expand(3) ;; torch.cat([torch.ones(3)],out=x)
x=torch.zeros(1).expand(3) ;; torch.arange(3.,out=x)
x=torch.zeros(1).expand(3) ;; torch.linspace(0,1,3,out=x)
x=torch.arange(4.) ;; x[t([0,1])]=t(5) ;; x
x=torch.arange(4.) ;; x[t([0,1])]=t([5]) ;; x
x=torch.arange(4.) ;; x.index_put_((t([0,1]),),t(5)) ;; x
x=torch.arange(4.) ;; x.index_put_((t([True,False,True,True]),),t(5)) ;; x
x=torch.arange(4.) ;; x.index_put_((t([True,False,True,True]),),t([5])) ;; x
x=torch.arange(4) ;; x.index_put_((t([True,False,True,True]),),t([5.7])) ;; x
x=torch.arange(4) ;; x[t([True,False,True,True])]=t([5.7]) ;; x
x=torch.arange(4) ;; x[t([True,False,True,True])]=t([[5.7]]) ;; x
x=torch.arange(4.) ;; x[t([True,False,True,True])]=t(5j) ;; x
x=torch.zeros(3,4) ;; x[:,t([True,False,True,True])]=t([5]) ;; x
x=torch.zeros(3,4) ;; x.index_put_((t([True,False,True]),t([True,False,True,True])),t(5.)) ;; x
x=torch.zeros(3,4) ;; x.index_put_((None,t([True,False,True,True])),t([5.])) ;; x
x=torch.zeros(3,4) ;; x.index_put_((None,t([True,False,True])),t([5.])) ;; x
x=torch.zeros(3,4) ;; x.index_put_((t([True,False,True]),None),t([5.]),True) ;; x
x=torch.zeros(3,4) ;; x.index_put_((t(True),t(1)),t([5.]),True) ;; x
x=torch.zeros(3,4) ;; x.index_put_((t(False),),t([5.])) ;; x
x=torch.zeros(3,4) ;; x.index_put_((t(0),t(1)),t(5.)) ;; x
x=torch.zeros(3,4) ;; torch.index_put_(x,(t(0),t(1)),t(5.)) ;; x
x=torch.zeros(3,4) ;; torch.index_put(x,(t([True,False,True]),),t(5.))
x=torch.zeros(3,4) ;; x.index_put((t([1,0,1],dtype=torch.uint8),),torch.arange(4.),True)
x=torch.zeros(3,4,requires_grad=True) ;; v=t(2.,requires_grad=True) ;; y=x.index_put((t([True,False,True]),),v) ;; (y,)+torch.autograd.grad((y*torch.arange(12.).view(3,4)).sum(),(x,v))
x=torch.zeros(3,4,requires_grad=True) ;; v=t([2.,1,2,3],requires_grad=True) ;; y=x.index_put((t([True,False,True]),),v) ;; (y,)+torch.autograd.grad((y*torch.arange(12.).view(3,4)).sum(),(x,v))
x=torch.zeros(3,4,requires_grad=True) ;; v=t([2.,1,2,3],requires_grad=True) ;; y=x.index_put((t([0,0,1],dtype=torch.int32),),v,True) ;; (y,)+torch.autograd.grad((y*torch.arange(12.).view(3,4)).sum(),(x,v))
x=torch.zeros(3,4,requires_grad=True) ;; v=t([2.,1],requires_grad=True) ;; y=x.index_put((t([True,False,True]),t([True,True,False,False])),v) ;; (y,)+torch.autograd.grad((y*torch.arange(12.).view(3,4)).sum(),(x,v))
x=torch.zeros(3) ;; x.expand(2,3).is_contiguous()
x=torch.zeros(3) ;; x.expand(1,3).stride(), x.expand(1,1,3).stride(), x.expand(2,1,3).stride(), x.expand(1,2,3).stride()
x=torch.zeros(3,1) ;; x.expand(1,3,1).stride(), x.expand(1,3,4).stride(), x.expand(1,1,3,1).stride()
x=torch.zeros(1,3) ;; x.expand(1,3).stride(), x.t().expand(3,1).stride(), x.t().expand(1,3,1).stride(), x.broadcast_to(1,1,3).stride(), x.expand_as(torch.zeros(1,1,3)).stride()
x=torch.zeros(0,3) ;; x.expand(0,3).stride(), x.expand(1,0,3).stride(), x.expand(2,0,3).stride()
torch.broadcast_tensors(torch.zeros(3),torch.zeros(1,1))
torch.meshgrid(torch.zeros(1),torch.zeros(3),indexing='ij')
x=torch.zeros(1,3).expand(2,3) ;; x.resize_(2,3).stride()
x=torch.zeros(1,3).expand(2,3) ;; x.resize_(3,2).stride()
x=torch.zeros(2,3).t() ;; x.resize_(3,2).stride()
x=torch.zeros(2,3).t() ;; x.resize_as_(torch.zeros(3,2)).stride()
""".strip().split("\n"):
    run("", line)
