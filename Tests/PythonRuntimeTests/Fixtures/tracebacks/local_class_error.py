def make():
    class Local(ValueError):
        pass
    return Local


raise make()("local")
