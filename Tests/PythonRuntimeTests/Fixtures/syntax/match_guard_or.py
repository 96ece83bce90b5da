import enum


class Color:
    RED = 1
    BLUE = 2


def f(x):
    match x:
        case Color.RED:
            return "red"
        case Color.BLUE:
            return "blue"
        case [1, x] | [x, 1]:
            return f"one and {x}"
        case (int() | float()) as number if number > 100:
            return f"big {number}"
        case int(n) if n < 0:
            return f"negative {n}"
        case int() | float():
            return "number"
        case {"a": (1 | 2) as a} | {"b": a}:
            return f"dict {a}"
        case str() as s if (n := len(s)) > 3:
            return f"long {n}"
        case str():
            return "short"


for x in [1, 2, [1, 5], [5, 1], 101, 200.5, -4, 3, {"a": 1}, {"b": 9}, {"a": 3}, "four", "thr", None]:
    print(x, f(x))


def guards(x):
    match x:
        case n if print("guard 1", n):
            return 1
        case n if n > 1:
            return 2
        case n:
            return n


print(guards(1))
print(guards(2))


def guard_error(x):
    match x:
        case n if n / 0:
            return 1


try:
    guard_error(1)
except ZeroDivisionError as e:
    print("ZeroDivisionError", e)


def in_loop(items):
    for item in items:
        match item:
            case "skip":
                continue
            case "stop":
                break
            case other:
                print("item", other)
    else:
        print("all")


in_loop(["a", "skip", "b"])
in_loop(["a", "stop", "b"])
