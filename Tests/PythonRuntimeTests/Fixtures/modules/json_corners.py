# json.loads: hooks, numbers, escapes, and where each error is.
import json
from decimal import Decimal

texts = [
    "", " ", "[", "[1", "[1,", "[1,]", "[1 2]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{1:2}", "{'a':1}",
    '"abc', '"a\nb"', '"\\x"', '"\\', '"\\u12"', '"\\u12G4"', '"\\ud83d\\ude0"', "nul", "tru", "Infinit", "-", "-a", "01", "1.", ".5",
    "1e", "+1", "[1]x", "{} {}", "\n\n  [1,\n  2,\n  x]", "\u00e9", '["\u00e9", x]', "[\u2028]", "-Infinit", "NaNx", '{"a" 1}',
    '{"a":1 "b":2}', "[1,,2]", "\ufeff[]", '"\t"', "truex",
]
for text in texts:
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), "|", error, "|", error.msg, error.pos, error.lineno, error.colno)
print(ascii(json.loads('"\\u00e9\\u4e2d\\ud83d\\ude00\\n\\t\\"\\\\\\/\\b\\f\\r"')))
print(ascii(json.loads('"\\ud83d"')), ascii(json.loads('"\\ud83d\\u0041"')), ascii(json.loads('"\\ude00x"')))
print(json.loads("[NaN, Infinity, -Infinity, -0, -0.0, 1E3, 1e-3, 123456789012345678901234567890, 1.5e300, 1e400]"))
print(json.loads(b'{"a": [1, 2.5, null, true, false]}'), json.loads(" \t\r\n[] "), json.loads('{"a":{},"a":[]}'))
text = '{"a": 1.5, "b": [1, {"c": null}], "d": NaN}'
print(json.loads(text, object_hook=lambda d: sorted(d)))
print(json.loads(text, object_pairs_hook=lambda pairs: pairs))
print(json.loads(text, parse_float=Decimal, parse_int=str, parse_constant=lambda c: "<" + c + ">"))
print(json.JSONDecoder().raw_decode("[1] rest"), json.JSONDecoder(strict=False).decode('"a\tb"'))
print(json.JSONDecoder().raw_decode("\u00e9[1]\u00e9", 1))
for call in (lambda: json.loads(5), lambda: json.loads(None), lambda: json.loads("1" * 4301)):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
