name = "x"
print(f"{name!r:>10} {undefined_thing:.2f}")
