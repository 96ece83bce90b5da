import heapq, itertools
counter = itertools.count()
queue = []
for priority, name in [(3, "low"), (1, "high"), (2, "mid"), (1, "high2")]:
    heapq.heappush(queue, (priority, next(counter), name))
while queue:
    print(heapq.heappop(queue))
graph = {"a": {"b": 1, "c": 4}, "b": {"c": 2, "d": 5}, "c": {"d": 1}, "d": {}}
dist, todo = {}, [(0, "a")]
while todo:
    d, node = heapq.heappop(todo)
    if node in dist:
        continue
    dist[node] = d
    for other, w in graph[node].items():
        heapq.heappush(todo, (d + w, other))
print(dist)
