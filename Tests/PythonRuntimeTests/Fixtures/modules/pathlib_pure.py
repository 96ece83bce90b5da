from pathlib import Path, PurePath, PurePosixPath
p = Path("/usr/local/lib/python3.11/site.tar.gz")
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parents[1], list(p.parents), p.parts, p.root, p.anchor, p.is_absolute())
print(Path("a") / "b" / "c.txt", "x" / Path("y"), Path("a//b/./c/"), Path("a/../b"), Path(), Path("."), Path("a", "b", "/c", "d"), Path("~") / "x", Path("data").joinpath("raw", "f.csv"))
print(p.with_name("x.txt"), p.with_suffix(".zip"), p.with_suffix(""), p.with_stem("y"), p.relative_to("/usr"), p.is_relative_to("/etc"), p.match("*.gz"), Path("a/b.py").match("a/*.py"), p.as_posix())
print(Path("a") == Path("a/"), Path("a") < Path("b"), hash(Path("a")) == hash(Path("./a")), sorted([Path("b"), Path("a/c")]), str(Path("/")), PurePath("a/b"), repr(PurePosixPath("x")), Path(".bashrc").suffix, Path("a.").suffix, Path("x/y").parent.parent.parent)
for call in (lambda: p.relative_to("/etc"), lambda: Path("/").with_name("a"), lambda: p.with_suffix("gz"), lambda: Path(5), lambda: Path("a") + "b", lambda: p.with_name("a/b"), lambda: Path("a").match("")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
