# sys.getsizeof of built-in objects, as lessons on memory print it.
import sys
g = sys.getsizeof
class A: pass
class S: __slots__ = ('a', 'b')
class Own:
    def __sizeof__(self): return 5
print([g(10 ** k) for k in (0, 5, 9, 10, 18, 19, 40)], g(-1), g(0), g(1.5), g(1j), g(range(5)), g(slice(1)), g(object()), g(A()), g(S()), g(None), g(...), g(True), g(len))
print([g('a' * n) for n in (0, 1, 5, 100)], [g('é' * n) for n in (1, 2)], [g('€' * n) for n in (1, 2)], [g('👍' * n) for n in (1, 2)], [g(b'a' * n) for n in (0, 1, 5)], [g((0,) * n) for n in (0, 1, 5)], [g(bytearray(n)) for n in (0, 1, 5)])
print([g(dict.fromkeys(map(str, range(n)))) for n in (0, 1, 5, 6, 10, 11, 21, 22, 42, 43, 100, 1000)])
print([g(dict.fromkeys(range(n))) for n in (0, 1, 5, 6, 10, 11, 21, 22, 42, 43, 100, 1000)])
print([g(set(range(n))) for n in (0, 1, 4, 5, 6, 10, 18, 19, 20, 50, 100, 1000)], g(frozenset()), g(frozenset([1])))
print([g([0] * n) for n in (0, 1, 2, 1000)], [g(list(range(n))) for n in (0, 2, 3, 5, 1000)], g([1]), g([1, 2]), g([1, 2, 3]), g([1, 2, 3, 4, 5]))
class Bad:
    def __sizeof__(self): return -1
class Worse:
    def __sizeof__(self): return 'x'
for b in (Bad, Worse):
    try: print(g(b()))
    except Exception as e: print(type(e).__name__, e)
