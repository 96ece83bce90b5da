class C:
    def run(self, n):
        return self.helper(n)

    def helper(self, n):
        return n.upper()


C().run(5)
