# Subclasses of Random: seeding happens in `__init__`, by the subclass's own `seed`.
import random

for expression in ("random.Random(1, 2)", "random.Random(y=2)", "random.Random([1])", "random.Random(x=3).random()"):
    try:
        print(expression, eval(expression))
    except TypeError as error:
        print(expression, error)


class Shifted(random.Random):
    def seed(self, a=None, version=2):
        print("seed", a, version)
        super().seed(7 if a is None else a + 1, version)


stream = Shifted(4)
print(stream.random())
print(Shifted().random())
stream.__init__(4)
print(stream.random())


class Doubled(random.Random):
    def __init__(self, mine):
        self.mine = mine
        super().__init__(mine * 2)
        print("inside", self.random())


stream = Doubled(3)
print(stream.mine, stream.random(), stream.gauss(0, 1))
stream.__init__(3)
print(stream.gauss(0, 1))


class Constant(random.Random):
    def __init__(self):
        pass

    def random(self):
        return 0.25


stream = Constant()
print(stream.random(), stream.uniform(1, 3), stream.randrange(10), stream.choice("abcd"))
