print(eval("1 + 2"))
x = 10
print(eval("x * 2"))
print(eval("x", {"x": 5}))
print(eval("x + y", {"x": 1}, {"y": 2}))
exec("z = x + 1")
print(z)
space = {}
exec("a = 1\nb = a + 1", space)
print(sorted(k for k in space if not k.startswith("__")), space["b"])
local = {"q": 1}
exec("q += 1; r = q", {}, local)
print(local)
exec("def f(n):\n    return n * x\n")
print(f(3))
exec("""
class C:
    def m(self):
        return 'm'
""")
print(C().m())
print(eval("[i for i in range(3)]"), eval("  1"), eval("lambda: 5")())
for bad in ["1 +", "x = 1", "undefined_name", "1 / 0", "def f(): pass", "f(", "'a"]:
    try:
        print(eval(bad))
    except Exception as e:
        print(type(e).__name__, e)
try:
    exec("for")
except SyntaxError as e:
    print(e.msg, e.lineno)
try:
    eval(5)
except TypeError as e:
    print(e)


def inside():
    v = 3
    return eval("v + 1"), eval("x")


print(inside())
code = compile("1 + 1", "<s>", "eval")
print(eval(code))
code = compile("k = 5", "<s>", "exec")
exec(code)
print(k)
print(exec("1"))
g = {"__builtins__": {}}
try:
    eval("print(1)", g)
except NameError as e:
    print(e)
print(eval("len", {})([1]))
