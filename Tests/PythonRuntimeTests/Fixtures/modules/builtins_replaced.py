# What is put into the module builtins is what every name means.
import builtins

kept = builtins.print


def loud(*values):
    kept("LOUD", *values)


builtins.print = loud
print("a", 1)
builtins.print = kept
print("b")
builtins.extra = 5
print(extra)
del builtins.extra
try:
    extra
except NameError as error:
    print(error)


class Counted:
    def __init__(self, values):
        self.values = values

    def __iter__(self):
        print("iter")
        return iter(self.values)

    def __len__(self):
        print("len")
        return len(self.values)


class Hinted(Counted):
    __len__ = None

    def __length_hint__(self):
        print("hint")
        return 3


counted = Counted([1, 2])
print(list(counted), tuple(counted), [*counted], sorted(counted), set(counted), sum(counted))
values = [0]
values.extend(counted)
values += counted
print(values, max(counted), dict.fromkeys(counted), [one for one in counted])
