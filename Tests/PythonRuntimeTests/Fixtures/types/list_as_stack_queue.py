# Lists as stacks, queues, matrices and work lists.
stack = []
for item in "abc":
    stack.append(item)
print(stack, stack.pop(), stack[-1], stack)
queue = [1, 2, 3]
queue.append(4)
print(queue.pop(0), queue, queue[0], len(queue))
matrix = [[i * 3 + j for j in range(3)] for i in range(3)]
print(matrix, [row[0] for row in matrix], [matrix[i][i] for i in range(3)], [list(r) for r in zip(*matrix)], sum(map(sum, matrix)))
matrix[1][1] = "x"
matrix[0] = matrix[2][:]
matrix[0][0] = 99
print(matrix)
work = [[1, [2, [3, [4]]]]]
flat = []
while work:
    item = work.pop()
    if isinstance(item, list):
        work.extend(reversed(item))
    else:
        flat.append(item)
print(flat)
a = [1, 2, 3]
b = a
c = a[:]
b.append(4)
c.append(5)
print(a, b, c, a is b, a is c, a == b)
a[1:2] = []
print(a, b)
a = a + [9]
print(a, b)
chunks = [list(range(10))[i : i + 3] for i in range(0, 10, 3)]
print(chunks, [x for chunk in chunks for x in chunk], [len(c) for c in chunks])
pairs = sorted({"x": 3, "y": 1, "z": 2}.items(), key=lambda p: p[1], reverse=True)
print(pairs, [k for k, _ in pairs], dict(pairs), max(pairs, key=lambda p: p[1]), sum(v for _, v in pairs))
seen = []
[seen.append(x) for x in [3, 1, 3, 2] if x not in seen]
print(seen, seen.index(1), seen.count(3), seen[::-1], seen * 2, [0] * 3 + [1], 3 in seen)
window = [1, 2, 3, 4, 5]
print([sum(window[i : i + 2]) for i in range(4)], list(zip(window, window[1:])), window[-2:], window[:-2], window[1:-1], window[::2])
x, y, *z = window
print(x, y, z, [*z, x], [window[i] for i in (0, -1, 2)], list(map(lambda a, b: a - b, window[1:], window)))
