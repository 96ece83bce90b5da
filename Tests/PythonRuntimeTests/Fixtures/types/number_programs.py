# Small number programs.
def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


print([n for n in range(50) if is_prime(n)], gcd(1071, 462), [fib(n) for n in range(15)], fib(300))
n, digits = 9876543210123456789, []
while n:
    n, d = divmod(n, 10)
    digits.append(d)
print(digits, sum(digits), int("".join(map(str, digits))))
fact = 1
for i in range(1, 31):
    fact *= i
print(fact, len(str(fact)), fact % 10**9, fact // 10**25, fact.bit_length(), hex(fact))
x = 2.0
for _ in range(6):
    x = (x + 2 / x) / 2
print(x, x * x, abs(x - 2**0.5) < 1e-12)
total = 0.0
for k in range(1000):
    total += (-1) ** k / (2 * k + 1)
print(4 * total, round(4 * total, 3))
collatz = [27]
while collatz[-1] != 1:
    last = collatz[-1]
    collatz.append(last // 2 if last % 2 == 0 else 3 * last + 1)
print(len(collatz), max(collatz), collatz[:8], collatz[-4:])
print(bin(37), int("100101", 2), [37 >> i & 1 for i in range(6)], 37 ^ 21, 37 & 21, 37 | 21, ~37, 1 << 10, sum(1 << i for i in range(5)))
perfect = [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n]
print(perfect, pow(7, 222, 1000), 7**222 % 1000, -7 // 2, -7 % 3, 7.5 // 2, 2**0.5, 1e3, 5e-1, 0x1F, 0b11, 0o17, 1_000)
mean = sum([2, 4, 4, 4, 5, 5, 7, 9]) / 8
print(mean, (sum((v - mean) ** 2 for v in [2, 4, 4, 4, 5, 5, 7, 9]) / 8) ** 0.5, max(3, 1.5), min([4, 2.5]), round(7 / 3, 4), divmod(17, 5))
seed = 42
stream = []
for _ in range(6):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    stream.append(seed >> 40)
print(stream, seed)
