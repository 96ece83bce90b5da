class A:
    def __init__(self):
        self.x = undefined


def build():
    return A()


build()
