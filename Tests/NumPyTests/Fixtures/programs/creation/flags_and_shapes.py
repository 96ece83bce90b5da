import numpy as np


def told(body):
    try:
        print(body())
    except Exception as e:
        print(type(e).__name__, e)


a = np.arange(6).reshape(2, 3)
print(a.flags)
print(a.flags['C_CONTIGUOUS'], a.T.flags.f_contiguous, a.flags.owndata, a.flags.writeable, np.arange(3).flags['OWNDATA'])
a.flags.writeable = False
told(lambda: a.__setitem__((0, 0), 1))
told(lambda: a.flags['NOTHING'])
b = np.arange(6)
b.shape = (2, 3)
print(b, b.shape)
b.shape = -1
print(b)
try:
    b.shape = (4, 2)
except ValueError as e:
    print(e)
try:
    c = np.arange(6).reshape(2, 3).T
    c.shape = (6,)
except AttributeError as e:
    print(e)
d = np.arange(3)
print(d.resize(5), d)
told(lambda: np.arange(4)[1:].resize(2))
e = (np.arange(12.0).reshape(3, 4).T + 1)
print(e.flags.f_contiguous, e.strides, np.exp(e).strides, (e * e.T.T).strides, (e + np.zeros((4, 3))).strides)
told(lambda: np.asarray([1, 2], copy=False))
told(lambda: np.array([1, 2], copy=False))
told(lambda: np.asarray(d, copy=False) is not None)
told(lambda: np.array())
told(lambda: np.zeros())
told(lambda: np.arange(5)[[1.5, 2]])
told(lambda: np.arange(5)[np.array([1.5])])
told(lambda: np.arange(5.0).__iadd__(np.ones(6)))
told(lambda: np.sum(x for x in [1, 2]))
told(lambda: np.sum('abc'))
told(lambda: np.mean(np.array(['a'])))
told(lambda: np.sqrt('a'))
told(lambda: np.array([1, 2]) < 'a')
told(lambda: np.linalg.solve(np.eye(2), np.ones(3)))
told(lambda: np.in1d([1], [1]))
f = np.array([4, 1, 3, 2])
f.partition(1)
print(f[:2], np.array([1, 0]).choose([[1, 2], [3, 4]]))
f.put([0, 2], [9, 8])
print(f, np.array([4, 1, 3]).argpartition(1)[:2])
