# Big ints of many sizes: every operation's results, mixed into one number, and laws between them.
import math
seed = 12345
def rnd(bits):
    global seed
    r = 0
    for _ in range(bits // 32 + 1):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        r = (r << 32) | (seed >> 32)
    k = seed >> 60
    r &= (1 << bits) - 1
    if k == 0: r = (1 << bits) - 1
    elif k == 1: r = 1 << bits
    elif k == 2: r = (r >> (bits // 2)) << (bits // 2)
    elif k == 3: r |= ((1 << (bits // 2)) - 1)
    return r
h = 0
def mix(x):
    global h
    if isinstance(x, str): x = x.encode()
    if isinstance(x, bytes): x = int.from_bytes(x, 'big')
    h = (h * 1000003 + hash(x)) % (2**61 - 1)
    return h
sizes = [1, 31, 63, 64, 65, 128, 129, 193, 640, 2700, 6000]
for rep in range(1):
  for s in sizes:
    for t in sizes:
        a, b = rnd(s), rnd(t)
        for x, y in ((a, b), (-a, b), (a, -b), (-a, -b)):
            mix(x + y); mix(x - y); mix(x * y); mix(x & y); mix(x | y); mix(x ^ y)
            if y:
                q, r = divmod(x, y); mix(q); mix(r); assert q * y + r == x, (x, y)
                mix(x // y); mix(x % y)
                try: mix(x / y)
                except OverflowError as e: mix(str(e))
            mix(x < y); mix(x == y); mix(x >> (t % 200)); mix(x << (s % 133)); mix(~x)
        if s <= 2700 and t <= 2700:
            mix(math.gcd(a, b)); mix(math.isqrt(a)); assert math.isqrt(a)**2 <= a < (math.isqrt(a)+1)**2
        if s <= 640 and t <= 300 and b:
            mix(pow(a, rnd(70), b)); mix(pow(a, rnd(5), b)); mix(pow(a, b, b | 1) if s < 200 else 0)
            if b > 1 and math.gcd(a, b) == 1: mix(pow(a, -1, b)); mix(pow(-a, -3, b))
        mix(a * a)
    print(s, h)
for s in sizes:
    a = rnd(s)
    for x in (a, -a):
        if s < 14000:
            t = str(x); assert int(t) == x; mix(t); mix(f'{x:,}'); mix('%d' % x)
        mix(hex(x)); mix(bin(x)); mix(oct(x)); assert int(hex(x), 16) == x; assert int(bin(x), 0) == x
        mix(x.bit_length()); mix(x.bit_count())
        n = (x.bit_length() + 8) // 8
        b = x.to_bytes(n, 'little', signed=True); mix(b); assert int.from_bytes(b, 'little', signed=True) == x
        try: mix(float(x))
        except OverflowError as e: mix(str(e))
        mix(x ** 3)
    print(s, h)
for base in (3, 7, 36, 11):
    t = ''.join('0123456789abcdefghijklmnopqrstuvwxyz'[rnd(20) % base] for i in range(100)); mix(int(t, base)); print(base, h, int(t, base))
for n in (0, 1, 2, 5, 20, 21, 25, 100, 170, 500): mix(math.factorial(n)); print(n, h)
for n in (10, 60, 62, 66, 67, 68, 100, 300):
    for k in (0, 1, 5, n // 2, n - 1, n): mix(math.comb(n, k)); mix(math.perm(n, k))
print(h)
for f in (1e18, 1e19, 2.5e30, -1e25, 1.7e308): print(int(f), hash(int(f)), int(f) == f, int(f) + 1 > f)
print(2**64 == 18446744073709551616, 2**63, -2**63, -2**63 - 1, -(-2**63), abs(-2**63), (-2**63) // -1)
print(round(123456789012345678901234567890, -5), round(-15, -1), round(25, -1), 10**25 // 7, -10**25 % 7, divmod(-10**25, 7), divmod(5, -1), divmod(-2**63, -1))
print(sum([2**62] * 5), max(2**70, 3.5), sorted([2**70, -2**70, 1.5, 3]), range(2**65, 2**65 + 3), list(range(2**65, 2**65 + 30, 7)), len(range(10**20, 10**20 + 5)), range(10**20)[5], range(2**65, 0, -2**60)[::-1])
print({2**70: 1}[2**70], hash(2**70), hash(-2**61 + 1), hash(2**61 - 1), hash(2**61), 2**0.5 ** 2, 2**-1, (2**100) ** 0, 0**0, (-2)**63, (-1)**(10**30), 10**30 % 10**29)
