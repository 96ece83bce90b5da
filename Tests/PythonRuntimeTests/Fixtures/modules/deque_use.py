from collections import deque
window = deque(maxlen=3)
means = []
for x in [1, 2, 3, 4, 5]:
    window.append(x)
    means.append(round(sum(window) / len(window), 2))
print(means, window, list(window)[::-1])
graph = {1: [2, 3], 2: [4], 3: [4], 4: []}
seen, queue = {1}, deque([1])
order = []
while queue:
    node = queue.popleft()
    order.append(node)
    for n in graph[node]:
        if n not in seen:
            seen.add(n)
            queue.append(n)
print(order, deque("abc", 2), deque([3, 1, 2]) == deque([3, 1, 2]), sorted(deque([3, 1, 2])), max(deque([3, 9])), 1 in deque([1]), deque([[1]])[0][0])
