# A storage is the memory itself: what is written to it shows in every tensor on it.
import torch

points = torch.tensor([[4.0, 1.0], [5.0, 3.0], [2.0, 1.0]])
turned = points.t()
storage = points.storage()
storage[0] = 2.0
print(points)
storage[-1] = 9
print(turned)
storage[1:3] = 7
print(points)
print(storage.data_ptr() == points.data_ptr(), turned.storage().data_ptr() == storage.data_ptr())
print(storage.dtype, storage.device, storage.is_cuda, len(storage), storage.size(), storage.nbytes())
print(list(storage))


def show(text):
    try:
        exec(text)
        print(text, "ok")
    except Exception as error:
        print(text, "!!", type(error).__name__, error)


for text in ["storage[10] = 1", "storage['a'] = 1", "storage[0] = 'a'", "storage[0] = None", "storage[6]", "storage[1:3]"]:
    show(text)
whole = torch.tensor([1, 2])
storage = whole.storage()
storage[1] = 7
print(whole)
memory = points.untyped_storage()
memory[3] = 65
memory[0] = 300
print(memory[0], memory[3], len(memory))
print(points)
show("memory[100] = 3")
