# A list of booleans, read and written by index.
def sieve(limit):
    prime = [True] * (limit + 1)
    prime[0] = prime[1] = False
    i = 2
    while i * i <= limit:
        if prime[i]:
            for j in range(i * i, limit + 1, i):
                prime[j] = False
        i += 1
    count = 0
    for is_prime in prime:
        if is_prime:
            count += 1
    return count


print(sieve(2_000_000))
