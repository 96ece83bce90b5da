# Too long for a collection at every safepoint: making an instance and calling an object are levels of their own.
depth = 0


def run(name, start):
    global depth
    depth = 0
    try:
        start()
    except RecursionError as error:
        print(name, depth, error)


class Tree:
    def __init__(self):
        global depth
        depth += 1
        self.child = Tree()


class Caller:
    def __call__(self):
        global depth
        depth += 1
        return self()


class Maker:
    def __new__(cls):
        global depth
        depth += 1
        return cls()


class Keywords:
    def method(self, **options):
        global depth
        depth += 1
        return self.method(**options)


class Counted:
    def __init__(self, n):
        self.n = n

    def __call__(self, n):
        return n if n == 0 else Counted(n)(n - 1)


run("init", Tree)
run("call", lambda: Caller()())
run("new", Maker)
run("keywords", lambda: Keywords().method(x=1))
for _ in range(3):
    print(Counted(1)(200))
run("again", Tree)
Tree()
