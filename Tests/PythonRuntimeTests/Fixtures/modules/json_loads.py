import json, io
print(json.loads('{"a": [1, 2.5, -3e2, null, true, "x\\u00e9\\n"]}'), json.loads("[]"), json.loads(b'"b"'), json.loads(" 5 "), json.loads("NaN"), json.loads("-Infinity"), json.loads("1E3"), type(json.loads("1.0")).__name__, json.loads('"\\ud83d\\ude00"'), json.loads('{"a":1,"a":2}'))
print(json.loads('{"x": 1.5, "y": 2}', parse_float=str, parse_int=lambda s: -int(s)), json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), json.loads('{"a": 1, "b": 2}', object_pairs_hook=list), json.load(io.StringIO("[1]")), json.JSONDecoder().raw_decode('{"a": 1} rest'), json.JSONDecoder().decode("[1]"))
for bad in ("", "{", "[1,]", '{"a"}', "{'a': 1}", '{"a": 1,}', "[1 2]", '"abc', '"a\nb"', "nul", '{"a": 1} x', "[1", '"\\x"', '"\\u12"', "01", "-", "1.", "{1: 2}", "[\n1,\n]"):
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as e:
        print(repr(bad), e, e.pos, e.lineno, e.colno, e.msg)
for call in (lambda: json.loads(5), lambda: json.loads(None)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
out = io.StringIO()
json.dump({"a": 1}, out)
print(out.getvalue(), isinstance(json.JSONDecodeError("m", "doc", 0), ValueError))
