import torch
import torch.nn as nn


def show(layer, *inputs):
    """repr, keys, forward, and every gradient of a weighted sum of the output."""
    print(layer)
    print([(name, tuple(value.shape)) for name, value in layer.state_dict().items()])
    output = layer(*inputs)
    first = output[0] if isinstance(output, tuple) else output
    print(output)
    if not first.requires_grad:
        return
    weights = torch.arange(first.numel(), dtype=first.dtype).reshape(first.shape) / 7 - 1
    (first * weights).sum().backward()
    for x in inputs:
        if isinstance(x, torch.Tensor) and x.is_leaf and x.grad is not None:
            print("input", (x.grad * 1e4).round() / 1e4 + 0.0)
            x.grad = None
    for name, parameter in layer.named_parameters():
        print(name, (parameter.grad * 1e4).round() / 1e4 + 0.0)
    layer.zero_grad()


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for cls, settings in ((nn.TransformerEncoderLayer, {}), (nn.TransformerEncoderLayer, {"batch_first": True, "norm_first": True, "activation": "gelu"}),
                      (nn.TransformerDecoderLayer, {"dropout": 0.0})):
    torch.manual_seed(1)
    layer = cls(4, 2, 8, **settings)
    x = torch.randn(3, 2, 4, requires_grad=True)
    rest = () if cls is nn.TransformerEncoderLayer else (torch.randn(5, 2, 4),)
    show(layer, x, *rest)
    layer.eval()
    print(layer(x, *rest))
torch.manual_seed(2)
model = nn.Transformer(4, 2, 2, 2, 8, batch_first=True)
source, target = torch.randn(2, 5, 4), torch.randn(2, 3, 4)
show(model, source, target)
model.eval()
print(model(source, target, tgt_mask=nn.Transformer.generate_square_subsequent_mask(3)))
print(model(source, target, tgt_mask=nn.Transformer.generate_square_subsequent_mask(3), tgt_is_causal=True))
print(nn.Transformer.generate_square_subsequent_mask(3))
encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8, batch_first=True), 2)
encoder.eval()
padding = torch.tensor([[False] * 5, [False] * 3 + [True] * 2])
with torch.no_grad():
    print(encoder(source, src_key_padding_mask=padding))
print(encoder(source, src_key_padding_mask=padding))
print(encoder(source, mask=nn.Transformer.generate_square_subsequent_mask(5)))
print(torch.equal(encoder.layers[0].linear1.weight, encoder.layers[1].linear1.weight), len(list(encoder.parameters())))
decoder = nn.TransformerDecoder(nn.TransformerDecoderLayer(4, 2, 8), 2, nn.LayerNorm(4))
decoder.eval()
print(decoder(target.transpose(0, 1), source.transpose(0, 1)))
attempt(lambda: model(source, target[:1]))
attempt(lambda: nn.TransformerEncoderLayer(4, 2, activation="tanh"))
attempt(lambda: model(source[..., :2], target))
