"""Functions that PyTorch has written in Python look at their arguments in their own order."""
import torch
import torch.nn.functional as F

x = torch.arange(8.0).view(2, 4)
image = torch.arange(32.0).view(1, 2, 4, 4)


def tried(*functions):
    for function in functions:
        try:
            value = function()
            print(tuple(value.shape) if isinstance(value, torch.Tensor) else value)
        except Exception as error:
            print(type(error).__name__ + ":", error)


tried(lambda: F.max_pool2d(image), lambda: F.max_pool2d(image, 2, dim=1), lambda: F.max_pool1d(x, 2, out=1),
      lambda: F.max_pool2d(image, 2, return_indices=True, foo=1), lambda: F.max_pool2d(image, 2, 1, stride=2))
tried(lambda: F.adaptive_avg_pool2d(image, 1.5), lambda: F.adaptive_avg_pool2d(image, (2, "a")),
      lambda: F.adaptive_max_pool2d(x, (1, 2)), lambda: F.adaptive_max_pool2d(image, ()),
      lambda: F.adaptive_max_pool1d(x, "a"))
tried(lambda: F.dropout(x, None), lambda: F.dropout(x, "a"), lambda: F.dropout(x, 1.5), lambda: F.dropout(x, torch.ones(2)),
      lambda: F.dropout("a"), lambda: F.dropout(x, 0.5, 1, True), lambda: F.alpha_dropout(x, {}), lambda: F.dropout2d(image, []))
tried(lambda: F.relu("a"), lambda: F.relu("a", inplace=True), lambda: F.hardswish(None, True), lambda: F.silu(1),
      lambda: F.hardtanh(x, "a"), lambda: F.hardtanh(x, 2, 1), lambda: F.threshold(x, 1), lambda: F.threshold(x, 1, 2, foo=3))
tried(lambda: F.softmax(x, "a"), lambda: F.softmax(x, 1.5), lambda: F.softmax(3), lambda: F.softmax(3, 0),
      lambda: F.log_softmax(x, "a"), lambda: F.softmin(x, "a"), lambda: F.softmin("a", 0), lambda: F.softmax(int, 0),
      lambda: F.gumbel_softmax(x, None), lambda: F.gumbel_softmax(x, dim="a"))
tried(lambda: F.group_norm(image, 0), lambda: F.group_norm(image, "a"), lambda: F.group_norm(x[0], 1),
      lambda: F.group_norm("a", 1), lambda: F.batch_norm("a", None, None), lambda: F.batch_norm(x, None, None, training=True, eps=0),
      lambda: F.normalize(x, dim="a"), lambda: F.normalize(x, p=[1]), lambda: F.normalize(x, eps="a"),
      lambda: F.local_response_norm(image, "a"), lambda: F.local_response_norm(x, 2))
tried(lambda: F.embedding(torch.tensor([0]), x, padding_idx=5), lambda: F.embedding(torch.tensor([0]), x, padding_idx="a"),
      lambda: F.embedding("a", x), lambda: F.embedding_bag(torch.tensor([0, 1]), x), lambda: F.embedding_bag(x, x),
      lambda: F.embedding_bag(torch.tensor([0]), x[0], torch.tensor([0])))
tried(lambda: F.interpolate(image, size=1.5), lambda: F.interpolate(image, scale_factor="a", mode="bilinear"),
      lambda: F.interpolate(image), lambda: F.interpolate(image, size=2, scale_factor=2), lambda: F.interpolate(image, 2, mode="a"),
      lambda: F.interpolate(image, 2, mode="linear"), lambda: F.interpolate(None, 2))
tried(lambda: F.gaussian_nll_loss(x, None, x), lambda: F.gaussian_nll_loss(x, x, -x),
      lambda: F.gaussian_nll_loss(x, x, torch.ones(3)), lambda: F.triplet_margin_with_distance_loss(None, x, x))
tried(lambda: F.affine_grid(None, (1, 1, 2, 2), False), lambda: F.affine_grid(torch.ones(1, 2, 3), 3, False),
      lambda: F.unfold(image, "a"), lambda: F.unfold(image, (1, 2, 3)), lambda: F.fold(image, 4, None))
tried(lambda: torch.split(x, None), lambda: torch.split(x, 2, None), lambda: torch.split(x, "a"), lambda: x.split(1.5),
      lambda: torch.unique(x, foo=1), lambda: torch.unique(return_inverse=True), lambda: torch.unique_consecutive(x, return_counts=True, foo=1),
      lambda: torch.linalg.matrix_norm(x, foo=1), lambda: torch.linalg.matrix_norm("a"))
for _ in range(2):
    tried(lambda: torch.flip(x, [0]), lambda: torch.flip(x, 0), lambda: torch.tile(x, (2,)), lambda: torch.tile(x, 2),
          lambda: torch.reshape(x, (8,)), lambda: torch.reshape(x, 8))
m = torch.nn.RNN(4, 3)
tried(lambda: m(), lambda: m(x, foo=1), lambda: m(x, None, 1), lambda: torch.nn.LSTM(4, 3)(x, dim=0))
tried(lambda: F.cross_entropy(x, torch.tensor([0, 1]), label_smoothing=2.0),
      lambda: F.cross_entropy(x, x.softmax(1), weight=torch.ones(3)),
      lambda: F.cross_entropy(x, x.softmax(1), ignore_index=1))
tried(lambda: torch.addmm(x.long(), x, x.T), lambda: torch.addmm(x, x, x), lambda: torch.addmm(x, x.long(), x.T),
      lambda: torch.addmm(torch.ones(7), x, x.T))
w = torch.ones(2, 3, 3, 3)
images = torch.ones(1, 2, 4, 4)
tried(lambda: F.conv_transpose2d(images.double(), w, torch.ones(3)), lambda: F.conv_transpose2d(images, w, torch.ones(3).double()),
      lambda: F.conv2d(images.double(), w, padding="same"), lambda: F.conv2d(images.double(), w), lambda: F.conv2d(images[None], w),
      lambda: F.conv2d(torch.ones(1, 3, 4, 4).double(), w, padding="same"), lambda: F.conv2d(torch.ones(1, 3, 4, 4).double(), w, torch.ones(2)))
