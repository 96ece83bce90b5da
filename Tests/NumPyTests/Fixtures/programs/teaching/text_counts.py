import numpy as np
words = np.array("the cat sat on the mat the end".split())
v, inv, c = np.unique(words, return_inverse=True, return_counts=True)
print(v, inv, c)
order = np.argsort(-c, kind='stable')
print(v[order], c[order], dict(zip(v.tolist(), c.tolist())))
print(np.char if False else words[np.array([len(w) for w in words]) > 2])
