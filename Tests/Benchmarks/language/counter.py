# A method call and three attribute operations a turn.
class Counter:
    def __init__(self):
        self.count = 0
        self.total = 0

    def add(self, amount):
        self.count += 1
        self.total += amount


counter = Counter()
for i in range(1_200_000):
    counter.add(i)
print(counter.count, counter.total)
