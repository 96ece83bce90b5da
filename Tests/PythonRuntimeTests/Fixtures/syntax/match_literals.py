def kind(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 2.5:
            return "two and a half"
        case 1 + 2j:
            return "complex"
        case "a" | 'b':
            return "letter"
        case b"raw":
            return "bytes"
        case None:
            return "none"
        case True:
            return "true"
        case False:
            return "false"
        case _:
            return "other"


for value in [0, 1, 3, -1, 2.5, 1 + 2j, "a", "b", "c", b"raw", None, True, False, 1.0, [], 0.0]:
    print(repr(value), kind(value))


def order(x):
    match x:
        case True:
            return "bool"
        case 1:
            return "one"


print(order(True), order(1), order(1.0), order(2))
