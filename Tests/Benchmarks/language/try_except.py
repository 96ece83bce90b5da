# Exceptions raised and caught in a loop.
def parse(text):
    try:
        return int(text)
    except ValueError:
        return -1


total = 0
words = ["1", "x", "23", "y", "456"]
for i in range(250_000):
    total += parse(words[i % 5])
    try:
        if i % 4 == 0:
            raise KeyError(i)
        total += 1
    except KeyError as error:
        total -= error.args[0] % 3
    finally:
        total += 1
print(total)
