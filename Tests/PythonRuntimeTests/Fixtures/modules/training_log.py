import math, random, statistics, itertools, time, datetime, json, io
from dataclasses import dataclass, asdict, field
@dataclass
class Epoch:
    number: int
    loss: float
    extra: dict = field(default_factory=dict)
random.seed(0)
log = [Epoch(i, math.exp(-i / 3) + random.random() * 0.01, {"lr": 0.1 * 0.5 ** i}) for i in range(4)]
for e in log:
    print(f"epoch {e.number:02d} | loss {e.loss:.4f} | lr {e.extra['lr']:.2e}")
print(json.dumps([asdict(e) for e in log][:1], indent=1))
print(round(statistics.mean(e.loss for e in log), 4), min(log, key=lambda e: e.loss).number)
print(list(itertools.accumulate((round(e.loss, 3) for e in log), lambda a, b: round(0.9 * a + 0.1 * b, 4))))
print(str(datetime.timedelta(seconds=3725)), datetime.timedelta(seconds=int(3725.9)))
