from functools import partial, partialmethod, reduce, wraps, update_wrapper
import operator
p = partial(int, base=2)
print(p("101"), p.func, p.args, p.keywords, partial(print, 1, sep="-"), partial(partial(pow, 2), 3)(), p("12", base=3))
class C:
    def set(self, state, flag=None):
        return self.__class__.__name__, state, flag
    on = partialmethod(set, True)
    off = partialmethod(set, state=False, flag=1)
print(C().on(), C().on(flag=5), C().off(), reduce(operator.add, [1, 2, 3]), reduce(lambda a, b: a * b, [1, 2, 3, 4], 10), reduce(max, [3]), reduce(operator.add, [], "x"))
def deco(f):
    @wraps(f)
    def inner(*args, **kwargs):
        "inner doc"
        return f(*args, **kwargs)
    return inner
@deco
def hello(a: int) -> str:
    "hello doc"
    return "hi"
print(hello.__name__, hello.__doc__, hello.__wrapped__(1), hello.__annotations__, hello.__qualname__, hello.__module__)
for call in (lambda: partial(), lambda: partial(5), lambda: partial(int, base=2)(), lambda: reduce(operator.add, []), lambda: reduce(operator.add, 5), lambda: reduce(5, [1, 2])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
