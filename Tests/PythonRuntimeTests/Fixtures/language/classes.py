class Base:
    count = 0
    def __init__(self, x):
        self.x = x
        type(self).count += 1
    def who(self):
        return "Base"
    @property
    def double(self):
        return self.x * 2
    @double.setter
    def double(self, value):
        self.x = value // 2
    @classmethod
    def make(cls, x):
        return cls(x)
    @staticmethod
    def twice(x):
        return 2 * x
    def __repr__(self):
        return f"{type(self).__name__}({self.x!r})"
    def __eq__(self, other):
        return isinstance(other, Base) and self.x == other.x
    def __hash__(self):
        return hash(self.x)
    def __add__(self, other):
        return type(self)(self.x + (other.x if isinstance(other, Base) else other))
    __radd__ = __add__
    def __iadd__(self, other):
        self.x += other
        return self
    def __call__(self, y):
        return self.x + y
    def __getitem__(self, key):
        return key
    def __len__(self):
        return self.x
    def __contains__(self, item):
        return item == self.x
    def __lt__(self, other):
        return self.x < other.x
class A(Base):
    def who(self):
        return "A" + super().who()
class B(Base):
    def who(self):
        return "B" + super(B, self).who()
class C(A, B):
    def who(self):
        return "C" + super().who()
    def __getattr__(self, name):
        return "missing " + name
c = C.make(3)
print(c, c.who(), [k.__name__ for k in C.__mro__], c.double, C.twice(4), c.nothing)
c.double = 10
c += 1
print(c, c + 1, 1 + c, c(10), c[1, 2:3], len(c), 6 in c, bool(C(0)), c == A(6), sorted([C(3), C(1)]), C.count, Base.count)
print(isinstance(c, (int, B)), issubclass(C, A), hasattr(c, "x"), getattr(Base, "who").__name__)
try:
    del c.x
    Base(1).nope
except AttributeError as error:
    print(error)
