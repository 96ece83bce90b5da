sources = """
x = 
if x
if x:
for i in range(3) print(i)
def f(
def f():
class
class C
1 +
x = 1 2
print "x"
print x
a b
(1, 2
[1, 2
{1: 2
)
1 = x
f() = 1
x + 1 = 2
None = 1
True = 1
x = y = 5 = z
"a" = 1
[a, 1] = x
(a, f()) = x
del f()
del 1
del x + 1
for 1 in x: pass
for f() in x: pass
with x as 1: pass
import
from x import
from x import (a, b
import a.b as
lambda x
x = lambda: return
return 1
yield 1
break
continue
def f(): break
def f(a, a): pass
def f(a=1, b): pass
def f(*, **k): pass
def f(*): pass
def f(**k, a): pass
def f(a, /, b, /): pass
def f(x): global x
def f():\\n    x = 1\\n    global x
def f():\\n    nonlocal x
nonlocal x
f(a=1, 2)
f(a=1, a=2)
f(**k, *a)
f(x for x in y, 1)
f(1=2)
f(True=1)
f(a.b=1)
x = {1, 2: 3}
x = {1: 2, 3}
{**a, b}
[x for]
[x for x]
[for x in y]
[x, y for x in z]
x if y
x if y else
not
x not y
x is is y
"abc
'''abc
f"{"
f"{}"
f"{x"
f"{x!}"
f"{x!z}"
f"}"
f"{x:{y:{z}}}"
f"{a b}"
"\\\\N{nope}"
"\\\\x1"
b"é"
0777
1__0
0xg
0b12
1.e
1_
1a
5x
$
x?
x!
x = (yield)
try: pass
try:\\n    pass
except: pass
finally: pass
try:\\n    pass\\nexcept:\\n    pass\\nexcept ValueError:\\n    pass
else: pass
elif x: pass
while
while x
with
with x
assert
raise from x
raise x from
@
@x
@x\\nx = 1
async x
await x
async def f(): pass\\nx = [await y]
def f():\\n    await x
x := 1
(x := 1, y = 2)
[x := 1 for x in y]
f(x := 1)
x = x := 1
global
pass x
x +* y
x ** = 2
x === y
x <> y
x ++
++x
x--
if x = 1: pass
while x = 1: pass
if x: pass else: pass
def f:\\n    pass
def f()\\n    pass
class C()\\n    pass
if True\\n    pass
for i in x\\n    pass
while True\\n    pass
with a as b\\n    pass
try\\n    pass
else\\n
if x:\\npass
if x:\\n    a\\n  b
  x = 1
x = 1\\n  y = 2
if x:\\n\\ta\\n        b
def f():\\nreturn 1
class C:\\npass
for x in y:\\npass
print(1))
(1, 2]
[1)
{(}
x = [1, 2\\ny = 3
foo(1\\nbar(2)
a = "x" "y
import a as b.c
from x import *, y
from x import a as b.c
def f():\\n    from x import *
class C:\\n    return 1
(a, b): int = 1
a, b: int
f(): int = 1
x: int: str
x = *a
*a
*a = 1
*a, *b = c
print(*)
f(*)
f(**)
{*}
{**}
x[]
x[1:2:3:4]
x.
x.1
x..y
.x
x->y
lambda: (yield)
def f(x: int = 1, y): pass
match x:\\n    case 1: pass\\n    case y: pass\\n    case 2: pass
match x:\\n    case y: pass\\n    case 2: pass
match x:\\n    case a | b: pass
match x:\\n    case [a, a]: pass
match x:\\n    case {**r, 'a': 1}: pass
match x:\\n    case 1 + 1: pass
match x:\\n    case C(a=1, 2): pass
match x:\\ncase 1: pass
match x:\\n    pass
case 1: pass
__debug__ = 1
def f(__debug__): pass
x.__debug__ = 1
"""
for source in sources.strip("\n").split("\n"):
    text = source.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")
    try:
        compile(text, "<s>", "exec")
        print(repr(text), "compiles")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__ + ":", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
