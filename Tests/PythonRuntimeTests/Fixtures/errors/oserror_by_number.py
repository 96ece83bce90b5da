for n in range(1, 40):
    e = OSError(n, 'msg'); print(type(e).__name__, e, e.errno, e.strerror, e.filename)
for n in (104, 110, 111, 103, 108, 114, 115): print(type(OSError(n, 'x', 'f')).__name__, OSError(n, 'x', 'f'))
print(repr(OSError(2, 'no', 'f.txt')), str(OSError(2, 'no', 'f.txt')), OSError(2, 'no', 'f.txt').args, repr(OSError('a')), OSError().errno, repr(FileNotFoundError(13, 'x')), type(IOError(2, 'x')))
class MyOS(OSError): pass
print(type(MyOS(2, 'a')))
