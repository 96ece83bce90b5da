print(2 + 3 * 4 ** 2 // 5 % 3)
print(-2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2)
print(not 1 == 2, not True or True, not (True or True))
print(1 | 2 ^ 3 & 4 << 1, ~1 + 2, -~1, +-+1)
print(1 < 2 == True, (1 < 2) == True)
print(5 - 3 - 1, 5 - (3 - 1), 100 / 10 / 2, 7 // 2 * 2, 7 % 3 * 2)
print(True + True, True * 5, -True)
print("a" + "b" * 2, [1] + [2] * 2, "%s-%s" % (1, 2) + "x")
print(1 if 0 else 2 + 1, lambda: 1 if False else 2)if False else print("skip")
print(3 > 2 > 1, 3 > (2 > 1), 1 in [1, 2] == True)
print(10 - 2 ** 2 * 2, (10 - 2) ** 2 * 2)
print(6 & 3 == 3, (6 & 3) == 3, 1 + 1 == 2 and 2 + 2 == 4)
print(1 or 0 and 0, (1 or 0) and 0)
print(2 * 3 @ M if False else "no matmul")
x = 5
x += 1 * 2
x **= 2
x //= 3
x %= 10
x <<= 2
x |= 1
x ^= 3
x &= 0xFF
x >>= 1
x -= 1
x *= -1
print(x)
f = 7
f /= 2
print(f)
l = [1]
m = l
l += [2]
print(m, l is m)
t = (1,)
u = t
t += (2,)
print(u, t)
s = "a"
s *= 3
print(s)
print(0b101, 0o17, 0xff, 1_000, 1e3, .5, 5., 1j, 0xFFFF_FFFF, 1e-7, 1E5)
print("\x41\u00e9\N{BULLET}\101\\ \'")
print(b"\x41\n\t", r"\n", b'\'', br"\x")
print("a" "b"
      "c")
print(1 if True else 0 if False else 2)
print([1, 2, 3][-1], "abc"[::-1], (1, 2, 3)[1:], {1: 2}[1])
print(...,  Ellipsis, None, NotImplemented)
print(1 .real, 1..is_integer(), (1).bit_length())
