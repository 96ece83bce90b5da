print([x for x in [1]])
a = [x for x in 5]
