# Too long for a collection at every safepoint: a hundred thousand nested lists are marked a hundred thousand times.
import json
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
deep = []
for _ in range(100000):
    deep = [deep]
attempt(lambda: json.dumps(deep))
attempt(lambda: json.loads("[" * 100000))
attempt(lambda: json.loads('{"a":' * 100000))
loop = {}
loop["me"] = loop
attempt(lambda: json.dumps(loop))
attempt(lambda: len(json.dumps("x" * 10**6)))
attempt(lambda: json.loads("1" * 100))
attempt(lambda: json.loads("1e400"))
