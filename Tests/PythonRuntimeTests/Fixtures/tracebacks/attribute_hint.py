class Model:
    def __init__(self):
        self.weights = [1]
        self.bias = 0


m = Model()
print(m.wieghts)
