class Base:
    def __init__(self, v):
        self.v = self.check(v)

    @staticmethod
    def check(v):
        assert v > 0, "must be positive"
        return v


class Sub(Base):
    def __init__(self, v):
        super().__init__(v)


Sub(-1)
