# exec with a namespace of its own: star imports, annotations and what is typed at a prompt.
space = {}
exec('from math import *\nfrom itertools import *\nr = sqrt(16), list(islice(count(), 3))', space)
print(space['r'], 'sqrt' in globals(), 'islice' in space)
exec(compile('3 + 4', 'prompt', 'single'))
exec(compile('x = 5; x * 2', 'prompt', 'single'))
exec(compile('None', 'prompt', 'single'))
exec(b'print("from bytes")')


def inside():
    exec('from string import digits\nprint(digits)')
    return 'digits' in globals()


print(inside())
import collections
import typing

print(isinstance([], collections.abc.Iterable), collections.abc.Mapping.__name__)
