import torch
from torch.autograd import Function
x = torch.ones(2, requires_grad=True)
def run(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class TooMany(Function):
    @staticmethod
    def forward(ctx, x): return x * 2
    @staticmethod
    def backward(ctx, g): return g, g
run(lambda: TooMany.apply(x).sum().backward())
class TooManyNone(Function):
    @staticmethod
    def forward(ctx, x): return x * 2
    @staticmethod
    def backward(ctx, g): return g, None
run(lambda: TooManyNone.apply(x).sum().backward())
class TooFew(Function):
    @staticmethod
    def forward(ctx, x, y): return x * y
    @staticmethod
    def backward(ctx, g): return g
run(lambda: TooFew.apply(x, x).sum().backward())
class WrongShape(Function):
    @staticmethod
    def forward(ctx, x): return x * 2
    @staticmethod
    def backward(ctx, g): return torch.ones(3)
run(lambda: WrongShape.apply(x).sum().backward())
class NotTensor(Function):
    @staticmethod
    def forward(ctx, x): return x * 2
    @staticmethod
    def backward(ctx, g): return 3
run(lambda: NotTensor.apply(x).sum().backward())
class NoBackward(Function):
    @staticmethod
    def forward(ctx, x): return x * 2
run(lambda: NoBackward.apply(x).sum().backward())
class NoForward(Function):
    @staticmethod
    def backward(ctx, g): return g
run(lambda: NoForward.apply(x))
class NotStatic(Function):
    def forward(self, x): return x * 2
    def backward(self, g): return g
run(lambda: NotStatic.apply(x))
run(lambda: NotStatic()(x))
run(lambda: TooMany()(x))
class ReturnsNone(Function):
    @staticmethod
    def forward(ctx, x): return x * 2
    @staticmethod
    def backward(ctx, g): return None
def none():
    z = torch.ones(2, requires_grad=True)
    ReturnsNone.apply(z).sum().backward()
    return z.grad
run(none)
class Raises(Function):
    @staticmethod
    def forward(ctx, x): return x * 2
    @staticmethod
    def backward(ctx, g): raise ValueError("in backward")
run(lambda: Raises.apply(x).sum().backward())
class Saved(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * 2
    @staticmethod
    def backward(ctx, g):
        return ctx.saved_tensors[0] * g
y = Saved.apply(x)
y.sum().backward()
run(lambda: y.sum().backward())
z = x * 1
y = Saved.apply(z)
z.add_(1)
run(lambda: y.sum().backward())
class SaveBad(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x, 3)
        return x
    @staticmethod
    def backward(ctx, g): return g
run(lambda: SaveBad.apply(x))
class Dirty(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.mark_dirty(x)
        return x * 2
    @staticmethod
    def backward(ctx, g): return g
run(lambda: Dirty.apply(x * 1))
class DirtyLeaf(Function):
    @staticmethod
    def forward(ctx, x):
        x.add_(1)
        ctx.mark_dirty(x)
        return x
    @staticmethod
    def backward(ctx, g): return g
run(lambda: DirtyLeaf.apply(x))
