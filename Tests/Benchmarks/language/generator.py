# A generator summed in a for loop.
def numbers(limit):
    i = 0
    while i < limit:
        yield i
        i += 1


total = 0
for value in numbers(1_200_000):
    total += value
print(total)
