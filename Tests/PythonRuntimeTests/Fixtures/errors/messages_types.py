tests = """
1 + "a"
"a" + 1
[1] + (2,)
(1,) + [2]
"a" * "b"
[1] * 1.5
1 - "a"
{} + {}
{1} + {2}
None + 1
1 / 0
1 // 0
1 % 0
1.0 / 0
1.0 % 0
0 ** -1
0.0 ** -1
divmod(1, 0)
2 ** "a"
1 << -1
1 << 1.0
~1.5
-"a"
+[]
not_defined
len(5)
len()
len(1, 2)
abs("a")
sum(5)
sum(["a"])
max()
max([])
max(1)
min(1, "a")
sorted(5)
sorted([1, "a"])
int("x")
int("1.5")
int([])
int("10", 1)
int("z", 36) + None
float("x")
float([])
str(1, 2)
list(5)
tuple(5)
dict(5)
dict([1])
dict([(1, 2, 3)])
set(5)
set([[]])
{[]: 1}
{{}}
range("a")
range()
range(1, 2, 0)
range(1.5)
chr(-1)
chr("a")
ord("ab")
ord(5)
hex("a")
round("a")
pow(1, 2, 0)
pow("a", 2)
[][0]
[1, 2][5]
[1]["a"]
[1][1.0]
(1,)[3]
"abc"[5]
"abc"["a"]
{}["k"]
{1: 2}[3]
5[0]
None[0]
(lambda: 0)[0]
5()
"a"()
None()
[]()
5 .x
"a".nope
[].nope
{}.nope
().nope
None.nope
len.nope
(lambda: 0).nope
int.nope
5 in 5
"a" in 5
1 in "a"
iter(5)
next(5)
next([])
enumerate(5)
zip(5)
zip([1], 5)
map(5)
map()
list(map(5, [1]))
filter(5)
reversed(5)
reversed({1})
isinstance(1)
hash([])
hash({})
"a" < 1
[] < 1
None < 1
{} < {}
1 < [1]
(1, "a") < (1, 2)
"%d" % "a"
"%s %s" % 1
"%s" % (1, 2)
"{}".format()
"{a}".format()
"{0.x}".format(5)
"{:d}".format("a")
"{!z}".format(1)
"{".format()
"a".join([1])
"a".join(5)
"a".split("")
"a".replace(1, 2)
"abc".index("z")
[1].index(2)
[1].remove(2)
[].pop()
[1].pop(5)
{}.pop("k")
{}.popitem()
set().pop()
{1}.remove(2)
(1).bit_length(1)
[].append()
[].append(1, 2)
"a".upper(1)
{}.get()
{}.update(5)
{}.update([1])
print(end=1)
print(nope=1)
type(1, 2)
super()
object.x
property(1, 2, 3, 4, 5)
bytes("a")
bytes(-1)
bytes([300])
b"a" + "a"
"a" + b"a"
b"a"[5]
slice()
complex("x")
1j < 2j
int(1j)
float(1j)
[1, 2, 3][::0]
[1][None:"a"]
callable()
getattr(5)
getattr(5, "x")
setattr(5, "x")
vars(5)
id()
eval("1 +")
abs()
all(5)
any(5)
bin(1.5)
bool(1, 2)
divmod(1)
format(1, 2)
frozenset(5)
round(1, 2, 3)
round(1.5, "a")
"abc".encode("nope")
b"\\xff".decode()
"a".center()
"abc".find()
"x".ljust("a")
[3].sort(1)
[3].sort(foo=1)
[3, "a"].sort()
sorted([1], key=5)
sorted([1], 5)
max([1], key=5)
max([1], foo=5)
"abc".count()
list(1, 2)
"a".startswith(1)
"a".strip(1)
[1, 2].insert(1)
[1].extend(5)
[1].count()
(1, 2).index(3)
{1: 2}.fromkeys()
"a".zfill("b")
"a".translate(5)
int.from_bytes(5, "big")
(5).to_bytes(1)
(-1).to_bytes(1, "big")
(500).to_bytes(1, "big")
"""
for line in tests.strip().split("\n"):
    try:
        print(line, "->", eval(line))
    except Exception as e:
        print(line, "->", type(e).__name__ + ":", e)
