def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
def l():
    a = [1, 2, 3]
    class I:
        def __iter__(self): return iter([9])
        def __length_hint__(self): print('hint'); return 5
    a[0:1] = I(); a += I(); a.extend(I()); list(I()); tuple(I()); return a
t(l)
def l2():
    class I:
        def __iter__(self): return iter([9])
        def __length_hint__(self): return 'a'
    a = [1, 2]; a[0:1] = I(); return a
t(l2)
