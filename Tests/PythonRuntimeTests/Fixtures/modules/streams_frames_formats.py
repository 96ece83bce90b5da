# the standard streams: what they tell about themselves, bytes, what cannot be done with them
import logging
import sys
import traceback
import inspect
from collections import ChainMap

for s in (sys.stdout, sys.stderr, sys.stdin):
    print(repr(s), s.name, s.mode, s.encoding, s.closed, s.line_buffering, s.newlines, s.readable(), s.writable(), s.fileno())
    print(s.reconfigure(encoding='utf-8', line_buffering=False))
print(sys.stdout is sys.__stdout__, sys.stdin is sys.__stdin__, sys.stdout.buffer.name)
for f in (lambda: sys.stdout.read(), lambda: next(sys.stdout), lambda: sys.stdin.write('x'), lambda: sys.stdin.writelines(['x'])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
sys.stdout.flush()
sys.stdout.buffer.write('bytes é\n'.encode())
sys.stdout.buffer.flush()
try:
    sys.stdout.buffer.write('text')
except TypeError as e:
    print(e)


def show():
    x = [1,
         traceback.format_stack(limit=2)]
    return x[1]


print([line.split('line', 1)[1] for line in show()], len(traceback.extract_stack(limit=1)), len(traceback.extract_stack(limit=-1)))
c = ChainMap({'a': 1}, {'b': 2})
print(c.items(), c.keys(), c.values(), list(c.items()), list(c.keys()), list(c.values()), type(c.items()))
print('a' in c.keys(), ('b', 2) in c.items(), 2 in c.values(), c.keys() & {'a'}, len(c.items()), c == {'a': 1, 'b': 2})


def f(a, b=1, *pos, k=3, **named):
    pass


def g(a, b, c, *, k, m):
    pass


def h(x, y=2, *, z=1):
    pass


class K:
    def m(self, a, b=2):
        pass


for call in (
    lambda: inspect.getcallargs(f, 1, 2, 3), lambda: inspect.getcallargs(f, a=2, x=4), lambda: inspect.getcallargs(f),
    lambda: inspect.getcallargs(f, 1, a=2), lambda: inspect.getcallargs(g, 1), lambda: inspect.getcallargs(g),
    lambda: inspect.getcallargs(g, 1, 2, 3), lambda: inspect.getcallargs(g, 1, 2, 3, k=1), lambda: inspect.getcallargs(h, 1, 2, 3),
    lambda: inspect.getcallargs(h, 1, 2, 3, z=2), lambda: inspect.getcallargs(g, 1, 2, 3, 4), lambda: inspect.getcallargs(h, 1, q=2),
    lambda: sorted(inspect.getcallargs(K().m, 5)), lambda: inspect.getcallargs(K().m), lambda: inspect.getcallargs(h, 1, 2, z=5),
):
    try:
        print(call())
    except TypeError as e:
        print(e)
for fmt, style in (
    ('%(levelname):%(process):%(thread):%(message)', '%'), ('{x', '{'), ('$', '$'), ('hello', '%'), ('{message!z}', '{'), ('hello', '{'),
    ('hello', '$'), ('{0!r:>10}', '{'), ('{a b}', '{'), ('{a:=^+x}', '{'), ('{a:zz}', '{'), ('%(message)s', '%'), ('${message} $$', '$'),
    ('%(asctime)s %(levelname)-8s %(message)s', '%'), ('', '%'), (None, '{'),
):
    try:
        logging.Formatter(fmt, style=style)
        print('fine', fmt)
    except Exception as e:
        print(type(e).__name__, e)
print(logging.Formatter('hello', validate=False).format(logging.LogRecord('n', 10, 'p', 1, 'x', None, None)))


class Named:
    @classmethod
    @property
    def __doc__(cls):
        return f'A doc for {cls.__name__!r}'


class Asked:
    class __doc__:
        def __get__(self, obj, cls):
            return (obj, cls.__name__)
    __doc__ = __doc__()


print(Named.__doc__, Named().__doc__, Asked.__doc__, inspect.getdoc(Named))
