class C:
    cls_attr = 1

    def __init__(self):
        self.value = 1

    def method(self):
        pass

    @property
    def prop(self):
        return self.missing_inside


c = C()


def attempt(f):
    try:
        f()
    except AttributeError as e:
        print(e, "|", e.name, "|", type(e.obj).__name__)


attempt(lambda: c.nope)
attempt(lambda: C.nope)
attempt(lambda: c.prop)
attempt(lambda: c.method.nope)
attempt(lambda: C.method.nope)
attempt(lambda: None.x)
attempt(lambda: (5).x)
attempt(lambda: "s".x)
attempt(lambda: [].x)
attempt(lambda: len.x)
attempt(lambda: (lambda: 0).x)
attempt(lambda: int.x)
attempt(lambda: type.x)
attempt(lambda: (x for x in ()).x)
attempt(lambda: __import__("math").x)
attempt(lambda: Exception().x)
attempt(lambda: super(C, c).x)
attempt(lambda: object().x)
attempt(lambda: c.cls_attr.x.y)
attempt(lambda: setattr(object(), "x", 1))
attempt(lambda: setattr(c, "prop", 1))
attempt(lambda: delattr(c, "prop"))
attempt(lambda: delattr(c, "nope"))
attempt(lambda: delattr(C, "nope"))
attempt(lambda: delattr(c, "cls_attr"))
attempt(lambda: setattr(5, "x", 1))
attempt(lambda: setattr(5, "real", 1))
attempt(lambda: setattr([], "append", 1))
attempt(lambda: setattr(len, "x", 1))
attempt(lambda: setattr(c.method, "x", 1))
attempt(lambda: getattr(c, "na" + "me"))
attempt(lambda: range(3).x)
attempt(lambda: {}.x)
attempt(lambda: (1,).x)
attempt(lambda: True.x)
attempt(lambda: 1.5.x)
attempt(lambda: 1j.x)
attempt(lambda: b"".x)
attempt(lambda: {1}.x)
attempt(lambda: ....x)
attempt(lambda: NotImplemented.x)
attempt(lambda: slice(1).x)
attempt(lambda: iter([]).x)
attempt(lambda: zip().x)
attempt(lambda: {}.keys().x)
attempt(lambda: property().x)
attempt(lambda: staticmethod(len).x)
print(hasattr(c, "value"), hasattr(c, "nope"), getattr(c, "nope", "d"))
