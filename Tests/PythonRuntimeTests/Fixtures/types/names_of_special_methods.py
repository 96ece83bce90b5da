# dir() and hasattr() know which operators a built-in class has.
for cls in (int, float, complex, str, bytes, list, tuple, dict, set, frozenset, range, bool, object, type(None)):
    print(cls.__name__, [name for name in dir(cls) if name.startswith('__') and name not in ('__getnewargs__', '__complex__', '__bytes__', '__getformat__')])
print(dir([]) == dir(list), dir('') == dir(str), [name for name in dir([]) if not name.startswith('_')])
print(hasattr(3, '__matmul__'), hasattr([], '__sub__'), hasattr('', '__bool__'), hasattr({}, '__or__'))
print(hasattr([], '__iadd__'), hasattr((), '__iadd__'), hasattr(1.5, '__and__'), hasattr(True, '__and__'))


class Plain:
    def method(self):
        pass


print([name for name in dir(Plain()) if not name.startswith('__')], '__dict__' in dir(Plain), '__module__' in dir(Plain))
try:
    print(super(bool, True).__radd__(2), (3).__add__(4), [1].__add__([2]))
    [].__sub__
except AttributeError as error:
    print(error)
print(list.__hash__, {}.__hash__, set.__hash__, callable(tuple.__hash__))
