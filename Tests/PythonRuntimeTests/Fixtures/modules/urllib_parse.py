# Addresses taken apart, put together, quoted and joined.
from urllib.parse import *
import urllib.parse
def t(f,*a,**k):
    try: print(f.__name__,a,k,'->',repr(f(*a,**k)))
    except Exception as e: print(f.__name__,a,k,'!!',type(e).__name__,e)
for u in ['http://www.cwi.nl:80/%7Eguido/Python.html','//www.cwi.nl:80/x','www.cwi.nl/x','help/Python.html','https://u:p@Host.com:8080/a/b;p=1?q=1&r=2#frag','mailto:a@b.c','file:///tmp/x','http://[::1]:80/x','','http://a/b?x;y','HTTP://A','https://github.com/phlippe/saved_models/raw/main/tutorial5/','http://h:bad/','http://h:99999','a:b','1a:b','path;x/y;z','http://h#f?q']:
    t(urlparse,u); t(urlsplit,u)
    try:
        p=urlparse(u); print(p.hostname,p.username,p.password,p.geturl(),urlsplit(u).geturl()); print(p.port)
    except ValueError as e: print('!!',e)
    t(urldefrag,u)
t(urlparse,'a#b',allow_fragments=False); t(urlparse,'x','https')
for b in ['http://a/b/c/d;p?q','http://a/b/','http://a','','https://github.com/x/raw/main/']:
    for r in ['g:h','g','./g','g/','/g','//g','?y','g?y','#s','g#s',';x','g;x','','.','./','..','../','../g','../..','../../g','../../../g','/./g','g.','..g','./../g','g/./h','g/../h','http:g','a/b/c.txt']:
        t(urljoin,b,r)
for s in ['El Niño/','a b&c=d','~x','/a/b','100%','',b'a\xff','é','+']:
    t(quote,s); t(quote_plus,s); t(quote,s,'')
t(quote,3); t(quote,b'a',encoding='utf-8'); t(quote,'a/b',safe='')
for s in ['El%20Ni%C3%B1o','a+b%26','%','%zz','%E9','abc%4']:
    t(unquote,s); t(unquote_plus,s); t(unquote_to_bytes,s)
for s in ['a=1&b=2&a=3','a=&b','x=a+b%20c','&&','']:
    t(parse_qs,s); t(parse_qsl,s); t(parse_qs,s,keep_blank_values=True); t(parse_qs,s,strict_parsing=True)
t(urlunparse,('http','h','/p','','q','f')); t(urlunsplit,('http','h','p','',''))
