# The errors of fetching are classes that lessons catch.
import urllib
import urllib.error
from urllib.error import ContentTooShortError, HTTPError, URLError

print(issubclass(URLError, OSError), issubclass(HTTPError, URLError), issubclass(ContentTooShortError, URLError))
error = URLError("no host")
print(error, repr(error), error.reason, error.args)
error = HTTPError("http://a", 404, "Not Found", {}, None)
print(error, error.code, error.reason, error.msg, error.headers, error.filename)
try:
    raise HTTPError("http://a", 500, "Broken", None, None)
except URLError as caught:
    print(type(caught).__name__, caught)
print(urllib.error.URLError is URLError)
from urllib.request import Request, build_opener, install_opener

request = Request("http://a/b", headers={"User-agent": "x"})
print(request.full_url, request.get_method(), request.headers, request.get_header("User-agent"))
opener = build_opener()
opener.addheaders = [("User-agent", "Mozilla/5.0")]
install_opener(opener)
