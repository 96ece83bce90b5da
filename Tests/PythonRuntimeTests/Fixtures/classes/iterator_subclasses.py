# The iterators of the language as base classes, and what cannot be one.
class Evens(filter):
    def __new__(cls, it): return super().__new__(cls, lambda x: x % 2 == 0, it)
print(list(Evens(range(7))), Evens([1]).__class__, isinstance(Evens([]), filter))
class Loud(map):
    def __next__(self):
        v = super().__next__()
        print('next', v)
        return v
print(list(Loud(str, [1, 2]))); print([x for x in Loud(abs, (-1, -2))], sum(Loud(int, '12')), next(Loud(int, '9')))
class E2(enumerate):
    def __init__(self, it, start=0): self.it = it
    def __repr__(self): return f'E2({self.it!r})'
e = E2('ab', start=5); print(e, list(e), e.it); e.tag = 'x'; print(e.__dict__)
class Z(zip): pass
print(list(Z([1, 2], 'ab')), dict(Z('ab', [1, 2])), Z, list(Z()), list(Z([1], strict=True)))
class R(reversed): pass
print(list(R([1, 2, 3])), next(R('ab')), R([1]).__length_hint__(), list(zip(Z('ab', 'cd'), R([1, 2]))))
for bad in ['range', 'slice', 'bool', 'type(None)', 'type(...)', 'type(lambda: 0)', 'type({}.keys())', 'type(iter([]))', 'type(x for x in [])', 'property', 'super', 'staticmethod', 'classmethod', 'complex', 'bytearray', 'frozenset', 'type(len)', 'type(type.__dict__)', 'type(sys)' if 0 else 'object']:
    try: exec(f'class C({bad}): pass\nprint({bad!r}, "ok")')
    except (TypeError, NameError) as err: print(bad, err)
for x in Loud(int, 'x'): pass
