# An object whose attributes are in a dict must not teach the cache that the class's value is everybody's.
class Schedule:
    first = False

    def __init__(self, rate):
        self.rate = rate
        self.first = True
        self.value = self.get()
        self.first = False

    def get(self):
        return "first" if self.first else "later"


a = Schedule(1)
a.__dict__.update(extra=1)
del a.first
print(a.get(), a.get(), a.value)
b = Schedule(2)
print(b.value, b.get())
print([Schedule(i).value for i in range(3)])
