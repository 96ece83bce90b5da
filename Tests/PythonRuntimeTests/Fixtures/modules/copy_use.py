import copy
state = {"w": [1.0, 2.0], "meta": {"step": 3}}
shallow, deep = dict(state), copy.deepcopy(state)
state["w"][0] = 9
state["meta"]["step"] += 1
print(shallow, deep)
class Layer:
    def __init__(self, w):
        self.w = w
        self.children = []
    def clone(self):
        return copy.deepcopy(self)
a = Layer([1])
a.children.append(Layer([2]))
b = a.clone()
b.children[0].w[0] = 7
print(a.children[0].w, b.children[0].w, copy.copy(a).children is a.children)
grid = [[0] * 2] * 2
fresh = copy.deepcopy(grid)
fresh[0][0] = 1
print(grid, fresh, copy.deepcopy([(1, [2])]), copy.copy({1, 2}) == {1, 2})
