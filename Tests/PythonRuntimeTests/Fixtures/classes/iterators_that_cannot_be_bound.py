def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
class C:
    __iter__ = None
class D(type): pass
class P:
    def __get__(self, o, c): raise AttributeError('boom')
class C2: __iter__ = P()
class C3: __iter__ = 5
class C4: 
    __getitem__ = P()
for X in (C, C2, C3, C4):
    t(lambda: 5 in X()); t(lambda: bytes(X())); t(lambda: bytearray(X())); t(lambda: list(X())); t(lambda: [*X()]); t(lambda: dict.fromkeys(X())); t(lambda: set(X())); t(lambda: sum(X())); t(lambda: max(X())); t(lambda: ''.join(X()))
    def un():
        a, b = X()
    t(un)
class E1: __len__ = P()
class E2: __contains__ = P()
class E3: __bool__ = P()
class E4: __hash__ = P()
class E5: __call__ = P()
class E6: __add__ = P()
t(lambda: len(E1())); t(lambda: 5 in E2()); t(lambda: bool(E3())); t(lambda: hash(E4())); t(lambda: E5()()); t(lambda: E6() + 1)
