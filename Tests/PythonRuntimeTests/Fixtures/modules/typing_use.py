from typing import List, Dict, Optional, Tuple, Union, Callable, Any, Iterable, Sequence, NamedTuple
Vector = List[float]
Loss = Callable[[Vector, Vector], float]
def mse(a: Vector, b: Vector) -> float:
    return sum((x - y) ** 2 for x, y in zip(a, b)) / len(a)
def fit(loss: Loss, data: Sequence[Tuple[Vector, Vector]], lr: Optional[float] = None) -> Dict[str, Any]:
    return {"loss": [loss(*d) for d in data], "lr": lr}
print(fit(mse, [([1.0, 2.0], [1.0, 4.0])]), Vector, Loss, fit.__annotations__["lr"], mse.__annotations__)
class Result(NamedTuple):
    loss: float
    steps: int = 10
    def mean(self) -> float:
        return self.loss / self.steps
r = Result(5.0)
print(r, r.mean(), r._replace(steps=2), Result._fields, r == (5.0, 10), [*r])
x: Union[int, str] = 5
y: "Undefined" = None
print(x, y, Optional[int], Union[int, None, str], Dict[str, List[int]], Tuple[int, ...], Iterable[str])
