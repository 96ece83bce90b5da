import enum
import torch
import torch.nn.functional as F


class Size(enum.IntEnum):
    SMALL = 2
    WIDE = 3


class Index:
    def __index__(self):
        return 1


x = torch.arange(6.).reshape(2, 3)
for call in [F.softmax, F.log_softmax, F.softmin]:
    y = call(x, dim=1, dtype=torch.float64)
    print(y.dtype, y)
    print(call(x.half(), 1, dtype=torch.float32).dtype)
print(torch.softmax(x, 0, torch.float64).dtype)
print(torch.zeros(Size.SMALL, Size.WIDE), torch.ones(Size.WIDE), x.view(Size.WIDE, Size.SMALL))
print(x.sum(dim=Size(2) - 1), x[Size.SMALL - 1], x[Index()], x[:, Index()])
print(torch.zeros(torch.tensor(2), 1), x.reshape(torch.tensor(3), torch.tensor(2)), x.sum(torch.tensor(1)))
print(x.narrow(1, Index(), Size.SMALL), torch.full((Size.SMALL,), Size.WIDE))


class Half(float):
    pass


print(x * Half(0.5), torch.add(x, x, alpha=Half(0.5)), x.clamp(min=Half(2.)))
print(Half(2.) * x, x ** Half(2.), x + Size.SMALL, Size.SMALL - x, x == Size.SMALL, x / Half(2.), -x // Size.SMALL)
x += Half(1.)
x *= Size.SMALL
print(x, x.add_(Half(1.)), torch.tensor(Half(2.)), torch.tensor([Half(2.), Size.SMALL]), torch.where(x > Half(3.), x, Half(0.)))
x[0, 0] = Half(3.)
x[0, 1] = Size.SMALL
print(x, x.fill_(Half(4.)), x.item() if x.numel() == 1 else None, torch.tensor(Size.SMALL), torch.pow(Half(2.), x), torch.pow(x, Half(.5)))
