def outer(x):
    return inner(
        x
    )


def inner(x):
    return x["a"]["b"]["c"]


outer({"a": {"b": 5}})
