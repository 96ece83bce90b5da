# The same in few steps, for a machine that collects at each.
import queue, types


def churn():
    made = []
    for i in range(20):
        made.append([i, (i,)])


queue.__class__ = type("Watched", (types.ModuleType,), {"seven": property(lambda self: 7)})
churn()
others = [type("N%d" % i, (), {}) for i in range(30)]
churn()
print(type(queue), queue.seven)
