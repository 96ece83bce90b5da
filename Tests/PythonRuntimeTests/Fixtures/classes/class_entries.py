# What a class shows of itself: the entries for attributes and weak references, functions as objects that are called.
class Dog:
    """A dog."""
    kind = 'canine'
    def __init__(self, name): self.name = name
    def bark(self): return f"{self.name} says woof"
    @staticmethod
    def s(): pass
print(Dog.__dict__.keys()); print(list(vars(Dog)))
class E: pass
print(list(E.__dict__), E.__dict__['__dict__'], E.__dict__['__weakref__'], type(E.__dict__['__dict__']))
class S: __slots__ = ('a', 'b')
print(list(S.__dict__), S.a, type(S.a))
class D(dict): pass
class L(list): x = 1
class I(int): pass
class X(ValueError): pass
class Y(Dog): pass
print([list(c.__dict__) for c in (D, L, I, X, Y)])
d = Dog('Rex'); print(Dog.bark.__call__(d), d.bark.__call__(), d.__dict__, d.__weakref__, (lambda x: x + 1).__call__(4), len.__call__('abc'), 'abc'.upper.__call__(), str.upper.__get__('q')(), Dog.bark.__get__(d)())
print(Dog.__doc__, Dog.bark.__doc__, Dog.bark.__name__, Dog.__module__, Dog.bark.__qualname__, d.bark.__self__ is d, d.bark.__func__ is Dog.bark, callable(d.bark.__call__))
