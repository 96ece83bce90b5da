import os, os.path
print(os.path.join("a", "b", "c.txt"), os.path.join("a", "/b"), os.path.join("a/", ""), os.path.basename("/x/y.z"), os.path.dirname("/x/y.z"), os.path.split("/a/b"), os.path.splitext("a/b.tar.gz"), os.path.splitext(".bashrc"), os.path.isabs("/a"), os.path.normpath("a/../b//c/."), os.path.exists("/no/such"), os.path.isfile("/no/such"))
print(os.path.commonprefix(["/usr/lib", "/usr/local"]), os.path.commonpath(["/usr/lib", "/usr/local"]), os.path.relpath("/a/b", "/a/c"), os.sep, os.linesep == "\n", os.name, os.path.abspath("/a/../b"), os.path.expanduser("x"), os.curdir, os.pardir, os.extsep, os.path.sep)
os.environ["MY_FLAG"] = "1"
print(os.environ["MY_FLAG"], os.environ.get("NOPE_X"), os.getenv("MY_FLAG"), os.getenv("NOPE_X", "d"), "MY_FLAG" in os.environ, len(os.urandom(4)), type(os.getpid()).__name__, os.fspath("a"))
for call in (lambda: os.environ["NOPE_X"], lambda: os.path.join(5), lambda: os.environ.__setitem__("a", 5), lambda: os.fspath(5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
