# Every distribution of both generators: arrays, single draws, several seeds, to the last bit.
import numpy as np
def show(name, x):
    if isinstance(x, np.ndarray):
        print(name, x.dtype, x.shape, [v.hex() if isinstance(v, float) else v for v in x.ravel().tolist()])
    else:
        print(name, type(x).__name__, x.hex() if hasattr(x, 'hex') and not isinstance(x, bytes) else x)
CASES = [
 ('exponential',()),('exponential',(2.5,)),('standard_exponential',()),('standard_gamma',(0.3,)),('standard_gamma',(1.0,)),('standard_gamma',(4.5,)),('gamma',(2.0,3.0)),
 ('beta',(0.4,0.3)),('beta',(2.0,5.0)),('chisquare',(3,)),('noncentral_chisquare',(3,1.5)),('noncentral_chisquare',(0.7,1.5)),('f',(3,7)),('noncentral_f',(3,7,2.0)),
 ('standard_cauchy',()),('standard_t',(4,)),('vonmises',(0.5,2.0)),('vonmises',(0.5,1e-6)),('vonmises',(0.5,2e6)),('pareto',(3.0,)),('weibull',(1.5,)),('power',(2.5,)),
 ('laplace',(1.0,2.0)),('gumbel',(1.0,2.0)),('logistic',(1.0,2.0)),('lognormal',(0.2,0.7)),('rayleigh',(2.0,)),('wald',(1.0,2.0)),('triangular',(-1.0,0.5,2.0)),
 ('binomial',(10,0.3)),('binomial',(10,0.8)),('binomial',(1000,0.4)),('binomial',(1000,0.7)),('negative_binomial',(5,0.3)),('poisson',(3.0,)),('poisson',(50.0,)),
 ('zipf',(2.0,)),('zipf',(4.5,)),('geometric',(0.5,)),('geometric',(0.05,)),('hypergeometric',(20,30,12)),('hypergeometric',(20,30,5)),('hypergeometric',(200,300,60)),('logseries',(0.6,)),
 ('multinomial',(20,[0.2,0.3,0.5])),('dirichlet',([0.5,1.5,3.0],)),('dirichlet',([0.01,0.05,0.02],)),
 ('normal',(1.0,2.0)),('uniform',(-1,1)),
]
for make in (lambda s: np.random.default_rng(s), lambda s: np.random.RandomState(s)):
    for name, args in CASES:
        for seed in (0, 1, 42):
            r = make(seed)
            show(name + str(args), getattr(r, name)(*args, size=7))
            show(name + str(args), getattr(r, name)(*args))
            show(name + str(args), getattr(r, name)(*args, size=(2, 2)))
rng = np.random.default_rng(7)
show('mvn', rng.multivariate_normal([0., 1.], [[2., .5], [.5, 1.]], size=4).round(12))
show('b', rng.bytes(10)); show('n32', rng.standard_normal(300, dtype=np.float32)); show('e32', rng.standard_exponential(300, dtype=np.float32))
show('r32', rng.random(5, dtype=np.float32)); show('inv', rng.standard_exponential(5, method='inv'))
show('bro', rng.gamma([1.0, 2.0, 3.0], 2.0)); show('bro', rng.poisson([[1.0], [20.0]], size=(2, 3)))
show('mult', rng.multinomial([3, 5], [0.5, 0.5])); show('tomax', np.random.RandomState(0).tomaxint(3))
o = np.empty(3); rng.random(out=o); show('out', o)
