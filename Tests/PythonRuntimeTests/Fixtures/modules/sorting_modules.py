import heapq, bisect, operator, functools, random
people = [("bob", 25), ("al", 30), ("cy", 25)]
print(sorted(people, key=operator.itemgetter(1, 0)), sorted(people, key=functools.cmp_to_key(lambda a, b: (a[1] > b[1]) - (a[1] < b[1]))), heapq.nsmallest(2, people, key=lambda p: p[1]), min(people, key=operator.itemgetter(1)))
random.seed(1)
xs = [random.randrange(100) for _ in range(10)]
ordered = []
for x in xs:
    bisect.insort(ordered, x)
print(xs, ordered, ordered == sorted(xs), [heapq.heappop(h) for h in [list(xs)] for _ in range(3) if heapq.heapify(h) is None])
