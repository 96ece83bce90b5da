# What the parser finds in a text quotes its line; the compiler would look for the line in a file. `traceback` marks whole lines.
import traceback

for text in ["return 5", "break", "def f(x, x): pass", "def f():\n x = 1\n global x", "nonlocal x", "x = yield", "*a",
             "a, *b, *c = d",
             "def f():\nreturn 1", "x = = 1", "if x\n  pass", "for i in range(3) print(i)", "class A:\ndef f(self): pass",
             "try:\n pass", "from __future__ import nope", "match x:\n case a: pass\n case b: pass"]:
    try:
        exec(text)
    except SyntaxError as error:
        print("".join(traceback.format_exception_only(error)), error.lineno, error.offset, repr(error.text))
