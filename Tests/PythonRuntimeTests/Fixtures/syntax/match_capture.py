def f(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return f"one {a}"
        case [a, b]:
            return f"two {a} {b}"
        case [first, *rest]:
            return f"first {first} rest {rest}"


print(f([]), f([1]), f((1, 2)), f([1, 2, 3]), f(range(4)))
print(f("ab"), f(b"ab"), f({1, 2}), f({1: 2}), f(5))


def g(x):
    match x:
        case [*_, last]:
            return last


print(g([1, 2, 3]), g([]), g((9,)))


def h(x):
    match x:
        case (a, (b, [c, *d]), *e):
            return a, b, c, d, e
        case (a, b) as whole:
            return whole, a
        case other:
            return other


print(h([1, (2, [3, 4, 5]), 6, 7]))
print(h([1, 2]), h("x"), h([1, (2, [])]))
match 5:
    case n:
        pass
print(n)
match [1, 2, 3]:
    case a, *b, c:
        print(a, b, c)
match 1, 2:
    case 1, x:
        print("x is", x)
match 1,:
    case [y]:
        print("y is", y)
