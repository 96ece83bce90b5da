import inspect
def f(n):
    for i in range(n): yield i
g = f(2)
print(inspect.getgeneratorstate(g)); next(g)
print(inspect.getgeneratorstate(g), g.gi_running); list(g)
print(inspect.getgeneratorstate(g))
def me():
    print(inspect.getgeneratorstate(it)); yield
it = me(); next(it)
