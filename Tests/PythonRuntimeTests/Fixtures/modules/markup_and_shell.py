# Too long for a collection at every safepoint
# Texts made safe to stand in other texts: html, shlex; checksums and keyed digests.
import html, shlex, zlib, hmac, hashlib, html.entities, io
def t(f, *a, **k):
    try: r = f(*a,**k); print("ok", ascii(r)[:300])
    except BaseException as e: print(type(e).__name__, str(e)[:300])
for s in ["a<b>&\"'","&amp;","&lt","&notit;","&#65;&#x41;&#x80;&#0;&#xD800;&#x110000;&#1;&#65","&nosuch;","&","&;","&#;","&#x;","&copyx","&Aacute","&acE;","x &amp &amp;amp;"]: t(html.escape,s); t(html.escape,s,False); t(html.unescape,s)
print(len(html.entities.html5),len(html.entities.name2codepoint),list(html.entities.name2codepoint)[:4],html.entities.codepoint2name[0x2329],html.entities.entitydefs["lang"],html.entities.entitydefs["eacute"]); print(sorted(html.entities.html5.items())[::100]==sorted(html.entities.html5.items())[::100], sum(map(len,html.entities.html5)), sum(ord(c) for v in html.entities.html5.values() for c in v), sum(html.entities.name2codepoint.values()))
t(html.escape,5); t(html.unescape,5)
for s in ["a b","a 'b c' d","a \"b \\\" c\"","a\\ b","'unclosed","a\\","","  x  ","a#b #c","x;y|z && w","a'b'c","''","a=\"b c\" --opt='x y'","é ü","\\'","a\nb\tc","\"a\\nb\"",None,5]:
    t(shlex.split,s) if s is not None else None; t(shlex.split,s,posix=False) if s is not None else None; t(shlex.split,s,comments=True) if s is not None else None
    if isinstance(s,str): t(lambda: list(shlex.shlex(s))); t(lambda: list(shlex.shlex(s,posix=True))); t(lambda: list(shlex.shlex(s,punctuation_chars=True))); t(lambda: list(shlex.shlex(s,posix=True,punctuation_chars=";|")))
    t(shlex.quote,s)
t(shlex.join,["a b","c","it's"]); x=shlex.shlex("a b\nc"); print(x.get_token(),x.lineno,x.get_token(),x.get_token(),x.lineno,repr(x.get_token()),x.error_leader("f"),x.wordchars[:5],repr(x.whitespace),x.quotes); x.push_token("q"); print(x.get_token()); y=shlex.shlex("x y",posix=True); print(y.wordchars, y.eof); y.push_source("in ner"); print(list(y))
for d in [b"",b"hello",bytes(range(256))*3]: t(zlib.crc32,d); t(zlib.adler32,d); t(zlib.crc32,d,5); t(zlib.adler32,d,7)
t(zlib.crc32,"a"); t(zlib.adler32,"a"); print(zlib.error, zlib.DEFLATED)
for k in [b"",b"key",b"k"*100]:
    for h in ["sha256","md5",hashlib.sha1,"sha512"]: m=hmac.new(k,b"msg",h); print(m.hexdigest(), m.name, m.digest_size, m.block_size); m.update(b"x"); print(m.copy().hexdigest())
t(hmac.new,"k",b"m","md5"); t(hmac.new,b"k"); t(hmac.new,b"k",b"m"); t(hmac.new,b"k","m","md5"); t(hmac.digest,b"k",b"m","md5"); t(hmac.compare_digest,"a","a"); t(hmac.compare_digest,b"a","a"); t(hmac.compare_digest,"é","é"); t(hmac.new,b"k",b"m","nope"); t(hmac.compare_digest,b"a",b"b")
