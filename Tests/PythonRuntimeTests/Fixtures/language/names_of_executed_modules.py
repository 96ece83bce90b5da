# Classes and functions say that they are from the module whose names they were made among.
import types

module = types.ModuleType("shapes")
exec("class Circle: pass\ndef area(): pass\n", module.__dict__)
print(module.Circle, module.area.__module__)
exec("class Line: pass\nprint(Line, Line.__module__, __name__)", {})


class Noted:
    x: int


class Plain(Noted):
    pass


# Annotations belong to one class, not to those below it.
print(Plain.__annotations__, Noted.__annotations__, Plain.__annotations__ is Plain.__annotations__)
Plain.__annotations__["y"] = str
print(Plain.__dict__["__annotations__"])
print(hasattr(int, "__annotations__"))


class Lower(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


class Watching:
    def __init__(self):
        self.names = {}

    def __setitem__(self, key, value):
        print("set", key, value)
        self.names[key] = value

    def __getitem__(self, key):
        return self.names[key]


names = {"__annotations__": Lower()}
exec("X: int; Y: str = 'y'", names)
print(names["__annotations__"])
exec("x: int = 1", {}, Watching())


def stars(*args: *tuple[int, str]):
    pass


print(stars.__annotations__)
