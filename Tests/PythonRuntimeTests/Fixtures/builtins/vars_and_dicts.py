# Attributes as dicts: vars, __dict__, setattr in loops, class attributes.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


class Config:
    debug = False

    def __init__(self, **options):
        self.__dict__.update(options)

    def __repr__(self):
        return f"Config({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"


c = Config(lr=0.1, steps=5)
print(c, vars(c), c.__dict__ is vars(c), c.lr, "lr" in vars(c), list(vars(c)), len(c.__dict__))
for name, value in {"a": 1, "b": [2]}.items():
    setattr(c, name, value)
del c.a
c.__dict__["later"] = None
print(c, getattr(c, "later"), hasattr(c, "a"), getattr(c, "debug"), "debug" in vars(c), "debug" in vars(Config))
c.debug = True
print(c.debug, Config.debug, vars(c)["debug"], vars(Config)["debug"])
Config.debug = "class"
del c.debug
print(c.debug, sorted(k for k in vars(c)), {**vars(c)}, dict(c.__dict__), Config(**vars(c)))
for key in list(vars(c)):
    delattr(c, key)
print(c, vars(c))
attempt(
    lambda: c.missing,
    lambda: vars(5),
    lambda: vars(object()),
    lambda: vars([]),
    lambda: (setattr(c, "new", 1), c.new),
    lambda: delattr(c, "zzz"),
    lambda: (getattr(c, "x", "default"), getattr(c, "new", "default")),
)
c.__dict__ = {"whole": "replaced"}
print(c, c.whole, vars(c))
try:
    c.__dict__ = 5
except Exception as error:
    print(type(error).__name__ + ":", error)
