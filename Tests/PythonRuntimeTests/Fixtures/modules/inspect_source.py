import inspect
def add(a, b=2):
    """Adds."""
    # a comment
    return (a +
            b)

class Point:
    x: int = 0

    def move(self, dx):
        if dx:
            self.x += dx
        return self
square = lambda x: x * x
print(inspect.getsource(add))
print(inspect.getsource(Point))
print(inspect.getsource(Point.move))
print(inspect.getsource(Point().move))
print(inspect.getsource(square))
print(inspect.getsourcelines(add)[1])
def deco(f):
    return f
@deco
@deco
def decorated():
    text = """
not indented
"""
    return text
print(inspect.getsource(decorated))
for call in (lambda: inspect.getsource(len), lambda: inspect.getsource(5), lambda: inspect.getsource(int)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
