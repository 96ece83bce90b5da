def t(f, *args):
    try: print(repr(f(*args)))
    except Exception as e: print(type(e).__name__, e)
for codec in ('unicode-escape', 'raw-unicode-escape', 'unicode_escape'):
    for s in ['abc', 'é\n\t\\\'"', '\u1234\U0001f600\x00\x7f\xff', '\r\x80', '\ud800']:
        t(s.encode, codec)
    for b in [b'abc\\n\\t', b'\\u1234\\U0001f600', b'\\x41\\101\\N{BULLET}', b'\\x4', b'\\u12', b'\\', b'\\q', b'\xe9',
              b'\\N{nope}', b'\\N', b'\\U11111111', b'\\\\u0041', b'a\\\nb', b'\\400', b'\\ud800']:
        for errors in ('strict', 'ignore', 'replace', 'backslashreplace'):
            t(b.decode, codec, errors)
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    b'\\q \\z \\777'.decode('unicode_escape')
    b'\\777 \\q'.decode('unicode_escape')
    print([str(x.message) for x in w])
