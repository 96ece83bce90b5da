import io, contextlib, sys
def noisy():
    print("to stdout")
    print("more", end="")
    return 5
buf = io.StringIO()
with contextlib.redirect_stdout(buf):
    value = noisy()
print(value, repr(buf.getvalue()))
err = io.StringIO()
with contextlib.redirect_stderr(err):
    print("oops", file=sys.stderr)
print(repr(err.getvalue()))
class Tee:
    def __init__(self, *targets):
        self.targets = targets
    def write(self, text):
        for t in self.targets:
            t.write(text)
    def flush(self):
        pass
log = io.StringIO()
with contextlib.redirect_stdout(Tee(sys.stdout, log)):
    print("both")
print(repr(log.getvalue()))
csv = io.StringIO("a,b\n1,2\n3,4\n")
header, *rows = [line.strip().split(",") for line in csv]
print(header, [dict(zip(header, map(int, r))) for r in rows])
