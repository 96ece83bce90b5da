import re
import warnings
import torch


def root(x):
    return torch.sqrt(x)


def model(x):
    return root(x) * 2


def show(call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            with torch.autograd.detect_anomaly():
                call()
        except RuntimeError as error:
            print(error)
    for warning in caught:
        print(warning.category.__name__, re.sub('File ".*"', "File", re.sub('  File "<string>".*\n', "", str(warning.message))))


x = torch.tensor([-1.0, 2], requires_grad=True)
show(lambda: model(x).sum().backward())
show(lambda: torch.log(x * 0).sum().backward())
