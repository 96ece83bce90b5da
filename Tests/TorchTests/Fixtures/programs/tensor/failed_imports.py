# A module whose import failed is not there, neither for a second import nor as a member of its package.
import torch.utils

for _ in range(2):
    try:
        import torch.utils.tensorboard
    except ModuleNotFoundError as error:
        print(str(error).split(":")[0])
    print(hasattr(torch.utils, "tensorboard"))
