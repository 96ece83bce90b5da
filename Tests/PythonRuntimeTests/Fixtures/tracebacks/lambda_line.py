handlers = {"a": lambda v: v.x, "b": lambda v: v}
handlers["a"](3)
