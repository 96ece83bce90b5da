def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


print(factorial(30))
print(factorial(100))
print(fibonacci(300))
print(factorial(50) // factorial(48))
print(factorial(50) % 1000007)
x = 123456789
for _ in range(5):
    x = x * x + 1
print(x)
print(-x)
print(x // 10**20, x % 10**20)
print(str(x)[::-1])
print(len(str(2**1000)))
seed = 42
for _ in range(5):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    print(seed, seed >> 33, seed & 0xFFFF, hex(seed))
a, b = 2**80 + 1, 2**65 + 7
while b:
    a, b = b, a % b
print(a)
print(float(2**80), int(float(2**80)) == 2**80, 2**80 * 1.0, 2**80 / 2**79)
print(hex(2**80), oct(-2**70), bin(2**65))
