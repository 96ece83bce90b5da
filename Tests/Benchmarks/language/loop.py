# A counting loop in a function: machine integers, no objects.
def loop(limit):
    total = 0
    i = 0
    while i < limit:
        total += i * i % 7
        i += 1
    return total


print(loop(1_500_000))
