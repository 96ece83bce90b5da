# Properties: messages name the class by its qualified name; subclasses keep their class; documentation can be set.
def make():
    class Inner:
        @property
        def size(self):
            return 1

        nothing = property()

    return Inner


inner = make()()
for action in (lambda: setattr(inner, 'size', 2), lambda: delattr(inner, 'size'), lambda: inner.nothing):
    try:
        action()
    except AttributeError as error:
        print(error)


class Checked(property):
    """A property of its own kind."""

    def __set__(self, instance, value):
        print('checking', value)
        super().__set__(instance, value)


class Circle:
    def __init__(self, radius):
        self._radius = radius

    @Checked
    def radius(self):
        return self._radius

    @radius.setter
    def radius(self, value):
        self._radius = value


circle = Circle(2)
circle.radius = 5
print(circle.radius, type(Circle.radius).__name__)


class Documented:
    @property
    def value(self):
        """From the getter."""
        return 1

    @classmethod
    @property
    def label(cls):
        return cls.__name__.lower()


print(Documented.value.__doc__)
Documented.value.__doc__ = 'Set later.'
print(Documented.value.__doc__, Documented.label)


class Auto(type):
    def __init__(self, name, bases, namespace):
        super(Auto, self).__init__(name, bases, namespace)
        setattr(self, f'_{name}__super', super(self))


class Base(metaclass=Auto):
    def speak(self):
        return 'base'


class Derived(Base):
    def speak(self):
        return 'derived ' + self.__super.speak()


print(Derived().speak())


def greet(name, *, greeting='hello'):
    return f'{greeting} {name}'


greet.__kwdefaults__ = {'greeting': 'bye'}
greet.__defaults__ = ('you',)
print(greet(), greet('all'), greet.__kwdefaults__, greet.__defaults__)
for name, value in (('__kwdefaults__', 3), ('__defaults__', [1])):
    try:
        setattr(greet, name, value)
    except TypeError as error:
        print(error)
