# An iterable that asks the zip or map it stands in for elements.
class Nested:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 1:
            next(outer, None)
        if self.n > 6:
            raise StopIteration
        return self.n


outer = zip("a", Nested())
print(list(outer))
outer = zip("a", Nested())
for a, b in outer:
    print(a, b)
outer = zip("abcdef", Nested())
for a, b in outer:
    print(a, b)
outer = zip("abcdef", Nested(), "uvwxyz")
print(list(outer))
outer = map(lambda *values: values, "abcdef", Nested())
print(list(outer))
outer = map(lambda value: value, Nested())
print(list(outer))
