# The classes of special methods of built-in classes, and their reprs.
import types

print(type(object.__init__), type(int.__add__), type((1).__add__), type([].__len__), type(object().__str__))
print(type(int.__new__), type(str.upper), type("a".upper), type(float.__format__), type(int.__round__))
print(type(dict.__contains__), type(dict.__getitem__), type(list.__getitem__), type(set().__contains__))
print(type(object.__dir__), type(object.__sizeof__), type(list.__reversed__))
print(types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType)
print(object.__init__, int.__add__, list.__len__, dict.__getitem__)
print(isinstance(int.__add__, types.WrapperDescriptorType), isinstance((1).__add__, types.MethodWrapperType))
print((1).__add__.__name__, (1).__add__.__self__, (1).__add__(2), int.__add__(1, 2), callable((1).__add__))
print(int.__add__.__qualname__, int.__add__.__objclass__ if hasattr(int.__add__, "__objclass__") else None)
print((1).__add__ == (1).__add__, [1].__len__ == [1].__len__, hash((1).__add__) == hash((1).__add__))


class Child(int):
    pass


print(type(Child.__init__), type(Child(1).__add__), Child(1).__add__(3), type(super(Child, Child(2)).__add__))
