# What `help` and `inspect.getdoc` say of methods without a text of their own: that of the classes above.
import inspect


class Special:
    def __init__(self): pass
    def __repr__(self): return ""
    def __eq__(self, other): return True
    def __hash__(self): return 1
    def __len__(self): return 1
    def __lt__(self, other): pass
    def __str__(self): pass
    def __add__(self, other): pass
    def __getattr__(self, name): raise AttributeError
    def __setattr__(self, name, value): pass
    def __delattr__(self, name): pass
    def __format__(self, spec): pass
    def __sizeof__(self): pass
    def __reduce__(self): pass
    def __dir__(self): pass
    def __new__(cls): pass
    def __init_subclass__(cls): pass
    def __enter__(self): pass
    def __bool__(self): pass
    def __ne__(self, other): pass
    def __ge__(self, other): pass


class Parent:
    def go(self):
        """Go.

        More."""

    @property
    def part(self):
        """A part."""

    @classmethod
    def kind(cls):
        "A kind."

    @staticmethod
    def loose():
        "Loose."


class Child(Parent):
    def go(self): pass

    @property
    def part(self): return 1

    @classmethod
    def kind(cls): pass

    @staticmethod
    def loose(): pass

    def own(self): pass


class Grandchild(Child):
    pass


for cls in (Special, Child, Grandchild):
    help(cls)
for one in (
        Special.__init__, Special.__eq__, Special.__dir__, Special.__enter__, Child.go, Child().go, Child.part, Child.kind,
        Child.loose, Child.own, Grandchild.go, Parent.go, Grandchild().go):
    print(repr(inspect.getdoc(one)))
for one in (Child.go, Child().go, Special.__init__, Child.loose, Grandchild.go, Child.own):
    help(one)
print(object.__init__.__doc__, int.__add__.__doc__, list.__len__.__doc__, "".__eq__.__doc__, object.__dir__.__doc__)


class Slots:
    __slots__ = ("a",)


class Below(Slots):
    pass


class Items(list):
    pass


for one in (Special, Child(), Child, Slots, Below(), Items, int, type("Made", (Exception,), {}), type("Less", (int,), {})):
    print("__weakref__" in dir(one), "__dict__" in dir(one))
