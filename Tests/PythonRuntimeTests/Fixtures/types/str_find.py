# find, index, rfind, rindex, count with bounds of every kind.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


text = "banana bandana"
attempt(
    lambda: (text.find("an"), text.find("an", 2), text.find("an", -4), text.find("an", 2, 4), text.find("x"), text.find("")),
    lambda: (text.rfind("an"), text.rfind("an", 0, 5), text.rfind("x"), text.rfind(""), text.rfind("", 0, 3), text.find("", 20), text.find("", 14)),
    lambda: (text.index("ban", 1), text.rindex("ban")),
    lambda: text.index("x"),
    lambda: text.rindex("x"),
    lambda: text.index("ban", 8),
    lambda: (text.count("an"), text.count("ana"), text.count("", 2), text.count(""), text.count("a", -3), text.count("a", 3, 8), "".count(""), "".count("a")),
    lambda: text.find(None),
    lambda: text.find(1),
    lambda: text.find(),
    lambda: text.find("a", "b"),
    lambda: text.find("a", 1.5),
    lambda: (text.find("a", None, None), text.find("a", 10**30), text.find("a", -(10**30)), text.find("a", 0, 10**30), text.find("a", 0, -(10**30))),
    lambda: text.count(5),
    lambda: (text.startswith("ban"), text.startswith("nan", 2), text.startswith(("x", "ban")), text.startswith(""), text.startswith("", 20), text.startswith(())),
    lambda: (text.endswith("ana"), text.endswith("ban", 0, 10), text.endswith(("x", "na")), text.endswith("", 14), text.endswith("", 15)),
    lambda: text.startswith(1),
    lambda: text.startswith(["ban"]),
    lambda: text.startswith(("x", 1)),
    lambda: text.endswith(None),
    lambda: text.endswith(("x", 1)),
    lambda: ("héllo wörld".find("ö"), "héllo wörld".rfind("l"), "héllo wörld".index("w"), "héllo".count("l"), "日本語日本".rfind("日本"), "😀a😀".find("a")),
    lambda: ("ö" in "wörld", "" in "x", "" in "", "x" in ""),
    lambda: 1 in "abc",
    lambda: None in "abc",
    lambda: ("a" not in "abc", "abc" in "ab"),
)
