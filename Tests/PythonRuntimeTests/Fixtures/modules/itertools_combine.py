from itertools import product, permutations, combinations, combinations_with_replacement, chain, zip_longest, pairwise, starmap, accumulate, compress, filterfalse, dropwhile, takewhile
import operator
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product([], [1])), list(permutations([1, 2, 3], 2)), list(permutations("ab")), list(permutations([1], 2)))
print(list(combinations("abc", 2)), list(combinations([1], 2)), list(combinations([1, 2], 0)), list(combinations_with_replacement("ab", 2)), len(list(permutations(range(5)))))
print(list(chain([1], "a", (2,))), list(chain.from_iterable(["ab", [1]])), list(zip_longest("ab", [1], fillvalue="-")), list(zip_longest([1], [2, 3])), list(pairwise("abcd")), list(pairwise([1])), list(starmap(pow, [(2, 3), (3, 2)])))
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([1, 2], initial=10)), list(accumulate([], initial=1)), list(accumulate([3, 1, 2], max)), list(compress("abcd", [1, 0, 1])), list(filterfalse(lambda x: x % 2, range(5))), list(filterfalse(None, [0, 1])), list(dropwhile(lambda x: x < 3, [1, 4, 2])), list(takewhile(lambda x: x < 3, [1, 4, 2])))
for call in (lambda: combinations([1], -1), lambda: permutations([1], -1), lambda: product([1], repeat=-1), lambda: combinations([1]), lambda: product(5), lambda: list(starmap(pow, [1])), lambda: chain.from_iterable(5), lambda: list(chain(5)), lambda: pairwise(5), lambda: list(accumulate(["a", 1]))):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
