"""Layers and losses called with what is no tensor, or a tensor of another type or rank: the reference's words."""
import torch, torch.nn as nn, torch.nn.functional as F, numpy as np, warnings
warnings.simplefilter('ignore')
x = torch.randn(4, 3, 8, 8); s = torch.randn(4, 3); q = torch.randn(4, 3, 8); y = torch.tensor([0, 1, 2, 0]); v = torch.randn(2, 3, 8, 8, 8)
M = {
    'Linear': (nn.Linear(3, 2), s),
    'Conv2d': (nn.Conv2d(3, 2, 3), x),
    'Conv1d': (nn.Conv1d(3, 2, 3), q),
    'ReLU': (nn.ReLU(), s),
    'Sigmoid': (nn.Sigmoid(), s),
    'Tanh': (nn.Tanh(), s),
    'Softmax': (nn.Softmax(1), s),
    'LogSoftmax': (nn.LogSoftmax(1), s),
    'GELU': (nn.GELU(), s),
    'LeakyReLU': (nn.LeakyReLU(), s),
    'ELU': (nn.ELU(), s),
    'Softplus': (nn.Softplus(), s),
    'Dropout': (nn.Dropout(), s),
    'BatchNorm1d': (nn.BatchNorm1d(3), s),
    'BatchNorm2d': (nn.BatchNorm2d(3), x),
    'LayerNorm': (nn.LayerNorm(3), s),
    'GroupNorm': (nn.GroupNorm(1, 3), x),
    'MaxPool2d': (nn.MaxPool2d(2), x),
    'AvgPool2d': (nn.AvgPool2d(2), x),
    'AdaptiveAvgPool2d': (nn.AdaptiveAvgPool2d(1), x),
    'Flatten': (nn.Flatten(), x),
    'Identity': (nn.Identity(), x),
    'Embedding': (nn.Embedding(5, 2), y),
    'LSTM': (nn.LSTM(3, 2), s),
    'GRU': (nn.GRU(3, 2), s),
    'RNN': (nn.RNN(3, 2), s),
    'LSTMCell': (nn.LSTMCell(3, 2), s),
    'Bilinear': (nn.Bilinear(3, 3, 2), s, s),
    'Sequential': (nn.Sequential(nn.Linear(3, 2), nn.ReLU()), s),
    'ConvT': (nn.ConvTranspose2d(3, 2, 3), x),
    'Upsample': (nn.Upsample(scale_factor=2), x),
    'PixelShuffle': (nn.PixelShuffle(1), x),
    'TEL': (nn.TransformerEncoderLayer(4, 2, 8), torch.randn(3, 1, 4)),
    'InstanceNorm2d': (nn.InstanceNorm2d(3), x),
    'RMSNorm': (nn.RMSNorm(3), s),
    'PReLU': (nn.PReLU(), s),
    'SiLU': (nn.SiLU(), s),
    'Hardtanh': (nn.Hardtanh(), s),
    'ReLU6': (nn.ReLU6(), s),
    'CosineSimilarity': (nn.CosineSimilarity(), s, s),
    'PairwiseDistance': (nn.PairwiseDistance(), s, s),
    'ZeroPad2d': (nn.ZeroPad2d(1), x),
    'Unfold': (nn.Unfold(2), x),
    'MSELoss': (nn.MSELoss(), s, s),
    'L1Loss': (nn.L1Loss(), s, s),
    'SmoothL1': (nn.SmoothL1Loss(), s, s),
    'Huber': (nn.HuberLoss(), s, s),
    'CE': (nn.CrossEntropyLoss(), s, y),
    'NLL': (nn.NLLLoss(), s.log_softmax(1), y),
    'BCE': (nn.BCELoss(), s.sigmoid(), s.sigmoid()),
    'BCEL': (nn.BCEWithLogitsLoss(), s, s.sigmoid()),
    'KL': (nn.KLDivLoss(), s, s),
    'Hinge': (nn.HingeEmbeddingLoss(), s, s),
    'Margin': (nn.MarginRankingLoss(), s[:, 0], s[:, 1], s[:, 2]),
    'CosEmb': (nn.CosineEmbeddingLoss(), s, s, s[:, 0]),
    'Triplet': (nn.TripletMarginLoss(), s, s, s),
    'MultiMargin': (nn.MultiMarginLoss(), s, y),
    'Poisson': (nn.PoissonNLLLoss(), s, s),
    'GNLL': (lambda a: nn.GaussianNLLLoss()(a, s, s.abs()), s),
    'SoftMargin': (nn.SoftMarginLoss(), s, s)}
B = {'None': None, 'list': [1., 2.], 'tuple': (s, s), 'float': 1.5, 'int': 3, 'str': 'a', 'ndarray': np.ones((4, 3), dtype=np.float32), 'dict': {}, 'int64': torch.ones(4, 3, dtype=torch.int64), 'f64': torch.ones(4, 3, dtype=torch.float64), 'dim0': torch.tensor(1.), 'bool': torch.ones(4, 3, dtype=torch.bool), 'f5d': v, 'wrong': torch.ones(4, 5), 'module': nn.ReLU(), 'empty': torch.empty(0)}
for n, (m, *a) in M.items():
    for k in range(min(len(a), 3)):
        for b, bad in B.items():
            if n == 'Flatten' and b == 'ndarray':
                continue
            c = list(a)
            c[k] = bad
            torch.manual_seed(0)
            try:
                r = m(*c)
                r = 'ok ' + (str(tuple(r.shape)) if isinstance(r, torch.Tensor) else type(r).__name__)
            except Exception as e:
                r = type(e).__name__ + ': ' + str(e).replace('\n', '\\n')
            print(n, k, b, r)
