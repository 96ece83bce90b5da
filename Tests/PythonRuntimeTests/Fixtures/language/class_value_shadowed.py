class B:
    closed = False
    def check(self):
        if self.closed:
            raise ValueError("closed")
    def close(self):
        self.closed = True
class M:
    def read(self):
        self.check()
        return "data"
class S(M, B):
    pass
s = S()
s.read()
s.close()
try:
    print(s.read())
except ValueError as e:
    print(e)
