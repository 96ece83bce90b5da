import io
s = io.StringIO()
print(s.write("hello\n"), s.write("world"), repr(s.getvalue()), s.tell(), s.seek(0), repr(s.read(3)), repr(s.readline()), repr(s.read()), repr(s.read()))
print("printed", 5, file=s, sep="-")
print(repr(s.getvalue()))
with io.StringIO("a\nb\nc") as f:
    print(f.readlines(), list(f), f.seek(2), f.read())
    for line in io.StringIO("x\ny"):
        print(repr(line))
s = io.StringIO("abcdef")
s.seek(2)
s.write("ZZ")
print(s.getvalue(), s.truncate(3), s.getvalue(), s.readable(), s.writable(), s.closed)
s.close()
for call in (lambda: s.read(), lambda: io.StringIO(5), lambda: io.StringIO().write(5), lambda: io.StringIO("a").seek(-1), lambda: io.StringIO().fileno()):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
