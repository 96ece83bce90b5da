def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


show(lambda: ",".join(["a", "b", "c"]))
show(lambda: "".join(["a", "b"]))
show(lambda: ", ".join(("a",)))
show(lambda: ",".join([]))
show(lambda: ",".join("abc"))
show(lambda: ",".join({"a": 1, "b": 2}))
show(lambda: ",".join(str(i) for i in range(3)))
show(lambda: "\u00e9".join(["a", "b"]))
show(lambda: ",".join(["\u00e9", "\u20ac"]))
show(lambda: ",".join([1]))
show(lambda: ",".join(["a", None]))
show(lambda: ",".join(5))
show(lambda: ",".join(None))
show(lambda: "-".join(map(str, [1, 2])))
show(lambda: " ".join(sorted(["b", "a"])))
show(lambda: "".join(reversed(["a", "b"])))
show(lambda: "\n".join(["x"] * 3))
show(lambda: ",".join([",", ","]))
show(lambda: "".join([]))
show(lambda: 1 .join([]) if False else 0)
