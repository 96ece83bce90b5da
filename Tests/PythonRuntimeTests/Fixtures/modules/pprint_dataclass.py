from dataclasses import dataclass, field
from pprint import pprint
from types import SimpleNamespace
@dataclass
class Config:
    name: str
    layers: list = field(default_factory=list)
    rate: float = 0.1
pprint(Config("a", [1, 2]))
pprint(Config("model" * 8, list(range(20))))
pprint([Config("m%d" % i, ["x" * 30]) for i in range(2)])
pprint(SimpleNamespace(alpha="a" * 40, beta="b" * 40))
