"""Which warnings operations give, in which words, and which of them only once."""
import warnings

import torch
import torch.nn.functional as F

a = torch.arange(6.0).view(2, 3)
c = torch.complex(a, a)


def told(name, function, times=2):
    counts = []
    kept = []
    for _ in range(times):
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            try:
                function()
            except Exception as error:
                counts.append(f"{type(error).__name__}: {error}")
        counts.append(len(seen))
        kept = kept or [f"{w.category.__name__}: {w.message}" for w in seen]
    print(name, counts, *kept)


told("std", lambda: a[:1].std(0))
told("std of a number", lambda: torch.tensor(2.0).std())
told("std of nothing", lambda: torch.ones(0).std())
told("std with correction", lambda: a.std(1, correction=3))
told("std that is known", lambda: a.std(1, correction=2))
told("var", lambda: torch.var(torch.ones(3, 0), 0))
told("std_mean", lambda: torch.std_mean(torch.tensor(1.0)))
told("var_mean", lambda: torch.var_mean(a, 1, correction=4))
told("cov", lambda: torch.cov(torch.ones(3, 1)))
told("corrcoef", lambda: torch.corrcoef(torch.ones(3, 1)))
told("to bool", lambda: c.bool())
told("complex to real", lambda: c.float())
told("copy of complex", lambda: a.clone().copy_(c))
told("resized", lambda: torch.add(a, a, out=torch.ones(2, 7)))
told("resized from nothing", lambda: torch.add(a, a, out=torch.empty(0)))
told("resized pair", lambda: torch.max(a, 1, out=(torch.ones(7), torch.ones(5, dtype=torch.long))))
told("dropout2d", lambda: F.dropout2d(a))
told("dropout2d of three", lambda: F.dropout2d(torch.ones(2, 3, 4)))
told("dropout3d", lambda: F.dropout3d(torch.ones(2, 3, 4)))
told("softmax", lambda: F.softmax(a))
told("log_softmax", lambda: F.log_softmax(a))
told("softmin", lambda: F.softmin(a))
told("chain_matmul", lambda: torch.chain_matmul(a, a.T))
told("adjoint", lambda: torch.tensor(2.0).adjoint())
told("index_reduce", lambda: a.index_reduce(0, torch.tensor([0]), a[:1], "amax"))
told("scatter", lambda: a.scatter(0, torch.tensor([[0]]), a[:1], reduce="add"))
told("bucketize", lambda: torch.bucketize(torch.ones(3, 3).T, torch.ones(3)))
told("cross", lambda: torch.cross(torch.ones(2, 3), torch.ones(2, 3)))
told("meshgrid", lambda: torch.meshgrid(a[0], a[0]))
told("bytes as index", lambda: a[torch.tensor([1, 0], dtype=torch.uint8)])
told("list of lists as index", lambda: a[[[0, 1], [1, 0]]])
told("text as index", lambda: a["a"])
told("T", lambda: torch.ones(1, 2, 3).T)
told("T of a number", lambda: torch.tensor(1.0).T)
told("mT of a number", lambda: torch.tensor(1.0).mT)
told("H of a number", lambda: torch.tensor(1.0).H)
told("mH of a number", lambda: torch.tensor(1.0).mH)
told("qr", lambda: torch.qr(a))
told("cholesky", lambda: torch.cholesky(torch.eye(2)))
told("lu", lambda: torch.lu(torch.eye(2)))
told("triangular_solve", lambda: torch.triangular_solve(torch.ones(2, 1), torch.eye(2)))
told("frobenius_norm", lambda: torch.frobenius_norm(a, [0, 1]))
told("nuclear_norm", lambda: torch.nuclear_norm(a))
told("affine_grid", lambda: F.affine_grid(torch.ones(1, 2, 3), (1, 1, 2, 2)))
told("grid_sample", lambda: F.grid_sample(torch.ones(1, 1, 2, 2), torch.zeros(1, 1, 1, 2)))
told("number of a tensor", lambda: float(torch.ones(1, requires_grad=True)))
told("grad of no leaf", lambda: (torch.ones(1, requires_grad=True) * 2).grad)
told("storage", lambda: torch.ones(2).storage())
told("stft", lambda: torch.stft(torch.ones(16), 4, return_complex=True))
told("LazyLinear", lambda: torch.nn.LazyLinear(3))
told("Linear without inputs", lambda: torch.nn.Linear(0, 3))
