class T:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
b = T("b"); a = T("a"); _u = T("_u")
lst = [T(1), T(2), T(3)]
dct = {"x": T("x"), "y": T("y")}
tup = (T("t1"), T("t2"))
c = T("c")
print("end")
