import io
b = io.BytesIO(b"abc\ndef")
print(b.read(2), b.tell(), b.readline(), b.read(), b.seek(-2, 2), b.read(), b.seek(0), b.readlines(), b.getvalue(), b.write(b"!"), b.getvalue())
for call in (lambda: io.BytesIO("a"), lambda: io.BytesIO().write("a"), lambda: io.BytesIO(b"a").seek(-1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
