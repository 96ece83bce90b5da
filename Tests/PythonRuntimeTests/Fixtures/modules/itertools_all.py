def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


import itertools as it
from itertools import chain, islice, product
print(list(islice(it.count(5), 3)), list(islice(it.count(0, 0.5), 3)), list(islice(it.cycle("ab"), 5)), list(it.repeat(7, 3)))
print(list(chain([1], "ab", (2,))), list(chain.from_iterable([[1, 2], [3]])), list(it.accumulate([1, 2, 3, 4])))
print(list(it.accumulate([3, 1, 2], max)), list(it.accumulate([1, 2], initial=10)), list(it.accumulate([1, 2, 3], lambda a, b: a * b)))
print(list(it.compress("abcd", [1, 0, 1, 0])), list(it.takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 5, 1])))
print(list(it.filterfalse(lambda x: x % 2, range(6))), list(it.starmap(pow, [(2, 3), (3, 2)])))
print([(k, list(g)) for k, g in it.groupby("aaabbc")], [(k, list(g)) for k, g in it.groupby([1, 3, 2, 4], key=lambda x: x % 2)])
print([k for k, g in it.groupby("aabba")])
print(list(islice("abcdef", 2)), list(islice("abcdef", 1, 4)), list(islice("abcdef", 0, None, 2)), list(islice(range(10), 2, 9, 3)))
a, b = it.tee([1, 2, 3])
print(list(a), list(b), list(it.zip_longest([1, 2, 3], "a", fillvalue="-")), list(it.pairwise([1, 2, 3])))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product([], [1])))
print(list(it.permutations([1, 2, 3])), list(it.permutations("abc", 2)), list(it.permutations([1], 2)))
print(list(it.combinations("abcd", 2)), list(it.combinations([1, 2], 3)), list(it.combinations_with_replacement("ab", 2)))
print(len(list(it.permutations(range(5)))), len(list(it.combinations(range(10), 4))), list(it.combinations([1], 0)))
attempt(lambda: islice([1], -1))
attempt(lambda: list(it.combinations([1], -1)))
attempt(lambda: chain(1, 2).__next__())
g = it.groupby([1, 1, 2])
k, first = next(g)
k2, second = next(g)
print(k, k2, list(first), list(second))
