import urllib.parse as up
for v in [b'http://a.b:80/c;d?e=f#g', 'http://user:pw@host:8042/over/there?name=ferret&x=1#nose']:
    p = up.urlparse(v); print(p, p.hostname, p.port, p.username, p.geturl()); print(up.urlsplit(v), up.urldefrag(v))
print(up.parse_qs(b'a=1&b=2'), up.parse_qsl('a=1&a=2&b='), up.parse_qsl('a=1&b=', keep_blank_values=True), up.quote(b'a b/\xff'), up.unquote_to_bytes('a%20b'), up.quote_plus('a b&c'), up.urlencode({b'a': b'b c', 'd': [1, 2]}, doseq=True), up.urljoin(b'http://a/b/c', b'../d'), up.quote_from_bytes(b'a b'))
try: up.urljoin('http://a', b'b')
except TypeError as e: print(e)
try: up.urlparse(5)
except Exception as e: print(type(e).__name__, e)
try: up.urlparse('http://a:99999/').port
except ValueError as e: print(e)
try: up.urlparse('http://a:xx/').port
except ValueError as e: print(e)
