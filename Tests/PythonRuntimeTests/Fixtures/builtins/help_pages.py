def f(a, b=1):
    """Adds.

    More."""
    return a+b
class A:
    """doc"""
    x = 1
    def m(self): "mdoc"; return 1
    @property
    def p(self): "pdoc"; return 1
    @staticmethod
    def s(): pass
    @classmethod
    def c(cls): "cdoc"
class B(A): 
    def m(self): pass
help(f)
help(A)
help(A().m)
help(B)
help(A.m)
help(lambda x: x)
help(A.p)
