items = [3, "a", 2]
items.sort(key=lambda v: v + 1)
