import numpy as np
logits = np.array([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
labels = np.array([0, 1])
e = np.exp(logits - logits.max(axis=1, keepdims=True))
p = e / e.sum(axis=1, keepdims=True)
print(p)
loss = -np.log(p[np.arange(2), labels])
print(loss, loss.mean())
g = p.copy()
g[np.arange(2), labels] -= 1
print(g / 2)
print(p.argmax(axis=1), (p.argmax(axis=1) == labels).mean())
