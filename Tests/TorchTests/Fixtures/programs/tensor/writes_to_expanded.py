# Too long for a collection at every safepoint
# Writes to tensors whose elements share memory: what is refused and what reaches every place.
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
x=torch.zeros(1,3).expand(2,3) ;; x[t([True,False])]=1. ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[t([True,False])]=t([1.,2.,3.]) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[t([0])]=1. ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[0]=1. ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[0]=t([1.,2.,3.]) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[:]=1. ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[:]=torch.ones(2,3) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[:,0]=1. ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[:,0]=t([1.,2.]) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[:,t([0,1])]=t(5.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[:,t([0,1])]=5. ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[x==0]=5. ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[x==0]=t(5.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x[x==0]=torch.arange(6.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_put_((t([0,1]),),t(5.)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_put_((t([0,1]),),t(5.),accumulate=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_put_((t([True,False]),),t(5.)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_fill_(0,t([0]),5.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_fill_(1,t([0]),5.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_fill_(1,t([0]),t(5.)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_fill_(1,t([],dtype=torch.long),t(5.)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.masked_fill_(x==0,5.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.masked_fill_(x==0,t(5.)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.masked_fill_(t([True,False,True]),5.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.masked_scatter_(x==0,torch.arange(6.)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.scatter_(0,t([[0,1,0]]),1.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.scatter_(0,t([[0,1,0]]),torch.ones(1,3)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.scatter_(1,t([[0,1,0]]),torch.ones(1,3),reduce='add') ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.scatter_(1,t([[0,1,0]]),2.,reduce='add') ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.scatter_add_(0,t([[0,1,0]]),torch.ones(1,3)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.scatter_reduce_(0,t([[0,1,0]]),torch.ones(1,3),'sum') ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_add_(0,t([0]),torch.ones(1,3)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_copy_(0,t([0]),torch.ones(1,3)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.index_reduce_(0,t([0]),torch.ones(1,3),'prod') ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.put_(t([0]),t([1.])) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.put_(t([0,1]),t([1.,2.]),accumulate=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.copy_(torch.ones(2,3)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.copy_(t(1.)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.copy_(torch.ones(2,3).double()) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.copy_(x) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.fill_(1.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.zero_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.fill_diagonal_(1.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.add_(1.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.mul_(1.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.exp_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.relu_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.clamp_(0,1) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.sigmoid_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.cumsum_(0) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.cumprod_(1) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.tril_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.triu_() ;; x
x=torch.zeros(1,3).expand(3,3) ;; x.tril_() ;; x
x=torch.zeros(1,3).expand(3,3) ;; x.addmm_(torch.ones(3,3),torch.ones(3,3)) ;; x
x=torch.zeros(1,3).expand(3,3) ;; x.addmv_(torch.ones(3,3),torch.ones(3)) ;; x
x=torch.zeros(1,3).expand(3,3) ;; x.addr_(torch.ones(3),torch.ones(3)) ;; x
x=torch.zeros(1,3).expand(3,3) ;; x.addbmm_(torch.ones(2,3,3),torch.ones(2,3,3)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.renorm_(2,0,1.) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.lerp_(torch.ones(2,3),0.5) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.addcmul_(torch.ones(2,3),torch.ones(2,3)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.addcdiv_(torch.ones(2,3),torch.ones(2,3)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.pow_(2) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.sub_(torch.ones(2,3)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.div_(torch.ones(2,3)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.eq_(0) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.logical_not_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.neg_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.nan_to_num_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.erfinv_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.sign_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.polygamma_(1) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.mvlgamma_(1) ;; x
x=torch.zeros(1,3).expand(2,3) ;; F.relu(x,inplace=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; F.elu(x,inplace=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; F.leaky_relu(x,inplace=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; F.hardtanh(x,inplace=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; F.silu(x,inplace=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; F.mish(x,inplace=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; F.hardswish(x,inplace=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; F.hardsigmoid(x,inplace=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; F.dropout(x,inplace=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; F.selu(x,inplace=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; F.celu(x,inplace=True) ;; x
x=torch.zeros(1,3).expand(2,3) ;; torch.manual_seed(0) ;; x.normal_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; torch.manual_seed(0) ;; x.uniform_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; torch.manual_seed(0) ;; x.random_(5) ;; x
x=torch.zeros(1,3).expand(2,3) ;; torch.manual_seed(0) ;; x.bernoulli_(0.5) ;; x
x=torch.zeros(1,3).expand(2,3) ;; torch.manual_seed(0) ;; x.bernoulli_(torch.full((2,3),0.5)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; torch.manual_seed(0) ;; x.exponential_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; torch.manual_seed(0) ;; x.geometric_(0.5) ;; x
x=torch.zeros(1,3).expand(2,3) ;; torch.manual_seed(0) ;; x.cauchy_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; torch.manual_seed(0) ;; x.log_normal_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.resize_(2,3) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.t_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.squeeze_() ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.set_(torch.ones(2)) ;; x
x=torch.zeros(1,3).expand(2,3) ;; x.requires_grad_().add(1).sum().backward() ;; x.grad
x=torch.zeros(1,3).expand(2,3) ;; x.swapaxes_(0,1) ;; x
x=torch.zeros(3).expand(1,3) ;; x.add_(1) ;; x
x=torch.zeros(3).expand(1,3) ;; x.index_fill_(0,t([0]),2.) ;; x
x=torch.zeros(4).as_strided((3,2),(1,1)) ;; x.add_(1) ;; x
x=torch.zeros(4).as_strided((3,2),(1,1)) ;; x.fill_(1) ;; x
x=torch.zeros(4).as_strided((3,2),(1,1)) ;; x[x==0]=1. ;; x
x=torch.zeros(4).as_strided((3,2),(1,1)) ;; x.index_fill_(0,t([0]),2.) ;; x
x=torch.zeros(4).as_strided((3,2),(1,1)) ;; x.copy_(torch.arange(6.).view(3,2)) ;; x
x=torch.zeros(4).as_strided((3,2),(1,1)) ;; x.masked_fill_(t([[True],[False],[True]]),2.) ;; x
x=torch.zeros(4).unfold(0,2,1) ;; x.add_(1) ;; x
x=torch.zeros(4).unfold(0,2,1) ;; x[0]=1 ;; x
x=torch.zeros(4).unfold(0,2,1) ;; x[:]=torch.arange(6.).view(3,2) ;; x
x=torch.zeros(4).unfold(0,2,1) ;; x.zero_() ;; x
""".strip().split("\n"):
    run("", line)
