from torch.optim import *
from torch.optim.lr_scheduler import *
from torch.optim.adam import Adam as ByModule
from torch.optim import lr_scheduler as schedules, swa_utils
from torch.optim.optimizer import Optimizer as Base
import torch
import torch.optim as optim
import torch.optim.lr_scheduler as again
from torch import optim as from_torch
from torch.utils import data as utils_data
import torch.utils.data as td
from torch.utils.data.dataset import Dataset
from torch.utils.data.sampler import RandomSampler
from torch.utils.data.dataloader import DataLoader, default_collate

print(Adam is ByModule, Adam is torch.optim.Adam, Base is Optimizer, again is schedules, optim is from_torch)
print(SGD, Adam, AdamW, RMSprop, LBFGS, StepLR, OneCycleLR, ReduceLROnPlateau, swa_utils.AveragedModel)
print(issubclass(AdamW, Adam), issubclass(SGD, Optimizer), SGD.__name__, SGD.__module__)
print(utils_data is td, td.Dataset is Dataset, td.RandomSampler is RandomSampler, td.DataLoader is DataLoader)
print(Dataset, RandomSampler, DataLoader, td.random_split.__name__, td.default_collate is default_collate)
print(hasattr(torch.optim, "sgd"), hasattr(torch.optim, "lr_scheduler"), sorted(n for n in torch.optim.__all__ if n < "Az"))
try:
    from torch.optim import Adan
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
try:
    import torch.utils.tensorboard
except ModuleNotFoundError as e:
    print(str(e).split(":")[0])
try:
    import torchvision.transforms as T
except ImportError as e:
    print(type(e).__name__, str(e).split(":")[0])
