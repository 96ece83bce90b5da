import tomllib, io, pprint
ok='''
# c
title = "TOML \\u00e9 \\n \\"q\\""
lit = 'C:\\x'
ml = """
first
second \\
   joined"""
mll = \'\'\'
raw \\n
\'\'\'
int1 = +99
int2 = 1_000
hex = 0xDEAD_beef
oct = 0o755
bin = 0b1101
f1 = 3.14
f2 = -1e-3
f3 = inf
f4 = -nan
b = true
d1 = 1979-05-27T07:32:00Z
d2 = 1979-05-27 07:32:00.999999999-07:00
d3 = 1979-05-27
d4 = 07:32:00.5
arr = [1, [2, 3,], "x", # c
 {a=1, "b c"=2}]
empty = []
inl = { x = 1, y.z = "q" }
a.b.c = 1
"quoted key" = 2
'' = 3
1234 = 4
[owner]
name = "n"
[owner.sub]
k = 1
[[prod]]
n = 1
[prod.detail]
c = 'r'
[[prod]]
[[prod]]
n = 2
[[prod.list]]
v=1
'''
pprint.pprint(tomllib.loads(ok), sort_dicts=False)
print(tomllib.load(io.BytesIO(b'a=1')), tomllib.loads('a=1.5', parse_float=str), tomllib.__all__, tomllib.TOMLDecodeError.__mro__)
for bad in ('a', 'a=', '=1', 'a=1 b=2', 'a=1\na=2', '[a]\n[a]', '[a', '[a]]', 'a="x', "a='x", 'a="""x', 'a="\\q"', 'a=[1', 'a=[1 2]', 'a={b=1', 'a={b=1,}', 'a=01', 'a=1__0', 'a=tru', 'a=1979-13-01', 'a=25:00:00', 'a.b=1\na=2', 'a=1\na.b=2', '[[a]]\n[a]', 'a=[]\n[[a]]', '[a]\nb=1\n[a.b]', 'a="\n"', 'a = "\\ud800"', 'a="\\u12"', 'é=1', 'a=1\r', 'a=\x00', 'a=# c', 'a={b=1}\na.c=2', '[a.b]\n[a]\nb.c=1', '[]', '[a..b]', 'a.=1', '"a=1', 'a b=1', '# c\x01', '[a] b', 'a=0x', 'a=.5', 'a=1.', 'a=1e', 'a=+inf\nb=-nan\nc=+0x1', 'a={b=1\n}', 'a={b=1,b=2}', "a='''x", 'a=1979-05-27T25:00:00', 'a="\\U00110000"', '[fruit]\napple.color=1\n[fruit.apple]', 'a=[[1],[2', '\ta\t=\t1\t', 'a="\t"','a={,}','a={b}','a=[,]'):
    try: print(repr(bad), tomllib.loads(bad))
    except Exception as e: print(repr(bad), type(e).__name__, e)
for bad in (5, b'a=1', None):
    try: print(tomllib.loads(bad))
    except Exception as e: print(type(e).__name__, e)
try: tomllib.load(io.StringIO('a=1'))
except Exception as e: print(type(e).__name__, e)
try: tomllib.loads('a=1.5', parse_float=lambda s: {})
except Exception as e: print(type(e).__name__, e)
try: tomllib.loads('a=' + '[' * 3000 + ']' * 3000)
except Exception as e: print(type(e).__name__, str(e)[:60])
