def h(n, m):
    return n.missing(m)


result = [h(1, 2) for _ in range(2)]
