# Keys of two dimensions for lexsort, vectors of two for cross, one axis for rot90.
import numpy as np
def p(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, str(e))
p(lambda: np.lexsort((np.array([[3,1,4,2]]),)))
p(lambda: np.lexsort((np.array([[3,1],[4,2]]),)))
p(lambda: np.lexsort(np.array([[3,1],[4,2]])))
p(lambda: np.diag(np.zeros((2,2,2))))
p(lambda: np.trace(np.zeros(3)))
p(lambda: np.swapaxes(np.zeros(3),0,-1))
p(lambda: np.cross([1,2],[1,2]))
p(lambda: np.cross([1,2,3],[1,2]))
p(lambda: np.cross([1,2,3,4],[1,2,3]))
p(lambda: np.rot90(np.arange(3)))
p(lambda: np.rot90(np.ones((2, 2)), axes=(0, 5)))
p(lambda: np.lexsort(([2, 1, 1], [1, 1, 0])))
p(lambda: np.lexsort((['b', 'a'], [1, 1])))
p(lambda: np.lexsort(([1, 2], [1])))
