import unicodedata
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: unicodedata.lookup('LATIN SMALL LETTER GHA')); t(lambda: unicodedata.lookup('LATIN SMALL LETTER OI')); t(lambda: eval(r"'\N{LATIN SMALL LETTER GHA}'")); t(lambda: unicodedata.lookup('LATIN SMALL LETTER R WITH TILDE')); t(lambda: unicodedata.lookup('KEYCAP DIGIT ONE')); t(lambda: unicodedata.lookup('NULL')); t(lambda: unicodedata.lookup('LINE FEED')); t(lambda: eval(r"'\N{BOM}'")); t(lambda: eval(r"'\N{NBSP}'")); t(lambda: unicodedata.lookup('BEL')); t(lambda: unicodedata.lookup('BELL')); t(lambda: unicodedata.lookup('ALERT')); t(lambda: unicodedata.name('\u01a3'))
try: print(ascii(eval(r"'\N{KEYCAP DIGIT ONE}'")))
except SyntaxError as e: print(e)
