saved = None
try:
    [][1]
except IndexError as e:
    saved = e


def later():
    raise saved


later()
