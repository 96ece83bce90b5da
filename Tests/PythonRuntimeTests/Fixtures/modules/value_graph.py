from functools import reduce
from itertools import count
import math, operator
class Value:
    ids = count()
    def __init__(self, data, parents=(), op=""):
        self.data, self.grad, self.parents, self.op = data, 0.0, parents, op
        self.id = next(Value.ids)
        self.backward_step = lambda: None
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), "+")
        def step():
            self.grad += out.grad
            other.grad += out.grad
        out.backward_step = step
        return out
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), "*")
        def step():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out.backward_step = step
        return out
    __radd__, __rmul__ = __add__, __mul__
    def backward(self):
        order, seen = [], set()
        def visit(v):
            if v not in seen:
                seen.add(v)
                for p in v.parents:
                    visit(p)
                order.append(v)
        visit(self)
        self.grad = 1.0
        for v in reversed(order):
            v.backward_step()
xs = [Value(x) for x in (1.0, 2.0, 3.0)]
loss = reduce(operator.add, (x * x for x in xs)) * 0.5
loss.backward()
print(loss.data, [x.grad for x in xs], loss.id, math.isclose(sum(x.grad for x in xs), 6))
