import torch, warnings
warnings.simplefilter("ignore")
import torch.distributions as D
from torch.distributions import kl_divergence
torch.manual_seed(0)
def show(name, d, value=None):
    for a in ("batch_shape","event_shape","mean","variance","stddev","mode","support","has_rsample","arg_constraints"):
        try: print(name,a,getattr(d,a))
        except Exception as e: print(name,a,type(e).__name__,str(e)[:100])
    print(repr(d))
    for shape in [(),(3,),(2,2)]:
        torch.manual_seed(3)
        try: x=d.sample(shape); print(name,"sample",x)
        except Exception as e: print(name,"sample",type(e).__name__,e)
    for f in ("log_prob","cdf","icdf","log_cdf","log_survival_function"):
        try: print(name,f,getattr(d,f)(x if f!="icdf" else torch.full(x.shape[-len(d.batch_shape):] if d.batch_shape else (),0.3)))
        except Exception as e: print(name,f,type(e).__name__,str(e)[:80])
    try: print(name,"entropy",d.entropy())
    except Exception as e: print(name,"entropy",type(e).__name__)
    try:
        e=d.expand((2,)+tuple(d.batch_shape)); print(e.batch_shape, e.mean if name!="lkj" else e.concentration)
    except Exception as e: print(name,"expand",type(e).__name__,str(e)[:80])
show("cb",D.ContinuousBernoulli(torch.tensor([0.1,0.5,0.9])))
show("cbl",D.ContinuousBernoulli(logits=torch.tensor([0.1,-2.])))
show("cb1",D.ContinuousBernoulli(0.3))
show("gp",D.GeneralizedPareto(torch.tensor([0.,1.]),torch.tensor([1.,2.]),torch.tensor([0.4,-0.3])))
show("gp1",D.GeneralizedPareto(0.,1.,0.))
show("lkj",D.LKJCholesky(3,torch.tensor([0.5,2.])))
show("lkj1",D.LKJCholesky(2))
show("w",D.Wishart(torch.tensor(4.),torch.eye(2)*2))
show("w2",D.Wishart(torch.tensor([4.,5.]),scale_tril=torch.tensor([[1.,0],[0.5,2]])))
show("w3",D.Wishart(3,precision_matrix=torch.tensor([[2.,0.3],[0.3,1]])))
for f in [lambda: D.LKJCholesky(1), lambda: D.ContinuousBernoulli(), lambda: D.Wishart(1,torch.eye(2)), lambda: D.Wishart(3), lambda: D.ContinuousBernoulli(1.5,validate_args=True), lambda: D.GeneralizedPareto(0.,-1.,0.1), lambda: D.Wishart(4.,torch.zeros(2,2))]:
    try: print(f())
    except Exception as e: print(type(e).__name__,str(e))
p=torch.tensor(0.3,requires_grad=True); torch.manual_seed(1); y=D.ContinuousBernoulli(p).rsample((4,)).sum(); y.backward(); print(y,p.grad)
print(kl_divergence(D.ContinuousBernoulli(torch.tensor(0.2)),D.ContinuousBernoulli(torch.tensor(0.7))))
S=torch.eye(2,requires_grad=True); torch.manual_seed(1); D.Wishart(torch.tensor(5.),S).rsample().sum().backward(); print(S.grad)
