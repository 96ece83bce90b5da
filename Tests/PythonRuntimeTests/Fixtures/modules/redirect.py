import io, sys
from contextlib import redirect_stdout
buffer = io.StringIO()
with redirect_stdout(buffer):
    print("inside")
    print(1, 2, sep=",")
    sys.stdout.write("raw\n")
print(repr(buffer.getvalue()))
old = sys.stdout
sys.stdout = buffer
print("kept")
sys.stdout = old
print(buffer.getvalue().splitlines()[-1])
try:
    with redirect_stdout(io.StringIO()):
        print("lost")
        raise ValueError("x")
except ValueError:
    print("back")
