# Texts and bytes in memory: closed, made without __init__, given wrong arguments, and the ends of lines.
import io, re
def t(s):
    try: print(s, '->', re.sub('0x[0-9a-f]+', '0x', repr(eval(s))))
    except BaseException as e: print(s, '->', type(e).__name__, e)
print(io.StringIO, io.BytesIO, io.StringIO.__module__, io.StringIO.__qualname__, io.TextIOBase, io.IOBase)
for c in ('io.StringIO("ab")','io.BytesIO(b"ab")'):
    for m in ('flush()','read()','write("x")','closed','getvalue()','tell()','seekable()','isatty()','__enter__()','writelines([])','readlines()','__iter__()','__next__()','truncate()','close()','detach()','newlines','line_buffering','encoding','errors'):
        exec('o='+c+';o.close()')
        t('o.'+m)
    exec('o='+c)
    for m in ('detach()','newlines','line_buffering','encoding','errors','fileno()','seek("a")','seek(1.5)','read("a")','read(1.5)','readline("a")','truncate("a")','seek(-1)','seek(1,5)','seek(1,1)','seek(10)','read()','write("q")','write(b"q")','getvalue()','truncate(1)','truncate(-1)','tell()','name','mode','writelines(5)','writelines([5])','readlines("a")','readline(None)','read(None)','truncate(None)','__dict__','__init__(5)','__init__("a","b","c")','__init__(newline="x")','__init__(newline=5)', '__init__("a\\r\\nb\\rc\\n", newline=None)','read()','newlines','__init__("a\\r\\nb\\rc\\n", newline="")','readlines()','newlines','__init__("a\\nb", newline="\\r\\n")','getvalue()','readlines()','__init__("a\\r\\nb")','getvalue()'):
        t('o.'+m)
t('io.StringIO(5)'); t('io.StringIO(None).getvalue()'); t('io.BytesIO("a")'); t('io.BytesIO(None).getvalue()'); t('io.StringIO(initial_value="a",newline="").getvalue()'); t('io.StringIO(x=1)'); t('io.BytesIO(x=1)'); t('io.BytesIO(initial_bytes=b"a").read()'); t('io.BytesIO(1,2)'); t('io.StringIO(newline="q")')
