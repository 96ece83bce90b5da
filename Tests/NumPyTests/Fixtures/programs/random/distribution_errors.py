# What the distributions say of parameters that cannot be.
import numpy as np
nan=float('nan')
CALLS=['gamma(-1.0)','gamma(1.0,-2.0)','gamma([1.0,-1.0])','beta(0,1)','beta(1,-1)','chisquare(0)','f(1,0)','poisson(-1)','poisson(float("nan"))','poisson([1.,-1.])','poisson(1e19)','binomial(-1,.5)','binomial(5,1.5)','binomial(5,float("nan"))','binomial(5,[.5,2.])','binomial(5.5,.5)','negative_binomial(0,.5)','geometric(0)','geometric(1.5)','geometric([.5,0])','logseries(1)','logseries(-.1)','zipf(1)','zipf(float("nan"))','zipf([2.,1.])','hypergeometric(-1,2,1)','hypergeometric(1,2,4)','hypergeometric(1,2,0)','hypergeometric(1,2,-1)','multinomial(3,[.5,.7])','multinomial(3,[.5,-.1])','multinomial(-1,[.5,.5])','dirichlet([0,1])','dirichlet([-1,1])','triangular(1,0,2)','triangular(0,3,2)','triangular(1,1,1)','vonmises(0,-1)','laplace(0,-1)','gumbel(0,-1)','logistic(0,-1)','lognormal(0,-1)','rayleigh(-1)','weibull(-1)','pareto(0)','power(0)','wald(0,1)','wald(1,-1)','standard_t(0)','exponential(-1)','standard_gamma(-1)','noncentral_chisquare(0,1)','noncentral_f(1,1,-1)','normal(0,-1)','exponential(size=-1)','gamma(1.0,size=(2,-1))','normal("a")','exponential("a")','poisson("a")','uniform(0,float("inf"))','standard_normal(dtype=np.int32)', 'random(dtype=int)','choice([])','choice(3,size=4,replace=False)','choice([1,2],p=[.5,.6])','shuffle(3)','permutation("a")',]
for name,make in (('G',lambda: np.random.default_rng(0)),('R',lambda: np.random.RandomState(0))):
    for c in CALLS:
        if name=='R' and ('dtype' in c): continue
        try: r=repr(eval('make().'+c)); print(name,c,'->',r)
        except Exception as e: print(name,c,type(e).__name__,e)
