def ready(x): return 0
x = 3
assert ready(x), f"not {x}"
