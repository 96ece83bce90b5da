# Variables of the old days are tensors on the same memory; the tensor they were made of stays as it was.
import numpy as np
import torch
from torch.autograd import Variable

data = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
variable = Variable(data, requires_grad=True)
print(variable, data)
print(variable is data, variable.data_ptr() == data.data_ptr())
loss = (variable * variable).mean()
loss.backward()
print(loss, variable.grad, data.grad)
with torch.no_grad():
    variable[0, 0] = 9
print(data)
print(Variable, isinstance(data, Variable), isinstance(3, Variable), type(variable))


def show(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "!!", type(error).__name__, error)


for text in [
    "Variable(data)", "Variable(data, True)", "Variable(data, volatile=True)", "Variable(data, volatile=False)",
    "Variable(data, True, True)", "Variable(data=data)", "Variable()", "Variable(None)", "Variable(variable)",
    "Variable(variable * 2)", "Variable(variable * 2, requires_grad=True)", "Variable(np.ones(2))", "Variable([1])",
    "Variable(3)", "Variable(data, requires_grad=None)", "Variable(data, foo=1)",
    "Variable(torch.tensor([1]), requires_grad=True)",
]:
    show(text)
