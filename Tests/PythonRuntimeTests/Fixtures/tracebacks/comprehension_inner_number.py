a = [y for x in [1] for y in 5]
