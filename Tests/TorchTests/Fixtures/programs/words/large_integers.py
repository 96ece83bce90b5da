"""Integers beyond 64 bits as operands and arguments."""
import torch

def fresh():
    return dict(globals())


CALLS = r"""
torch.tensor(2**64)
torch.tensor([2**64])
torch.full((1,), 2**64)
torch.ones(1) * 2**64
torch.ones(1, dtype=torch.int64) * 2**64
torch.ones(1) + 2**64
torch.ones(1) > 2**64
torch.ones(1) ** 2**64
2**64 / torch.ones(1)
torch.ones(1).fill_(2**64)
torch.ones(1)[2**64]
torch.randint(2**64, (1,))
torch.manual_seed(2**64) and None
torch.ones(1).item() * 2**64
torch.ones(1, 2).sum(2**64)
torch.ones(1) // 2**64
torch.ones(1).eq(2**64)
torch.ones(1) == 2**64
torch.where(torch.tensor(True), 2**64, 1)
torch.ones(1, dtype=torch.int64) & 2**64
torch.tensor(2**64, dtype=torch.float64)
torch.tensor(10**20)
torch.tensor([10**20])
torch.full((1,), 10**20)
torch.ones(1) * 10**20
torch.ones(1, dtype=torch.int64) * 10**20
torch.ones(1) + 10**20
torch.ones(1) > 10**20
torch.ones(1) ** 10**20
10**20 / torch.ones(1)
torch.ones(1).fill_(10**20)
torch.ones(1)[10**20]
torch.randint(10**20, (1,))
torch.manual_seed(10**20) and None
torch.ones(1).item() * 10**20
torch.ones(1, 2).sum(10**20)
torch.ones(1) // 10**20
torch.ones(1).eq(10**20)
torch.ones(1) == 10**20
torch.where(torch.tensor(True), 10**20, 1)
torch.ones(1, dtype=torch.int64) & 10**20
torch.tensor(10**20, dtype=torch.float64)
torch.tensor(-2**63-1)
torch.tensor([-2**63-1])
torch.ones(1) * -2**63-1
torch.ones(1, dtype=torch.int64) * -2**63-1
torch.ones(1) + -2**63-1
torch.ones(1) > -2**63-1
torch.ones(1) ** -2**63-1
-2**63-1 / torch.ones(1)
torch.ones(1)[-2**63-1]
torch.randint(-2**63-1, (1,))
torch.manual_seed(-2**63-1) and None
torch.ones(1).item() * -2**63-1
torch.ones(1, 2).sum(-2**63-1)
torch.ones(1) // -2**63-1
torch.ones(1).eq(-2**63-1)
torch.ones(1) == -2**63-1
torch.where(torch.tensor(True), -2**63-1, 1)
torch.ones(1, dtype=torch.int64) & -2**63-1
torch.tensor(-2**63-1, dtype=torch.float64)
torch.tensor(-10**30)
torch.tensor([-10**30])
torch.ones(1) * -10**30
torch.ones(1, dtype=torch.int64) * -10**30
torch.ones(1) + -10**30
torch.ones(1) > -10**30
torch.ones(1) ** -10**30
-10**30 / torch.ones(1)
torch.ones(1)[-10**30]
torch.randint(-10**30, (1,))
torch.manual_seed(-10**30) and None
torch.ones(1).item() * -10**30
torch.ones(1, 2).sum(-10**30)
torch.ones(1) // -10**30
torch.ones(1).eq(-10**30)
torch.ones(1) == -10**30
torch.where(torch.tensor(True), -10**30, 1)
torch.ones(1, dtype=torch.int64) & -10**30
torch.tensor(-10**30, dtype=torch.float64)
torch.tensor(2**63)
torch.tensor([2**63])
torch.ones(1) * 2**63
torch.ones(1) + 2**63
torch.ones(1) > 2**63
torch.ones(1) ** 2**63
2**63 / torch.ones(1)
torch.arange(2**63)
torch.ones(1)[2**63]
torch.randint(2**63, (1,))
torch.manual_seed(2**63) and None
torch.ones(1).item() * 2**63
torch.ones(1, 2).sum(2**63)
torch.ones(1) // 2**63
torch.ones(1).eq(2**63)
torch.ones(1) == 2**63
torch.tensor(2**63, dtype=torch.float64)
"""

for expression in CALLS.strip().split("\n"):
    torch.manual_seed(1)
    try:
        print(expression, "|", eval(expression, fresh()))
    except Exception as error:
        print(expression, "|", type(error).__name__ + ":", error)
