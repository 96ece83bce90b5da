# Copies of texts and bytes in memory, classes derived from theirs, and what print writes to them.
import io, copy
s=io.StringIO('ab\ncd'); s.read(1); s.x=5
c=copy.copy(s); print(c.getvalue(), c.tell(), c.x, c.read())
b=io.BytesIO(b'abc'); b.read(1); c=copy.deepcopy(b); print(c.read(), c.getvalue(), b.tell())
class S(io.StringIO):
    def __init__(self): self.q=1
t=S()
try: t.read()
except Exception as e: print(type(e).__name__, e)
io.StringIO.__init__(t,'xy'); print(t.read(), t.q, t.closed)
with io.StringIO() as f: print('hi', 3, sep='-', file=f); print(f.getvalue())
print(f.closed)
print([l for l in io.StringIO('a\nb\nc')], list(io.BytesIO(b'a\nb')))
m=io.BytesIO(b'abc').getbuffer(); print(bytes(m))
b=io.BytesIO(b'abc'); v=b.getbuffer()
try: b.write(b'xxxxxxxx')
except BufferError as e: print(e)
print(io.StringIO('a').readable(), io.StringIO().writable(), io.BytesIO().seekable())
class W(io.StringIO):
    def write(self, x): return super().write(x.upper())
w=W(); print('abc', file=w); print(w.getvalue())
class R(io.StringIO):
    def readline(self, size=-1): return super().readline(size).upper()
print(list(R('a\nb\n')), R('a\nb').readlines(), next(R('q')))
import sys
old=sys.stdout; sys.stdout=io.StringIO(); print('captured'); x=sys.stdout.getvalue(); sys.stdout=old; print(repr(x))
print(isinstance(io.StringIO(), io.TextIOBase), isinstance(io.BytesIO(), io.BufferedIOBase), issubclass(io.StringIO, io.IOBase))
print(io.StringIO('abc').__class__.__name__, str(type(io.BytesIO())))
s=io.StringIO('line1\nline2\n'); next(s); print(s.tell(), s.read()); s.seek(0); print(s.readline(3), s.readlines(2))
s=io.StringIO(); s.writelines(['a','b']); s.seek(1); s.write('zz'); s.truncate(2); print(s.getvalue(), s.tell())
