# `size_average` and `reduce`, the old way to say `reduction`, in functions and in layers.
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.randn(3, 4)
y = torch.tensor([0, 1, 2])
p = torch.sigmoid(x)
z = torch.rand(3, 4)
s = torch.tensor([1.0, -1, 1])
calls = """F.cross_entropy(x,y,%s) F.nll_loss(x,y,%s) F.mse_loss(x,z,%s) F.l1_loss(x,z,%s) F.smooth_l1_loss(x,z,%s)
F.binary_cross_entropy(p,z,%s) F.binary_cross_entropy_with_logits(x,z,%s) F.kl_div(x,z,%s) F.soft_margin_loss(x,z,%s)
F.hinge_embedding_loss(x,z,%s) F.poisson_nll_loss(x,z,%s) F.multilabel_soft_margin_loss(x,z,%s)
F.cosine_embedding_loss(x,z,s,%s) F.margin_ranking_loss(s,s,s,%s) F.multi_margin_loss(x,y,%s) F.triplet_margin_loss(x,z,x,%s)
nn.CrossEntropyLoss(%s)(x,y) nn.MSELoss(%s)(x,z) nn.KLDivLoss(%s)(x,z) nn.PoissonNLLLoss(%s)(x,z)""".split()
options = [
    "size_average=False", "size_average=True", "reduce=False", "reduce=True", "size_average=False,reduce=False",
    "size_average=False,reduce=True", "size_average=False,reduction='none'", "size_average=None,reduce=None",
]
for option in options:
    for call in calls:
        print(call % option, eval(call % option))
for call in [
    "F.nll_loss(x,y,None,False)", "F.mse_loss(x,z,False)", "F.cross_entropy(x,y,None,False)",
    "F.binary_cross_entropy(p,z,None,False)", "nn.MSELoss(False)(x,z)", "nn.CrossEntropyLoss(None,False)(x,y)",
    "F.mse_loss(x,z,reduction='elementwise_mean')", "F.nll_loss(x,y,reduction='elementwise_mean')",
]:
    print(call, eval(call))
for call in ["F.mse_loss(x,z,reduction='foo')", "F.cross_entropy(x,y,reduction=None)"]:
    try:
        eval(call)
    except ValueError as error:
        print(error)
