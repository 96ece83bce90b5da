# What `__hash__` returns is taken as a number, be it one of a class with a hash of its own.
class Own(int):
    def __hash__(self):
        return self


class Wide:
    def __hash__(self):
        return 2**100


print(hash(Own(42)), hash(Own(-1)), hash(Own(2**70)) == hash(2**70), hash(Wide()) == hash(2**100))
print({Own(3): "three"}[3])
