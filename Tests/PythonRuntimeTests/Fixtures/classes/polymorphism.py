class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"

    def __str__(self):
        return f"{type(self).__name__}:{self.name}"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    def __eq__(self, other):
        if not isinstance(other, Animal):
            return NotImplemented
        return (type(self), self.name) == (type(other), other.name)

    def __hash__(self):
        return hash((type(self), self.name))


class Dog(Animal):
    sound = "Woof"


class Puppy(Dog):
    def speak(self):
        return super().speak().lower()


class Cat(Animal):
    def __init__(self, name, lives=9):
        super().__init__(name)
        self.lives = lives

    @property
    def sound(self):
        return "Meow" * (self.lives // 4)


pets = [Dog("Rex"), Puppy("Bit"), Cat("Tom"), Cat("Old", 4)]
for p in pets:
    print(p, repr(p), p.speak())
print(Dog("a") == Dog("a"), Dog("a") == Puppy("a"), Dog("a") == "a", len({Dog("a"), Dog("a"), Cat("a")}))
print(sorted(pets, key=str), [type(p).__name__ for p in pets])
print(max(pets, key=lambda p: p.name), {p.name: p for p in pets}["Rex"])


class Vector:
    def __init__(self, *c):
        self.c = c

    def __add__(self, o):
        return Vector(*(a + b for a, b in zip(self.c, o.c)))

    def __mul__(self, k):
        return Vector(*(a * k for a in self.c))

    __rmul__ = __mul__

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.c, o.c))

    def __neg__(self):
        return self * -1

    def __sub__(self, o):
        return self + -o

    def __abs__(self):
        return (self @ self) ** 0.5

    def __iter__(self):
        return iter(self.c)

    def __len__(self):
        return len(self.c)

    def __getitem__(self, i):
        return self.c[i]

    def __bool__(self):
        return any(self.c)

    def __repr__(self):
        return f"Vector{self.c}"


v, w = Vector(3, 4), Vector(1, 2)
print(v + w, v - w, v * 2, 2 * v, v @ w, -v, abs(v), list(v), len(v), v[0], bool(Vector(0, 0)))
print(sum([v, w], Vector(0, 0)))
x, y = v
print(x, y, [*v, *w], (lambda a, b: a + b)(*v))
