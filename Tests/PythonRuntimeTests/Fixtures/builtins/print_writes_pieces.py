import sys, io, contextlib
class W:
    def __init__(self): self.log = []
    def write(self, s): self.log.append(s); return len(s)
    def flush(self): self.log.append('FLUSH')
w = W()
old = sys.stdout
sys.stdout = w
print('a', 1, sep='-')
print()
print('x', flush=True)
print(end='')
sys.stdout = old
print(w.log)
f = io.StringIO()
class Bad:
    def __str__(self): raise ValueError('no')
with contextlib.redirect_stdout(f):
    print('a', 2, [3])
    try: print('b', Bad(), 'c')
    except ValueError as e: print(e)
print(repr(f.getvalue()))
print('é', '\ud800'.encode('utf-8', 'surrogatepass'), file=f)
print(repr(f.getvalue()))
class S(io.StringIO):
    def write(self, s): return super().write(s.upper() + '|')
s = S(); print('a', 'b', file=s); print(repr(s.getvalue()))
sys.stdout = None
print('nothing')
sys.stdout = old
class Sneaky:
    def __str__(self):
        sys.stdout = w
        return 'sneaky'
print(Sneaky(), 'still here')
sys.stdout = old
print(w.log[-1])
