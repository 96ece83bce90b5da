import numpy as np
import torch


def say(name, *rest, **named):
    try:
        made = getattr(np.linalg, name)(*rest, **named)
        print(name, [(type(part).__name__, part.dtype) for part in (made if isinstance(made, tuple) else (made,))])
        print(made)
    except Exception as error:
        print(name, type(error).__name__, error)


symmetric = np.array([[2., 1], [1, 3]], dtype=np.float32)
turning = np.array([[0., -1], [1, 0]], dtype=np.float32)
for matrix in (symmetric, turning, torch.tensor(symmetric), torch.tensor(turning), turning.astype(np.float64)):
    say("eig", matrix)
    say("eigvals", matrix)
    say("svd", matrix)
    say("qr", matrix)
    say("pinv", matrix)
say("eigvals", np.stack([symmetric, turning]))
say("eigh", torch.tensor(symmetric))
say("cholesky", torch.tensor(symmetric))
say("solve", symmetric, torch.tensor(symmetric))
say("qr", torch.tensor(symmetric), mode="r")
say("cross", symmetric[0], symmetric[1])
