import heapq
h = []
for x in [5, 1, 8, 3, 9, 2]:
    heapq.heappush(h, x)
print(h, h[0], heapq.heappop(h), h, heapq.heapreplace(h, 7), h, heapq.heappushpop(h, 0), h)
a = [9, 4, 7, 1, 0, 3]
heapq.heapify(a)
print(a, [heapq.heappop(a) for _ in range(6)], a)
print(heapq.nlargest(2, [3, 1, 4]), heapq.nsmallest(2, "hello", key=lambda c: -ord(c)), heapq.nlargest(0, [1]), heapq.nsmallest(9, [2, 1]))
print(list(heapq.merge([1, 4], [2, 3], [])), list(heapq.merge([3, 1], [2], reverse=True)), list(heapq.merge(["b", "CC"], ["aaa"], key=len)))
for call in (lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: heapq.heapify(5), lambda: heapq.heapify([1, "a"]), lambda: heapq.heapreplace([], 1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
