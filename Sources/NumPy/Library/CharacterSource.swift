// `numpy.char` and `numpy.strings`: the methods of texts for arrays of texts, in Python. Our own text.

enum CharacterSource {
  /// The functions of whole arrays of text.
  static let text = """
    import numpy as np

    def _each(function, *arrays):
        arrays = np.broadcast_arrays(*[np.asarray(a) for a in arrays])
        made = [function(*row) for row in zip(*[a.ravel().tolist() for a in arrays])]
        return np.array(made).reshape(arrays[0].shape)[()]

    def _method(name):
        def call(a, *args):
            return _each(lambda s: getattr(s, name)(*args), a)
        call.__name__ = name
        return call

    upper = _method('upper')
    lower = _method('lower')
    title = _method('title')
    capitalize = _method('capitalize')
    swapcase = _method('swapcase')
    isalpha = _method('isalpha')
    isdigit = _method('isdigit')
    isnumeric = _method('isnumeric')
    isspace = _method('isspace')
    isupper = _method('isupper')
    islower = _method('islower')
    istitle = _method('istitle')
    isalnum = _method('isalnum')
    isdecimal = _method('isdecimal')

    def add(x1, x2):
        return _each(lambda a, b: a + b, x1, x2)

    def multiply(a, i):
        return _each(lambda s, n: s * max(n, 0), a, i)

    def str_len(a):
        return _each(len, a)

    def strip(a, chars=None):
        return _each(lambda s: s.strip(chars), a)

    def lstrip(a, chars=None):
        return _each(lambda s: s.lstrip(chars), a)

    def rstrip(a, chars=None):
        return _each(lambda s: s.rstrip(chars), a)

    def replace(a, old, new, count=-1):
        return _each(lambda s, o, n: s.replace(o, n, count), a, old, new)

    def find(a, sub, start=0, end=None):
        return _each(lambda s, t: s.find(t, start, end), a, sub)

    def rfind(a, sub, start=0, end=None):
        return _each(lambda s, t: s.rfind(t, start, end), a, sub)

    def count(a, sub, start=0, end=None):
        return _each(lambda s, t: s.count(t, start, end), a, sub)

    def startswith(a, prefix, start=0, end=None):
        return _each(lambda s, t: s.startswith(t, start, end), a, prefix)

    def endswith(a, suffix, start=0, end=None):
        return _each(lambda s, t: s.endswith(t, start, end), a, suffix)

    def center(a, width, fillchar=' '):
        return _each(lambda s, w: s.center(w, fillchar), a, width)

    def ljust(a, width, fillchar=' '):
        return _each(lambda s, w: s.ljust(w, fillchar), a, width)

    def rjust(a, width, fillchar=' '):
        return _each(lambda s, w: s.rjust(w, fillchar), a, width)

    def zfill(a, width):
        return _each(lambda s, w: s.zfill(w), a, width)

    def mod(a, values):
        return _each(lambda s, v: s % v, a, values)

    def _objects(a, function):
        a = np.asarray(a)
        made = np.empty(a.size, dtype=object)
        for i, s in enumerate(a.ravel().tolist()):
            made[i] = function(s)
        return made.reshape(a.shape)

    def split(a, sep=None, maxsplit=None):
        return _objects(a, lambda s: s.split(sep, -1 if maxsplit is None else maxsplit))

    def rsplit(a, sep=None, maxsplit=None):
        return _objects(a, lambda s: s.rsplit(sep, -1 if maxsplit is None else maxsplit))

    def splitlines(a, keepends=False):
        return _objects(a, lambda s: s.splitlines(keepends))

    def join(sep, seq):
        return _each(lambda s, t: s.join(t), sep, seq)

    def equal(x1, x2):
        return np.asarray(x1) == np.asarray(x2)

    def not_equal(x1, x2):
        return np.asarray(x1) != np.asarray(x2)

    def array(obj, itemsize=None, copy=True, unicode=None, order=None):
        return np.array(obj, dtype=str)

    asarray = array
    """
}
