class Lazy:
    def __getattr__(self, name):
        raise AttributeError(f"cannot load {name!r}")


Lazy().anything
