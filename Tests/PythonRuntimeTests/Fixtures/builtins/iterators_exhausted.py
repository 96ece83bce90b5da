# Iterators that are used up stay used up; those of containers notice changes.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


for make in (lambda: iter([1, 2]), lambda: iter((1, 2)), lambda: iter("ab"), lambda: iter({1: 2, 3: 4}), lambda: iter({5}), lambda: iter(range(2)), lambda: zip([1], [2]), lambda: map(str, [1]), lambda: filter(None, [1]), lambda: enumerate("a"), lambda: reversed([1, 2]), lambda: (x for x in [1]), lambda: iter(b"ab"), lambda: iter({1: 2}.values()), lambda: iter({1: 2}.items()), lambda: reversed({1: 2}), lambda: iter(iter([1])), lambda: iter([].append, None)):
    iterator = make()
    first = list(iterator)
    print(type(iterator).__name__, first, list(iterator), next(iterator, "default"), iter(iterator) is iterator)
items = [1, 2, 3]
it = iter(items)
next(it)
items.insert(0, 0)
print(list(it))
items = [1, 2, 3, 4]
it = reversed(items)
next(it)
del items[2:]
print(list(it))
it = iter([1, 2, 3, 4, 5, 6])
print([(a, b) for a, b in zip(it, it)], list(zip([1, 2], iter("abc"))), [next(x) for x in [iter("ab")] * 2])
it = iter("abcdef")
print(next(it), "c" in it, list(it))
it = iter(range(10))
print(3 in it, next(it), max(it), next(it, "over"))
a, b, *c = iter("wxyz")
print(a, b, c)
gen = (print("made", x) or x for x in range(3))
print("before", next(gen))
print(list(gen))
nested = [iter([1, 2]), iter("ab")]
print([list(x) for x in nested], [list(x) for x in nested])
m = map(lambda x: x / (x - 2), [1, 2, 3])
print(next(m))
attempt(
    lambda: next(m),
    lambda: next(m),
    lambda: next(m),
)
