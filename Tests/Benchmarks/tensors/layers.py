# Layers that lessons need less often than a convolution or a linear one, forward and there and back, small and large.
import time
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(0)


def timed(name, body):
    body()
    start = time.process_time()
    body()
    turns = max(1, int(0.003 / (time.process_time() - start + 1e-6)))
    best = float("inf")
    for _ in range(4):
        start = time.process_time()
        for _ in range(turns):
            body()
        best = min(best, time.process_time() - start)
    print(f"{name}: {best * 1e6 / turns}")


def both(name, body):
    gradient = torch.ones_like(body())
    timed(name, body)
    timed("  and back, " + name, lambda: body().backward(gradient))


def leaf(*sizes):
    return torch.randn(*sizes).requires_grad_()


for size, batch, channels, width in (("small", 2, 4, 8), ("large", 16, 16, 32)):
    x, bias = leaf(batch, channels, width, width), leaf(channels)
    kernel, single = leaf(channels, channels, 3, 3), leaf(channels, 1, 3, 3)
    both(f"conv_transpose2d, {size}", lambda: F.conv_transpose2d(x, kernel, bias))
    both(f"conv_transpose2d by 2, {size}", lambda: F.conv_transpose2d(x, kernel, bias, stride=2, padding=1))
    both(f"conv2d by 2, {size}", lambda: F.conv2d(x, kernel, bias, stride=2, padding=1))
    both(f"conv2d of single channels, {size}", lambda: F.conv2d(x, single, bias, padding=1, groups=channels))
    volume, cube = leaf(2, channels, 8, 8, 8), leaf(channels, channels, 3, 3, 3)
    both(f"conv3d, {size}", lambda: F.conv3d(volume, cube, bias, padding=1))
    both(f"group_norm, {size}", lambda: F.group_norm(x, 2, bias, bias))
    both(f"instance_norm, {size}", lambda: F.instance_norm(x))
    both(f"batch_norm, {size}", lambda: F.batch_norm(x, None, None, bias, bias, True))
    for mode in ("nearest", "bilinear", "bicubic", "area"):
        both(f"interpolate {mode}, {size}", lambda: F.interpolate(x, scale_factor=2, mode=mode))
    for mode in ("constant", "reflect", "replicate", "circular"):
        both(f"pad {mode}, {size}", lambda: F.pad(x, (2, 2, 2, 2), mode=mode))
    both(f"adaptive_avg_pool2d, {size}", lambda: F.adaptive_avg_pool2d(x, 3))
    both(f"adaptive_max_pool2d, {size}", lambda: F.adaptive_max_pool2d(x, 3))
    both(f"avg_pool2d, {size}", lambda: F.avg_pool2d(x, 2))
    both(f"pixel_shuffle, {size}", lambda: F.pixel_shuffle(x, 2))

for size, batch, heads, length, width in (("small", 2, 2, 8, 8), ("large", 8, 8, 64, 32)):
    query, key, value = (leaf(batch, heads, length, width) for _ in range(3))
    mask = torch.ones(length, length).tril().bool()
    both(f"attention, {size}", lambda: F.scaled_dot_product_attention(query, key, value))
    both(f"masked attention, {size}", lambda: F.scaled_dot_product_attention(query, key, value, attn_mask=mask))
    features = heads * width
    text = leaf(batch, length, features)
    layer = nn.TransformerEncoderLayer(features, heads, 2 * features, dropout=0.0, batch_first=True)
    both(f"TransformerEncoderLayer, {size}", lambda: layer(text))
    for kind in (nn.RNN, nn.GRU, nn.LSTM):
        cells = kind(features, features, batch_first=True)
        both(f"{kind.__name__}, {size}", lambda: cells(text)[0])
    table, words = leaf(1000, features), torch.randint(0, 1000, (batch * length,))
    starts = torch.arange(0, batch * length, 4)
    for mode in ("sum", "mean", "max"):
        both(f"embedding_bag {mode}, {size}", lambda: F.embedding_bag(words, table, starts, mode=mode))

for rows in (100, 1000):
    scores, labels = leaf(rows, rows), torch.randint(0, rows, (rows,))
    chances = scores.detach().sigmoid()
    both(f"cross_entropy of {rows} rows", lambda: F.cross_entropy(scores, labels))
    both(f"smoothed cross_entropy of {rows} rows", lambda: F.cross_entropy(scores, labels, label_smoothing=0.1))
    both(f"poisson_nll_loss of {rows} rows", lambda: F.poisson_nll_loss(scores, chances))
    both(f"cosine_similarity of {rows} rows", lambda: F.cosine_similarity(scores, chances))
    both(f"multi_margin_loss of {rows} rows", lambda: F.multi_margin_loss(scores, labels))
