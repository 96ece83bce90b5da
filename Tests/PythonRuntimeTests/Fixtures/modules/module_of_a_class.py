# A module whose class is replaced: its properties come before what the module holds.
import sys
import types

m = types.ModuleType('m')
m.q = 7


class WithProperty(types.ModuleType):
    @property
    def q(self):
        return 'property'


class WithAll(types.ModuleType):
    def __getattribute__(self, name):
        return f'any {name}'


def read():
    return m.q


print(read())
m.__class__ = WithProperty
print(read(), m.q)
m.__class__ = WithAll
print(read(), m.unknown)
view = memoryview(bytes(2))[1::sys.maxsize]
print(len(view), len(view[1:]), view[1:].tobytes(), view[5:][2:].tolist())
