import torch
import torch.nn as nn
from collections import OrderedDict


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
        self.head = nn.Linear(2, 1)
        self.register_buffer("kept", torch.zeros(1))
        self.register_buffer("lost", torch.zeros(1), persistent=False)
        self.register_buffer("empty", None)


torch.manual_seed(0)
net = Net()
state = net.state_dict()
print(type(state).__name__, list(state), state._metadata)
print(state["head.weight"], state["head.weight"].requires_grad, net.state_dict(keep_vars=True)["head.weight"].requires_grad)
print(state["head.weight"].data_ptr() == net.head.weight.data_ptr(), list(net.head.state_dict(prefix="p.")))
other = Net()
print(other.load_state_dict(state), torch.equal(other.head.weight, net.head.weight))
result = other.load_state_dict({"head.weight": torch.ones(1, 2), "more": torch.ones(1)}, strict=False)
print(result.missing_keys, result.unexpected_keys, result)
print(other.head.weight)
attempt(lambda: other.load_state_dict({"head.weight": torch.ones(1, 2), "more": torch.ones(1)}))
attempt(lambda: nn.Linear(2, 2).load_state_dict({"weight": torch.ones(3, 2), "bias": torch.ones(2)}))
attempt(lambda: nn.Linear(2, 2).load_state_dict({"weight": [1.0], "bias": torch.ones(2)}))
attempt(lambda: nn.Linear(2, 2).load_state_dict([1]))
attempt(lambda: nn.Sequential(nn.Linear(2, 2)).load_state_dict(OrderedDict([("0.weight", torch.ones(2, 2)), ("1.bias", torch.ones(2))])))
layer = nn.Linear(2, 2)
weight = layer.weight
layer.load_state_dict({"weight": torch.ones(2, 2), "bias": torch.zeros(2)})
print(layer.weight is weight, weight)
layer.load_state_dict({"weight": torch.full((2, 2), 3.0), "bias": torch.zeros(2)}, assign=True)
print(layer.weight is weight, layer.weight, type(layer.weight).__name__)


class Extra(nn.Module):
    def __init__(self):
        super().__init__()
        self.note = "a"

    def get_extra_state(self):
        return {"note": self.note}

    def set_extra_state(self, state):
        self.note = state["note"] + "!"


extra = Extra()
print(extra.state_dict())
print(extra.load_state_dict(extra.state_dict()), extra.note)
attempt(lambda: extra.load_state_dict({}))
layer.register_state_dict_post_hook(lambda m, sd, prefix, meta: sd.update(added=torch.ones(1)))
layer.register_state_dict_pre_hook(lambda m, prefix, keep: print("pre", repr(prefix), keep))
print(list(layer.state_dict()))
target = nn.Linear(2, 2)
target.register_load_state_dict_pre_hook(lambda m, sd, prefix, *rest: sd.pop("added", None))
target.register_load_state_dict_post_hook(lambda m, keys: print("post", keys))
print(target.load_state_dict(layer.state_dict()))
print({k: v.shape for k, v in Net().state_dict().items()})
optimal = net.state_dict()
net.head.weight.data.fill_(9)
print(optimal["head.weight"])
