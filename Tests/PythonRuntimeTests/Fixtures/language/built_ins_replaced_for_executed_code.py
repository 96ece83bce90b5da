import builtins
source = """
def foo(): return len([1, 2, 3])
print(foo())
old = len
builtins.len = lambda x: 7
print(foo())
builtins.len = old
print(foo())
"""
exec(source, {'builtins': builtins})
g = {'builtins': builtins, '__builtins__': {'len': lambda x: 'mine', 'print': print}}
exec(source, g)
