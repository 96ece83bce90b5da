# Classes derived from the class of modules, and modules that the program puts into sys.modules.
import sys
import types


class Lazy(types.ModuleType):
    def __init__(self, name, doc=None):
        super().__init__(name, doc)
        self.extra = 1

    @property
    def now(self):
        return "now"

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return "made " + name

    def __call__(self, x):
        return x * 2


module = Lazy("mymod", "about it")
print(module.__name__, module.__doc__, module.extra, module.now, module.foo, module(4), module)
print(isinstance(module, types.ModuleType), type(module), sorted(vars(module)))
sys.modules["mymod"] = module
import mymod
from mymod import extra, other

print(mymod is module, extra, other)


class Plain(types.ModuleType):
    pass


for make in (lambda: Plain("z").nope, lambda: Plain(), lambda: Plain(3), lambda: Plain("zz")):
    try:
        print(make())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
