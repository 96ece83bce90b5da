# Long runs of set operations on ints: the order of the elements after each.
state = 12345


def number(limit):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % limit


def some():
    return [number(120) - 60 for _ in range(number(7))]


operations = [
    ("add", lambda a, b: a | {number(200) - 100}), ("or", lambda a, b: a | b), ("and", lambda a, b: a & b), ("sub", lambda a, b: a - b), ("xor", lambda a, b: a ^ b),
    ("self or", lambda a, b: a | a), ("self and", lambda a, b: a & a), ("self xor", lambda a, b: (a ^ a) | b), ("union", lambda a, b: a.union(some(), b)), ("intersection", lambda a, b: a.intersection(b, a) | b),
    ("difference", lambda a, b: a.difference(some())), ("symmetric", lambda a, b: a.symmetric_difference(some())), ("copy", lambda a, b: a.copy()), ("set", lambda a, b: set(a)), ("list", lambda a, b: set(list(a))),
    ("display", lambda a, b: {*a, *some()}), ("dict", lambda a, b: set(dict.fromkeys(some() + list(b)))), ("keys or", lambda a, b: dict.fromkeys(some()).keys() | a), ("keys and", lambda a, b: (dict.fromkeys(list(b) + [1, 2, 3]).keys() & a) | b),
    ("or keys", lambda a, b: a | dict.fromkeys(some()).keys()), ("and keys", lambda a, b: (a & dict.fromkeys(list(b)).keys()) | b), ("keys sub", lambda a, b: dict.fromkeys(some() + list(a)).keys() - b), ("keys xor", lambda a, b: dict.fromkeys(list(a)).keys() ^ b),
    ("range", lambda a, b: a | set(range(number(20)))), ("frozen", lambda a, b: set(frozenset(a) | frozenset(b))), ("comprehension", lambda a, b: {x * 3 % 101 for x in a}),
]
in_place = [
    ("update", lambda s: s.update(some())), ("discard", lambda s: [s.discard(x) for x in list(s)[::3]]), ("pop", lambda s: s and s.pop()), ("difference_update", lambda s: s.difference_update(some())),
    ("intersection_update", lambda s: s.intersection_update(range(-40, 50))), ("symmetric_difference_update", lambda s: s.symmetric_difference_update(some())), ("add", lambda s: s.add(number(300))), ("remove", lambda s: [s.remove(x) for x in list(s)[:2]]),
]
a, b = set(some()), {1, 9, 17, 33, -5}
for _ in range(150):
    name, operation = operations[number(len(operations))]
    a = operation(a, b)
    print(name, list(a))
    name, change = in_place[number(len(in_place))]
    change(b)
    print(name, list(b))
    if number(4) == 0:
        a, b = b, a
    if len(a) > 60:
        a = set(sorted(a)[:10])
    a, b = set(a), set(b)
