import atexit
atexit.register(print, "registered first, runs last")
@atexit.register
def second():
    print("second")
atexit.register(lambda *a, **k: print(a, k), 1, key=2)
def never(): print("never")
atexit.register(never); atexit.unregister(never)
print("end of the program")
