# Names that executed code puts into the dict it has for globals, and loops over the names of the program.
exec("globals()['first'] = 3\nprint(first)", {})
names = {}
exec("""
for i in range(3):
    globals()[f'v{i}'] = i * i
print(v2)
def use():
    return v1
print(use())
del v2
for name in ('v2',):
    try:
        print(eval(name))
    except NameError as e:
        print(e)
globals()['v2'] = 'again'
print(v2)
try:
    del v9
except NameError as e:
    print(e)
class Body:
    globals()['made'] = 'in a class'
    inside = made
print(Body.inside)
""", names)
print(sorted(name for name in names if not name.startswith("__")))
try:
    for first, second in globals().items():
        pass
except RuntimeError as e:
    print(e)
try:
    for third in globals():
        fourth = 1
except RuntimeError as e:
    print(e)
for third in list(globals()):
    pass
walk = None
walk = iter(globals().items())
next(walk)
try:
    fifth = 2
    next(walk)
except RuntimeError as e:
    print(e)
