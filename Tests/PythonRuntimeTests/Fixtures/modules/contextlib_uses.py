from contextlib import contextmanager, ExitStack, suppress
import time
@contextmanager
def no_grad(flags):
    flags.append(True)
    try:
        yield flags
    finally:
        flags.pop()
flags = []
with no_grad(flags):
    print(flags)
    with no_grad(flags), suppress(ZeroDivisionError):
        print(flags)
        1 / 0
print(flags)
@no_grad(flags)
def evaluate(x):
    return x, list(flags)
print(evaluate(1), evaluate(2), flags)
with ExitStack() as stack:
    outs = [stack.enter_context(no_grad(flags)) for _ in range(2)]
    print(flags, outs[0] is outs[1])
print(flags)
try:
    with no_grad(flags):
        raise KeyError("k")
except KeyError as e:
    print("got", e, flags)
