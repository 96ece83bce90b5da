# Too long for a collection at every safepoint: a module of the library keeps a class of the program alive.
import queue, types


def churn():
    made = []
    for i in range(20000):
        made.append([i, (i,)])


queue.__class__ = type("Watched", (types.ModuleType,), {"seven": property(lambda self: 7)})
churn()
others = [type("N%d" % i, (), {}) for i in range(300)]
churn()
print(type(queue), queue.seven)
