import copy
a = [1, [2, 3], {"k": [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(9)
print(b[1], c[1], b is a, c[2] == a[2], c[2] is a[2])
class P:
    def __init__(self, x):
        self.x = x
        self.me = self
    def __repr__(self):
        return f"P({self.x})"
p = P([1])
q, r = copy.copy(p), copy.deepcopy(p)
p.x.append(2)
print(q, r, r.me is r, q.me is p, copy.deepcopy((1, [2])), copy.copy((1, 2)), copy.deepcopy({1, 2}), copy.copy("s"), copy.deepcopy(None), copy.deepcopy([p, p])[0] is copy.deepcopy([p, p])[1])
class D:
    def __init__(self):
        self.log = []
    def __copy__(self):
        d = D()
        d.log = ["copied"]
        return d
    def __deepcopy__(self, memo):
        d = D()
        d.log = ["deep", len(memo) >= 0]
        return d
print(copy.copy(D()).log, copy.deepcopy(D()).log, copy.deepcopy({"a": D()})["a"].log)
l = []
l.append(l)
m = copy.deepcopy(l)
print(m[0] is m, len(m), copy.deepcopy(len) is len, copy.deepcopy(P) is P, copy.deepcopy(range(3)), copy.copy(frozenset([1])), copy.deepcopy(b"x"))
