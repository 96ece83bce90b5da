import __future__
import collections
import enum
import inspect
import json
import os
import re
import reprlib
import sys
import types
import typing
from json.decoder import JSONDecodeError, JSONDecoder
from json.encoder import JSONEncoder

print(JSONDecodeError, JSONDecoder, JSONEncoder, json.decoder.JSONDecoder is json.JSONDecoder)
print(collections.ChainMap.fromkeys("ab", 1), collections.ChainMap.fromkeys("ab"))
print(types.new_class("N"), types.new_class("M", (), {}, lambda names: names.update(__module__="q")))
P = typing.ParamSpec("P")
print(P, P.args, P.kwargs, P.args.__origin__ is P, P.args == P.args, P.args == P.kwargs, P.__bound__)
print(typing.SupportsBytes, typing.SupportsComplex, isinstance("", typing.SupportsComplex))


@typing.no_type_check_decorator
def decorator(function):
    return function


@decorator
def noted(a: int):
    pass


print(noted.__no_type_check__, decorator.__name__, typing.get_type_hints(noted))
print(sorted(sys.stdlib_module_names) == sorted(set(sys.stdlib_module_names)), len(sys.stdlib_module_names), "os" in sys.stdlib_module_names)
print(os.SEEK_SET, os.SEEK_CUR, os.SEEK_END)
print(__future__.all_feature_names, __future__.annotations, __future__.division.getMandatoryRelease())
scanner = re.Scanner([(r"\d+", lambda s, t: int(t)), (r"\s+", None), (r"\w+", lambda s, t: (t, s.match.span()))])
print(scanner.scan("12 ab 3 !x"), scanner.scan(""))


def function(a, b=1, *c, d, e=2, **g) -> int:
    pass


print(inspect.getfullargspec(function), inspect.FullArgSpec._fields, inspect.FullArgSpec)


@enum.global_enum
class Color(enum.Enum):
    RED = 1
    BLUE = 2


@enum.global_enum
class Mode(enum.IntFlag):
    READ = 1
    WRITE = 2


print(RED, repr(BLUE), repr(Mode.READ | Mode.WRITE), repr(Mode(0)), repr(Mode(8)), enum.show_flag_values(7), enum.show_flag_values(Mode(3)))


class Nested(list):
    @reprlib.recursive_repr()
    def __repr__(self):
        return "<" + ", ".join(map(repr, self)) + ">"


nested = Nested("ab")
nested.append(nested)
print(nested)
text = collections.UserString("abcab")
print([name for name in dir(text) if name[0] != "_"])
print(repr(text.upper()), type(text.replace("a", "x")), text.count(collections.UserString("a")), text.join("xy"), text < "b", "a" in text, text * 2, [type(one).__name__ for one in text], text.split("c"), collections.UserString("%d") % 5, int(collections.UserString("7")), collections.UserString.upper.__name__, list(reversed(text))[0])
for change in (lambda d: d.__setitem__("z", 2), lambda d: d.pop("b", 0)):
    for keys in ("a", "ab", "abc"):
        mapping = collections.OrderedDict.fromkeys(keys, 1)
        try:
            for _ in mapping:
                change(mapping)
            print("silent", mapping)
        except RuntimeError as error:
            print(error)
for call in (lambda: sys.setrecursionlimit(2**63), lambda: "a\tb".expandtabs(2**40), lambda: b"ab".hex(":", 2**40)):
    try:
        call()
    except OverflowError as error:
        print(error)
