import inspect
import json
import math
import traceback


def attempt(action):
    try:
        print('ok', action())
    except Exception as error:
        print(type(error).__name__, str(error).split(' at 0x')[0])


def first():
    pass


def second():
    pass


first.__wrapped__ = second
second.__wrapped__ = first
attempt(lambda: inspect.signature(first))
attempt(lambda: inspect.unwrap(first))
attempt(lambda: help(first))

row = [1]
row.append(row)
attempt(lambda: list(json.JSONEncoder().iterencode(row)))
table = {}
table['a'] = [table]
attempt(lambda: list(json.JSONEncoder().iterencode(table)))


class Wrapping(json.JSONEncoder):
    def default(self, o):
        return [o]


attempt(lambda: list(Wrapping().iterencode(1j)))
twice = [1]
attempt(lambda: list(json.JSONEncoder().iterencode([twice, twice, {'k': twice}])))
attempt(lambda: list(json.JSONEncoder(indent=1).iterencode([twice, [], {}, {'k': twice}])))

cause = ValueError('a')
cause.__cause__ = cause
shown = traceback.TracebackException.from_exception(cause)
print(shown.__cause__, shown.__context__, shown)
outer, inner = ValueError('a'), KeyError('b')
outer.__context__, inner.__cause__ = inner, outer
shown = traceback.TracebackException.from_exception(outer)
print(shown.__context__, shown.__context__.__cause__)
print(''.join(shown.format()))

print(math.perm(3, 10 ** 30), math.perm(5, 7), math.perm(5, 2), math.perm(10 ** 20, 2))
attempt(lambda: math.perm(3, -1))
