from itertools import count, cycle, repeat, islice, takewhile
print(list(islice(count(5, 2), 3)), list(islice(count(0.5, 0.5), 3)), count(3), count(1, 2), list(islice(cycle("ab"), 5)), list(cycle([])), list(repeat(1, 3)), repeat("x", 2), repeat(7), next(count(-1)))
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 1, None, 2)), list(islice([1], 5)), list(islice(count(), 0)), list(map(pow, [2, 3], repeat(2))))
for call in (lambda: islice([1], -1), lambda: islice([1], 1, 2, 0), lambda: islice([1], "a"), lambda: count("a"), lambda: repeat(1, "a"), lambda: islice(5, 1), lambda: cycle(5), lambda: islice([1])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
