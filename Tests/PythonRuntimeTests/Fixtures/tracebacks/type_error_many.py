class P:
    def m(self, a, *, key):
        return a


P().m(1, 2, 3)
