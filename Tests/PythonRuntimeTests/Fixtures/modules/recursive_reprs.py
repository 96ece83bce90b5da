import functools, reprlib, json.encoder
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
class R:
    @reprlib.recursive_repr()
    def __repr__(self): return f'R({self!r})'
class R2:
    @reprlib.recursive_repr('<..>')
    def __repr__(self): return f'R({self!r})'
print(R(), R2()); 
print(functools.recursive_repr is reprlib.recursive_repr, R.__repr__.__name__, R.__repr__.__qualname__)
t(lambda: json.encoder.encode_basestring('a"é\n')); t(lambda: json.encoder.encode_basestring_ascii('a"é\n\U0001F600')); t(lambda: json.encoder.py_encode_basestring('é')); t(lambda: json.encoder.encode_basestring(5)); t(lambda: json.encoder.INFINITY)
