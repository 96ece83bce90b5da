x, y = 3, 4
assert x == 3 and not (y < 5 or x), "no"
