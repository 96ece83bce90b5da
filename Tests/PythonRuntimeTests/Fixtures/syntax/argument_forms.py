# Every way in which arguments meet parameters.
def show(a, b=2, *rest, c=3, d, **more):
    return a, b, rest, c, d, more


def plain(a, b=2, c=3):
    return a, b, c


def positional(a, /, b, *, c=1):
    return a, b, c


def gather(*args, **kwargs):
    return args, kwargs


print(show(1, d=4), show(1, 5, 6, 7, d=8, c=9, e=10), show(d=1, a=2), show(*[1, 2, 3], **{'d': 4, 'z': 5}))
print(plain(1), plain(1, c=9), plain(c=1, a=2), plain(*(1,), **{'b': 5}), plain(b=1, *[7]))
print(positional(1, 2), positional(1, b=3, c=4), gather(), gather(1, x=2), gather(*'ab', **{'k': 1}, j=2))
print(gather(**{'a b': 1, 'ü': 2}))
for call in [
    lambda: show(), lambda: show(1), lambda: show(1, a=2, d=3), lambda: plain(), lambda: plain(1, 2, 3, 4),
    lambda: plain(1, a=1), lambda: plain(1, x=2), lambda: positional(a=1, b=2), lambda: positional(1),
    lambda: positional(1, 2, 3), lambda: gather(**{1: 2}), lambda: plain(**{'a': 1}, **{'a': 2}),
]:
    try:
        print(call())
    except TypeError as error:
        print(error)


def forward(*args, **kwargs):
    return show(*args, **kwargs)


print(forward(1, 2, 3, d=4, e=5))
kept = {'d': 1}
def change(**kwargs):
    kwargs['d'] = 2
    return kwargs
print(change(**kept), kept)
values = [1, 2]
def grow(*args):
    values.append(3)
    return args
print(grow(*values), values)
print([round(x, 2) for x in (2.675, 1.005, -0.001, 0.5, 1e15, 123456789.987654321, 2.5, -2.675, 5e-324, 1e22)])
print(round(2.5), round(-1.5), round(7, 2), round(1234, -2), round(15, -1), round(0.15, 1), round(1e300, 300), round(True, 1))
print([hex(x) for x in (0, 255, -255, 2**63 - 1, -2**63, 2**64)], [bin(x) for x in (0, 5, -5)], [oct(x) for x in (8, -64, 2**62)])
print('%d|%5d|%-5d|%05d|%+d|% d|%i' % (3, -4, 5, -6, 7, 8, True), '%.2f|%8.3f|%-8.1f|%+.0f|%08.2f' % (1.005, -2.5, 3.25, 0.5, -1.5))
print('{:5d}|{:<5}|{:^7}|{:05d}|{:.2f}|{:8.3f}|{:<8.1f}|{:^9.2f}|{:010.3f}|{:.0f}'.format(
    3, 4, -5, -6, 1.005, -2.5, 3.25, -1.5, -1.5, 2.5))
import bisect
data = [1, 2, 2, 3, 5, 8]
print([bisect.bisect(data, x) for x in range(10)], [bisect.bisect_left(data, x) for x in (2, 2.0, True)],
      bisect.bisect([0.5, 1.5], 1.5), bisect.bisect(data, 2, 1, 3), bisect.bisect('abc', 'b'))
try:
    bisect.bisect(data, 100, 0, 50)
except IndexError as error:
    print(error)
long = 'ab' * 50 + 'abc' + 'ab' * 50
print('abc' in long, long.find('abc'), long.find('abd'), 'b' * 3 in long, long.count('ba'), long.rfind('abc'), long.find('bab', 99),
      long.index('cab'), ('x' * 100 + 'needle').find('needle'), ('x' * 99 + 'y').find('xy'), 'ü' * 20 + 'né' in 'ü' * 40 + 'né')
