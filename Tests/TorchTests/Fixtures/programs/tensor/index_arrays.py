# Too long for a collection at every safepoint
# Masks, bytes and integers of every width as indices, read and written, with the words for what does not fit.
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
torch.zeros(4).index_put((t([True,False,True,False]),),t(7.))
torch.zeros(4).index_put((t([1,0,1,0],dtype=torch.uint8),),t(7.))
torch.zeros(4).index_put((t([1,0],dtype=torch.int32),),t(7.))
torch.zeros(4).index_put((t([1,0],dtype=torch.int16),),t(7.))
torch.zeros(4).index_put((t([1,0],dtype=torch.int8),),t(7.))
torch.zeros(4).index_put((t([1.,0]),),t(7.))
torch.zeros(4).index_put((t([1,0]),),t([7.,8.]))
torch.zeros(4).index_put((t([1,0]),),t([7.,8.,9.]))
torch.zeros(4).index_put((t([1,0]),),t([7,8]))
torch.zeros(4).index_put((t([1,4]),),t([7.,8]))
torch.zeros(4).index_put((t([1,-5]),),t([7.,8]))
torch.zeros(4).index_put((t([1,-1]),),t([7.,8]))
torch.zeros(4).index_put((t([1,1]),),t([7.,8]),accumulate=True)
torch.zeros(4).index_put([t([1,1])],t([7.,8]),accumulate=True)
torch.zeros(4).index_put((t([True,True,False,False]),),t([7.,8]),accumulate=True)
torch.zeros(4).index_put((t([True,True,False]),),t([7.,8]),accumulate=True)
torch.zeros(4,3).index_put((t([True,True,False,False]),t([0,1])),t([7.,8]),accumulate=True)
torch.zeros(4,3).index_put((t([True,True,False,False]),t([0,1,2])),t([7.,8]),accumulate=True)
torch.zeros(4,3).index_put((t([0,1]),t([0,1,2])),t([7.,8]))
torch.zeros(4,3).index_put((t([[0],[1]]),t([0,1,2])),t([7.,8]))
torch.zeros(4,3).index_put((t([[0],[1]]),t([0,1,2])),t([7.,8,9]))
torch.zeros(4,3).index_put((t([0,1]),t([0,1]),t([0,1])),t([7.,8]))
torch.zeros(4,3).index_put((),t([7.,8]))
torch.zeros(4,3).index_put((None,t([0])),t(7.))
torch.zeros(4,3).index_put((t([0]),None),t(7.))
torch.zeros(4,3).index_put((t(1),),t(7.))
torch.zeros(4,3).index_put((t(1),t([0,2])),t(7.))
torch.zeros(4,3).index_put((t(True),),t(7.))
torch.zeros(4,3).index_put((t([[True,False,True]]*4),),torch.arange(8.))
torch.zeros(4,3).index_put((t([[True,False]]*4),),torch.arange(8.))
torch.zeros(4,3).index_put((t([[1,0,1]]*4,dtype=torch.uint8),),torch.arange(8.))
torch.zeros(4).index_put((0,),t(7.))
torch.zeros(4).index_put(t([0]),t(7.))
torch.zeros(4).index_put((t([0]),),7.)
torch.zeros(4).index_put_((t([0]),),t(7.))
torch.zeros(4).index_put_((t([True,False,False,True]),),t([7.,9]))
torch.zeros(4).index_put_((t([True,False,False,True]),),t([7.,9,1]))
torch.zeros(4).index_put_((t([1,0,0,1],dtype=torch.uint8),),t([7.,9]))
torch.zeros(4).index_put_((t([1,0,0,1],dtype=torch.int32),),t([7.,9,1,1]))
torch.zeros(4,dtype=torch.int64).index_put_((t([1,0]),),t([7,9]),True)
torch.zeros(4,dtype=torch.bool).index_put_((t([1,0]),),t([True,False]),True)
torch.zeros(4,dtype=torch.bool).index_put_((t([1,1]),),t([True,True]),True)
torch.zeros(4,dtype=torch.float16).index_put_((t([1,0,1]),),t([1,2.,3]).half(),True)
torch.zeros(4,dtype=torch.bfloat16).index_put_((t([1,0,1]),),t([1,2.,3]).bfloat16(),True)
torch.zeros(4,dtype=torch.complex64).index_put_((t([1,0,1]),),t([1,2.,3j]),True)
torch.zeros(4,dtype=torch.uint8).index_put_((t([1,0,1]),),t([100,2,200],dtype=torch.uint8),True)
torch.zeros(4).index_put_((t([], dtype=torch.long),),t(7.))
torch.zeros(4).index_put_((t([]),),t(7.))
torch.zeros(4).index_put_((t([], dtype=torch.long),),t([7.,8]))
torch.zeros(4).index_put_((t([], dtype=torch.long),),t([]))
torch.zeros(0).index_put_((t([0]),),t(1.))
torch.zeros(()).index_put_((t([0]),),t(1.))
torch.zeros(()).index_put_((t(True),),t(1.))
x=torch.arange(4.) ;; x[t([1,0],dtype=torch.int32)]
x=torch.arange(4.) ;; x[t([1,0],dtype=torch.int16)]
x=torch.arange(4.) ;; x[t([1,0],dtype=torch.int8)]
x=torch.arange(4.) ;; x[t([1,0],dtype=torch.float32)]
x=torch.arange(4.) ;; x[t([1,0,1,0],dtype=torch.uint8)]
x=torch.arange(4.) ;; x[t([1,0,1],dtype=torch.uint8)]
x=torch.arange(4.) ;; x[t(1,dtype=torch.uint8)]
x=torch.arange(4.) ;; x[t(0,dtype=torch.uint8)]
x=torch.arange(4.) ;; x[t(1,dtype=torch.int32)]
x=torch.arange(4.) ;; x[t(1,dtype=torch.int16)]
x=torch.arange(4.) ;; x[t(1,dtype=torch.int8)]
x=torch.arange(4.) ;; x[t(1.)]
x=torch.arange(4.) ;; x[t(True)]
x=torch.arange(4.) ;; x[True]
x=torch.arange(4.) ;; x[False]
x=torch.arange(4.) ;; x[[True,False,True,False]]
x=torch.arange(4.) ;; x[[True,False]]
x=torch.arange(4.) ;; x[[1,2]]
x=torch.arange(4.) ;; x[[1.,2]]
x=torch.arange(4.) ;; x[[]]
x=torch.arange(4.) ;; x[[[1,2],[0,1]]]
x=torch.arange(4.) ;; x[[1,True]]
x=torch.arange(4.) ;; x[5]
x=torch.arange(4.) ;; x[-5]
x=torch.arange(4.) ;; x[t([5])]
x=torch.arange(4.) ;; x[t([-5])]
x=torch.arange(4.) ;; x[[5]]
x=torch.arange(4.) ;; x[0,0]
x=torch.arange(4.) ;; x[t([0]),t([0])]
x=torch.arange(4.) ;; x[t([[True,False]])]
x=torch.arange(4.) ;; x['a']
x=torch.arange(4.) ;; x[1.5]
x=torch.arange(4.) ;; x[{}]
x=torch.arange(4.) ;; x[1j]
x=torch.arange(4.) ;; x[::-1]
x=torch.arange(4.) ;; x[::0]
x=torch.arange(4.) ;; x[1:'a']
x=torch.arange(4.) ;; x[1.0:2]
x=torch.arange(4.) ;; x[t(1):t(3)]
x=torch.arange(4.) ;; x[t([1]):t(3)]
x=torch.arange(4.) ;; x[t([1,2]):t(3)]
x=torch.arange(4.) ;; x[t(1.):]
x=torch.arange(4.) ;; x[...,None]
x=torch.arange(4.) ;; x[...,...]
x=torch.arange(4.) ;; x[None,...,None]
x=torch.arange(12.).view(3,4) ;; x[t([0,1]),t([0,1,2])]
x=torch.arange(12.).view(3,4) ;; x[t([0,1]),t([True,True,False,True])]
x=torch.arange(12.).view(3,4) ;; x[t([0,1,2]),t([True,True,False,True])]
x=torch.arange(12.).view(3,4) ;; x[t([True,False,True]),t([True,True,False,False])]
x=torch.arange(12.).view(3,4) ;; x[t([True,False,True]),1]
x=torch.arange(12.).view(3,4) ;; x[t([True,False,True]),None]
x=torch.arange(12.).view(3,4) ;; x[None,t([True,False,True])]
x=torch.arange(12.).view(3,4) ;; x[:,t([True,False,True])]
x=torch.arange(12.).view(3,4) ;; x[t([True,False,True,True])]
x=torch.arange(12.).view(3,4) ;; x[t([[True,False,True,True]])]
x=torch.arange(12.).view(3,4) ;; x[t([[[True]]])]
x=torch.arange(12.).view(3,4) ;; x[t([[1,0,0,1]]*3,dtype=torch.uint8)]
x=torch.arange(12.).view(3,4) ;; x[t([1,0,1],dtype=torch.uint8)]
x=torch.arange(12.).view(3,4) ;; x[:,t([1,0,1,1],dtype=torch.uint8)]
x=torch.arange(12.).view(3,4) ;; x[1,t([1,0,1,1],dtype=torch.uint8)]
x=torch.arange(24.).view(2,3,4) ;; x[t([0,1]),:,t([0,1])]
x=torch.arange(24.).view(2,3,4) ;; x[:,t([0,1]),t([0,1])]
x=torch.arange(24.).view(2,3,4) ;; x[0,:,t([0,1])]
x=torch.arange(24.).view(2,3,4) ;; x[:,0,t([0,1])]
x=torch.arange(24.).view(2,3,4) ;; x[...,t([0,1])]
x=torch.arange(24.).view(2,3,4) ;; x[t([0]),...,t([0,1])]
x=torch.arange(24.).view(2,3,4) ;; x[t([[0],[1]]),:,t([0,1])]
x=torch.arange(24.).view(2,3,4) ;; x[:,[0,1],1:3]
x=torch.arange(24.).view(2,3,4) ;; x[[0,1],[0,1],[0,1]]
x=torch.arange(24.).view(2,3,4) ;; x[((0,1),(0,1))]
x=torch.arange(24.).view(2,3,4) ;; x[(0,1),]
x=torch.arange(24.).view(2,3,4) ;; x[[(0,1),(0,1)]]
x=torch.arange(24.).view(2,3,4) ;; x[[slice(0,1),1]]
x=torch.arange(24.).view(2,3,4) ;; x[0,0,0,0]
x=torch.arange(24.).view(2,3,4) ;; x[0,0,0,None]
x=torch.arange(24.).view(2,3,4) ;; x[True,0]
x=torch.arange(24.).view(2,3,4) ;; x[0,True]
x=torch.arange(24.).view(2,3,4) ;; x[False,0]
x=torch.arange(24.).view(2,3,4) ;; x[t(True),0]
x=torch.arange(24.).view(2,3,4) ;; x[t(1),t(0)]
x=torch.arange(24.).view(2,3,4) ;; x[t(1),:,t(0)]
x=torch.arange(24.).view(2,3,4) ;; x[t(1),:,t([0,1])]
x=torch.arange(24.).view(2,3,4) ;; x[range(2)]
x=torch.arange(24.).view(2,3,4) ;; x[0,range(2)]
x=torch.arange(24.).view(2,3,4) ;; x[0,3]
x=torch.arange(24.).view(2,3,4) ;; x[0,t(3)]
x=torch.arange(24.).view(2,3,4) ;; x[0,t([3])]
x=torch.arange(24.).view(2,3,4) ;; x[:,t([[3]])]
x=torch.arange(24.).view(2,3,4) ;; x[0,0,t([-5])]
x=torch.arange(24.).view(2,3,4) ;; x[t([],dtype=torch.long)]
x=torch.arange(24.).view(2,3,4) ;; x[t([])]
x=torch.arange(24.).view(2,3,4) ;; x[:,t([],dtype=torch.long),0]
x=torch.tensor(3.) ;; x[0]
x=torch.tensor(3.) ;; x[None]
x=torch.tensor(3.) ;; x[...]
x=torch.tensor(3.) ;; x[()]
x=torch.tensor(3.) ;; x[True]
x=torch.tensor(3.) ;; x[t(True)]
x=torch.tensor(3.) ;; x[t(False)]
x=torch.tensor(3.) ;; x[:]
x=torch.tensor(3.) ;; x[t([0])]
x=torch.tensor(3.) ;; x[t(1,dtype=torch.uint8)]
x=torch.arange(4.) ;; x[t([1,0],dtype=torch.int32)]=5 ;; x
x=torch.arange(4.) ;; x[t([1,0],dtype=torch.int16)]=5 ;; x
x=torch.arange(4.) ;; x[t([1,0,1,0],dtype=torch.uint8)]=5 ;; x
x=torch.arange(4.) ;; x[t([1,0,1],dtype=torch.uint8)]=5 ;; x
x=torch.arange(4.) ;; x[t(1,dtype=torch.uint8)]=5 ;; x
x=torch.arange(4.) ;; x[t(True)]=5 ;; x
x=torch.arange(4.) ;; x[t(False)]=5 ;; x
x=torch.arange(4.) ;; x[True]=5 ;; x
x=torch.arange(4.) ;; x[False]=5 ;; x
x=torch.arange(4.) ;; x[x>1]=t([1.,2,3]) ;; x
x=torch.arange(4.) ;; x[x>1]=t([8.,9]) ;; x
x=torch.arange(4.) ;; x[x>1]=t([8,9]) ;; x
x=torch.arange(4.) ;; x[x>1]=t([8]) ;; x
x=torch.arange(4.) ;; x[x>1]=t(8) ;; x
x=torch.arange(4.) ;; x[x>1]=8j ;; x
x=torch.arange(4.) ;; x[x>1]=True ;; x
x=torch.arange(4.) ;; x[x>1]=[1,2] ;; x
x=torch.arange(4.) ;; x[x>1]='a' ;; x
x=torch.arange(4.) ;; x[x>1]=None ;; x
x=torch.arange(4.) ;; x[0]=t([1.,2]) ;; x
x=torch.arange(4.) ;; x[0]=t([1.]) ;; x
x=torch.arange(4.) ;; x[0]=t([[1.]]) ;; x
x=torch.arange(4.) ;; x[0:2]=t([1.,2,3]) ;; x
x=torch.arange(4.) ;; x[0:2]=t([[1.,2]]) ;; x
x=torch.arange(4.) ;; x[0:2]=t([[1.,2]]*2) ;; x
x=torch.arange(4.) ;; x[t([0,1])]=t([[1.,2]]) ;; x
x=torch.arange(4.) ;; x[t([0,1])]=t([[1.,2]]*2) ;; x
x=torch.arange(4.) ;; x[t([0,1])]=t([1.,2,3]) ;; x
x=torch.arange(4.) ;; x[5]=1 ;; x
x=torch.arange(4.) ;; x[t([5])]=1 ;; x
x=torch.arange(4.) ;; x[t([5])]=t([1.]) ;; x
x=torch.arange(4.) ;; x[t([-5])]=1 ;; x
x=torch.arange(4.) ;; x[::2]+=1 ;; x
x=torch.arange(4.) ;; x[[0,0]]+=1 ;; x
x=torch.arange(4) ;; x[0]=1.7 ;; x
x=torch.arange(4) ;; x[x>1]=1.7 ;; x
x=torch.arange(4) ;; x[x>1]=t(1.7) ;; x
x=torch.arange(4) ;; x[x>1]=t([1.7,2.2]) ;; x
x=torch.arange(4) ;; x[0]=t(1.7) ;; x
x=torch.arange(4) ;; x[:2]=t([1.7,2.2]) ;; x
x=torch.zeros(4,dtype=torch.bool) ;; x[0]=2 ;; x
x=torch.zeros(4,dtype=torch.bool) ;; x[[0,1]]=2 ;; x
x=torch.zeros(4,dtype=torch.uint8) ;; x[0]=-1 ;; x
x=torch.zeros(4,dtype=torch.uint8) ;; x[0]=300 ;; x
x=torch.zeros(4,dtype=torch.uint8) ;; x[[0]]=300 ;; x
x=torch.zeros(3,4) ;; x[t([True,False,True])]=t([1.,2]) ;; x
x=torch.zeros(3,4) ;; x[t([True,False,True])]=t([[1.],[2]]) ;; x
x=torch.zeros(3,4) ;; x[t([True,False,True])]=t([[1.],[2],[3]]) ;; x
x=torch.zeros(3,4) ;; x[t([True,False,True]),1]=t([5.,6]) ;; x
x=torch.zeros(3,4) ;; x[t([0,1]),t([0,1,2])]=1 ;; x
x=torch.zeros(3,4) ;; x[t([0,1]),t([0,1,2])]=t(1.) ;; x
x=torch.zeros(3,4) ;; x[:,t([0,4])]=1 ;; x
x=torch.zeros(3,4) ;; x[:,t([0,1])]=t([1.,2,3]) ;; x
x=torch.zeros(3,4) ;; x[:,t([0,1])]=t([[1.],[2],[3]]) ;; x
x=torch.zeros(3,4) ;; x[None,0]=1 ;; x
x=torch.zeros(3,4) ;; x[None]=torch.ones(1,3,4) ;; x
x=torch.zeros(3,4) ;; x[...]=2 ;; x
x=torch.zeros(3,4) ;; x[()]=2 ;; x
x=torch.zeros(3,4) ;; x[...,0]=t([1.,2,3]) ;; x
x=torch.zeros(3,4) ;; x[0,0,0]=2 ;; x
x=torch.zeros(3,4) ;; x[t([[True,False]])]=2 ;; x
x=torch.zeros(3,4) ;; x[t([True])]=2 ;; x
x=torch.zeros(3,4) ;; x[[True,False,True]]=2 ;; x
x=torch.zeros(3,4) ;; x[[0,2],1:3]=t([[1.,2],[3,4]]) ;; x
x=torch.zeros(3,4) ;; x[1:3,[0,2]]=t([[1.,2],[3,4]]) ;; x
x=torch.zeros(3,4) ;; x[::-1]=2 ;; x
x=torch.zeros(3,4) ;; x['a']=2 ;; x
x=torch.zeros(3,4) ;; x[1.5]=2 ;; x
x=torch.tensor(3.) ;; x[0]=1 ;; x
x=torch.tensor(3.) ;; x[...]=1 ;; x
x=torch.tensor(3.) ;; x[()]=1 ;; x
x=torch.tensor(3.) ;; x[True]=1 ;; x
x=torch.tensor(3.) ;; x[t(True)]=1 ;; x
torch.zeros(4).masked_fill(t([1,0,1,0],dtype=torch.uint8),5.)
torch.zeros(4).masked_fill(t([1,0,1,0]),5.)
torch.zeros(4).masked_fill_(t([1,0,1,0],dtype=torch.uint8),5.)
torch.zeros(4).masked_fill_(t([1,0,1,0]),5.)
torch.zeros(4).masked_fill(t([True,False]),5.)
torch.zeros(4).masked_fill_(t([True,False]),5.)
torch.zeros(4).masked_fill(t([[True],[False]]),5.)
torch.zeros(4).masked_fill_(t([[True],[False]]),5.)
torch.zeros(4).masked_fill(t([True]),t([5.]))
torch.zeros(4).masked_fill(t([True]),t([5.,6]))
torch.zeros(4).masked_fill(t([True]),t(5))
torch.zeros(4,dtype=torch.int64).masked_fill(t([True]),5.5)
torch.zeros(4,dtype=torch.int64).masked_fill(t([True]),t(5.5))
torch.zeros(4,dtype=torch.uint8).masked_fill(t([True]),300)
torch.zeros(4,dtype=torch.uint8).masked_fill(t([True]),-1)
torch.zeros(4,dtype=torch.bool).masked_fill(t([True]),2)
torch.zeros(4).masked_fill(t([True]),1j)
torch.zeros(4).masked_select(t([1,0,1,0],dtype=torch.uint8))
torch.zeros(4).masked_select(t([1,0,1,0]))
torch.zeros(4).masked_select(t([True,False]))
torch.zeros(4).masked_select(t([[True],[False]]))
torch.zeros(4).masked_scatter(t([1,0,1,0],dtype=torch.uint8),torch.ones(4))
torch.zeros(4).masked_scatter(t([1,0,1,0]),torch.ones(4))
torch.zeros(4).masked_scatter(t([True,False,True,True]),torch.ones(2))
torch.zeros(4).masked_scatter(t([True,False,True,True]),torch.ones(2,2))
torch.zeros(4).masked_scatter(t([True,False,True,True]),torch.ones(4).long())
torch.zeros(4).masked_scatter(t([[True],[False]]),torch.ones(8))
torch.zeros(4).masked_scatter_(t([[True],[False]]),torch.ones(8))
torch.where(t([1,0,1,0],dtype=torch.uint8),t(1.),t(2.))
torch.where(t([1,0,1,0]),t(1.),t(2.))
torch.where(t([1.,0]))
torch.where(t([True,False]),1,2)
torch.where(t([True,False]),1.,2)
torch.where(t([True,False]),t([1,2]),2.)
torch.where(t([True,False]),t([1,2,3]),2.)
torch.nonzero(t([1,0,3]))
torch.nonzero(t([1,0,3]),as_tuple=True)
torch.nonzero(t(3))
torch.nonzero(t(3),as_tuple=True)
t(0).nonzero()
torch.argwhere(t(3))
torch.argwhere(t([[1,0],[0,2]]))
""".strip().split("\n"):
    run("", line)
