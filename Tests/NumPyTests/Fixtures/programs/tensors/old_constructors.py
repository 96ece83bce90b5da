# The old constructors: sizes, data, arrays (shared where their type fits, else converted), and what they refuse.
import numpy as np
import torch

rows = np.arange(6.0).reshape(2, 3)


def show(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "!!", type(error).__name__, error)


for kind in ["FloatTensor", "DoubleTensor", "LongTensor", "IntTensor", "ByteTensor", "HalfTensor", "BoolTensor", "Tensor"]:
    show(f"torch.{kind}(rows)")
show("torch.FloatTensor(np.arange(3))")
show("torch.LongTensor(np.array([1.5, -2.7]))")
show("torch.ByteTensor(np.array([1, 2, 300]))")
show("torch.FloatTensor(np.zeros((0, 3)))")
show("torch.Tensor(np.array(3.0))")
show("torch.FloatTensor([rows[0], rows[1]])")
show("torch.tensor([1.0]).new(rows)")
show("torch.FloatTensor(np.array(['a']))")
show("torch.FloatTensor(rows[::-1])")

given = np.ones(2, dtype=np.float32)
shared = torch.FloatTensor(given)
given[0] = 5
print(shared)

for sizes in ["2, 3", "np.int64(2), 3", "np.array(3)", "np.int64(3)", "(2, 3)[0]", "torch.Size([2, 3])", "torch.tensor(2), 3"]:
    show(f"torch.FloatTensor({sizes}).shape")
for wrong in ["rows, 3", "[1], 2", "2.0, 3", "None, None", "2, 3.5", "2, [3]", "(2,), 3", "'a', 2", "True, 2", "foo=2"]:
    show(f"torch.FloatTensor({wrong})")
for wrong in ["2.0", "None", "'ab'", "bytes(2)", "{1, 2}", "np.float32(3)", "iter([1])"]:
    show(f"torch.Tensor({wrong})")
for wrong in ["np.float64(2.5)", "2, np.float64(3)", "np.float32(2)"]:
    show(f"torch.zeros({wrong})")
show("torch.tensor([1.0], names=['a'])")
