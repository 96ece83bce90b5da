print(sum(x for x in 5))
