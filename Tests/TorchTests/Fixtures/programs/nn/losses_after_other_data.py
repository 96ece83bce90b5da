# Backward after `x.data = ...` exchanged what a loss (or a kernel of distances, of samples) saved for other sizes or
# another type: an error, and nothing read outside of the new memory.
import torch
import torch.nn.functional as F


def attempt(name, run):
    try:
        print(name, run())
    except Exception as error:
        print(name, type(error).__name__, error)


def after(name, shape, function, *others):
    for other in others:
        x = torch.zeros(shape, requires_grad=True)
        result = function(x).sum()
        x.data = other
        attempt(name, result.backward)


labels = torch.tensor([[1, 2], [3, 3]])
after("ctc_loss", (4, 2, 4), lambda x: F.ctc_loss(x, labels, (4, 4), (2, 1)),
      torch.zeros(1, 1, 1), torch.zeros(5, 2, 4), torch.zeros(4, 2, 5), torch.zeros(8), torch.zeros(4, 2, 4).double())
after("multi_margin_loss", (3, 4), lambda x: F.multi_margin_loss(x, torch.tensor([0, 1, 2])),
      torch.zeros(1, 1), torch.zeros(6, 4), torch.zeros(3), torch.zeros(3, 2), torch.zeros(3, 5),
      torch.zeros(3, 4).double())
after("pdist", (4, 3), F.pdist,
      torch.zeros(1, 1), torch.zeros(5, 3), torch.zeros(4, 2), torch.zeros(3), torch.zeros(4, 3).double())
for p in (1.0, 3.0):
    after("cdist", (4, 3), lambda x: torch.cdist(x, torch.ones(2, 3), p=p),
          torch.zeros(1, 1), torch.zeros(5, 3), torch.zeros(4, 2))

places = torch.zeros(1, 3, 3, 2)
after("grid_sample input", (1, 2, 4, 4), lambda x: F.grid_sample(x, places, align_corners=False),
      torch.zeros(1, 2, 2, 2), torch.zeros(1, 1, 1, 1), torch.zeros(3), torch.zeros(2, 2, 4, 4),
      torch.zeros(1, 2, 4, 4).double())
image = torch.ones(1, 2, 4, 4)
after("grid_sample grid", (1, 3, 3, 2), lambda x: F.grid_sample(image, x, align_corners=False),
      torch.zeros(1, 1, 1, 2), torch.zeros(1, 4, 4, 2), torch.zeros(2), torch.zeros(1, 3, 3, 3))

scores = torch.zeros(4, 2, 4).log_softmax(-1)
attempt("long target", lambda: F.ctc_loss(scores, labels, (4, 4), (3, 1)))
attempt("long last target", lambda: F.ctc_loss(scores, labels, (4, 4), (1, 3)))
attempt("both long", lambda: F.ctc_loss(scores, labels, (4, 4), (3, 4)))
