# match statements
from dataclasses import dataclass
from enum import Enum
import collections, re, sys, functools, itertools, math, operator
class Op(Enum): ADD = '+'; MUL = '*'
@dataclass
class Num: v: float
@dataclass
class Bin: op: Op; l: object; r: object
class Var:
    __match_args__ = ('name',)
    def __init__(self, name): self.name = name
    def __repr__(self): return f'Var({self.name!r})'
def ev(e, env):
    match e:
        case Num(v): return v
        case Var(n) if n in env: return env[n]
        case Var(name=n): raise NameError(f'unbound {n}')
        case Bin(Op.ADD, l, r): return ev(l, env) + ev(r, env)
        case Bin(op=Op.MUL, l=Num(0) | Num(0.0)): return 0
        case Bin(Op.MUL, l, r): return ev(l, env) * ev(r, env)
        case _: raise TypeError(e)
t = Bin(Op.ADD, Num(2), Bin(Op.MUL, Var('x'), Num(3))); print(t, ev(t, {'x': 4}))
try: ev(Var('q'), {})
except NameError as e: print(e)
def kind(x):
    match x:
        case None: return 'none'
        case True | False: return 'bool'
        case int() | float() as n if n < 0: return f'neg {n}'
        case int(n): return f'int {n}'
        case float(): return 'float'
        case str() as s if len(s) > 3: return f'long {s}'
        case 'a' | 'b' as c: return f'letter {c}'
        case str(): return 'str'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [x, y]: return f'two {x} {y}'
        case [first, *rest] if isinstance(x, list): return f'list {first} {rest}'
        case (1, *mid, 9): return f'tuple {mid}'
        case {'type': 'p', 'x': x, **rest}: return f'point {x} {rest}'
        case {'a': [_, {'b': v}]}: return f'deep {v}'
        case {}: return 'dict'
        case set(): return 'set'
        case complex(real=r, imag=i): return f'complex {r} {i}'
        case _: return 'other'
for v in [None, True, -1, 5, -2.5, 2.5, 'hello', 'a', 'zz', [], [1], (1, 2), [1, 2, 3], (1, 2, 3, 9), (1, 2, 3), {'type': 'p', 'x': 3, 'y': 4}, {'a': [0, {'b': 7}]}, {'q': 1}, {1}, 1j, b'ab', range(3), object]:
    print(repr(v) if v is not object else 'object', '->', kind(v))
match {'x': 1}:
    case {'x': 2}: print('no')
    case {'x': x, **kw}: print(x, kw)
class P2:
    x = 1
try:
    match P2():
        case P2(1): pass
except TypeError as e: print(e)
try:
    match 5:
        case int(1, 2): pass
except TypeError as e: print(e)
