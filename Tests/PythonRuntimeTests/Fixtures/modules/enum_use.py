from enum import Enum, IntEnum, auto
class Phase(Enum):
    TRAIN = "train"
    EVAL = "eval"
    @property
    def is_train(self):
        return self is Phase.TRAIN
    def other(self):
        return Phase.EVAL if self.is_train else Phase.TRAIN
class Priority(IntEnum):
    LOW = auto()
    MID = auto()
    HIGH = auto()
print([p.value for p in Phase], Phase("eval").other(), Phase.TRAIN.is_train, {Phase.TRAIN: 1}, sorted([Priority.HIGH, Priority.LOW]), max(Priority), Priority.MID + 1, f"{Phase.TRAIN.name}:{Phase.TRAIN.value}", Phase.TRAIN is Phase["TRAIN"], Priority(2).name)
match Phase.EVAL:
    case Phase.TRAIN:
        print("t")
    case Phase.EVAL:
        print("e")
def step(phase: Phase = Phase.TRAIN):
    return repr(phase), str(phase)
print(step(), step(Phase.EVAL), isinstance(Priority.LOW, int), Priority.LOW < 2, list(Priority)[-1], len(Phase), Phase.EVAL in Phase)
