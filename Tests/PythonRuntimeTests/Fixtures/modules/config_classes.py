from dataclasses import dataclass, field, replace, asdict, fields
from enum import Enum, auto
from typing import Optional, List, Tuple
class Act(Enum):
    RELU = auto()
    TANH = auto()
@dataclass(frozen=True)
class Config:
    sizes: Tuple[int, ...] = (2, 8, 1)
    act: Act = Act.RELU
    lr: float = 1e-2
    note: Optional[str] = None
    tags: List[str] = field(default_factory=list, compare=False)
c = Config()
d = replace(c, lr=0.5, act=Act.TANH)
print(c)
print(d, d.act.name, d == c, hash(c) == hash(Config()), asdict(d)["act"], [f.name for f in fields(c)])
match d:
    case Config(sizes=(2, *rest), act=Act.TANH, lr=lr):
        print(rest, lr)
