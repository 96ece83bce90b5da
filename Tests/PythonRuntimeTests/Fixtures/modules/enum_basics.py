def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


from enum import Enum, IntEnum, auto
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
print(Color.RED, repr(Color.GREEN), Color.BLUE.value, Color.RED.name, Color(2), Color["RED"])
print([c.name for c in Color], len(list(Color)), Color.RED is Color(1), Color.RED == Color.GREEN, Color.RED in {Color.RED: 1})
attempt(lambda: Color(9))
attempt(lambda: Color["PINK"])
class Level(IntEnum):
    LOW = 1
    HIGH = 5
print(Level.LOW < Level.HIGH, Level.LOW + 1, int(Level.HIGH), Level(5).name, Level.LOW == 1)
class Mode(Enum):
    TRAIN = "train"
    EVAL = "eval"
    @property
    def short(self):
        return self.value[0]
    def describe(self):
        return f"{self.name}:{self.value}"
print(Mode.TRAIN.short, Mode.EVAL.describe(), Mode("eval"), f"{Mode.TRAIN}", {m: m.value for m in Mode})
print(isinstance(Mode.TRAIN, Mode), Mode.TRAIN != Mode.EVAL, hash(Mode.TRAIN) == hash(Mode.TRAIN))
