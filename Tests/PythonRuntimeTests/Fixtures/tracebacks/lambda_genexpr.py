f = lambda x: x / 0
print(sum(f(i) for i in range(2)))
