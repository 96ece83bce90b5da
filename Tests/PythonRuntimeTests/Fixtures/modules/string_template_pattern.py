# The pattern of string.Template, and what derived classes make of it.
import string, logging
T=string.Template
print(T.delimiter,T.idpattern,T.braceidpattern,T.flags,T.pattern.pattern)
for s in ('$a ${b} $$ $a','$','$1','${','$a-${c}','${1}','é $é'):
    t=T(s); print(s,t.is_valid())
    try: print(t.get_identifiers())
    except Exception as e: print(type(e).__name__,e)
class P(T): delimiter='%'; idpattern='[a-z]+_[a-z]+'
print(P.pattern.pattern); p=P('%x_y %z %%'); print(p.is_valid(), P('%x_y').substitute(x_y=4), P('%x_y').get_identifiers())
class Q(T):
    pattern=r'''\[\[(?:(?P<escaped>\[\[)|(?P<named>[a-z]+)\]\]|(?P<braced>b)|(?P<invalid>))'''
print(Q('[[name]]').substitute(name=5), Q('[[name]]').get_identifiers(), Q('[[ ').is_valid())
class BQ(T): pattern='a(b)'
try: print(BQ('ab').safe_substitute())
except Exception as e: print(type(e).__name__,e)
try: print(BQ('ab').get_identifiers())
except Exception as e: print(type(e).__name__,e)
class BB(T): braceidpattern='[0-9]+'
print(BB('${12} $ab').get_identifiers())
r=logging.makeLogRecord({'name':'x','msg':'hi %s','args':(1,),'levelno':20,'levelname':'INFO'}); print(r, r.getMessage(), r.name, r.levelname)
print(logging.makeLogRecord({}))
