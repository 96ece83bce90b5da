# How tqdm writes a state of progress.
from tqdm import tqdm

for n, total, elapsed in [(0, 10, 0), (3, 10, 1.5), (10, 10, 61), (7, 300, 100.4), (250, None, 12), (12, 10, 4), (1, 3, 90000)]:
    print(tqdm.format_meter(n, total, elapsed))
    print(tqdm.format_meter(n, total, elapsed, ncols=60, prefix='epoch', postfix='loss=0.25'))
    print(tqdm.format_meter(n, total, elapsed, ncols=40, prefix='step: ', ascii=True, unit='B', unit_scale=True))
print(tqdm.format_meter(3, 10, 2, ncols=0, prefix='short'))
print(tqdm.format_meter(3, 10, 2, rate=0.25, unit='batch'))
print(tqdm.format_meter(3000, 1000000, 2, unit_scale=True, unit='sample'))
print(tqdm.format_meter(3, 10, 2, bar_format='{desc}: {n_fmt} of {total_fmt} {bar} {percentage:3.0f}% {elapsed}', prefix='x', ncols=50))
print(tqdm.format_meter(3, 10, 2, ascii=' .oO', ncols=50))
print([tqdm.format_interval(t) for t in (0, 59.9, 60, 3599, 3600, 86400)])
print([tqdm.format_sizeof(t) for t in (0, 9.994, 9.995, 99.94, 99.95, 999.4, 999.5, 12345, 1e7, 1e30)])
print([tqdm.format_num(t) for t in (0.5, 0.000123456, 123456, 1234567890, 1e-7, 3)])
bar = tqdm(range(3), desc='x', disable=True)
bar.set_postfix(loss=0.123456, n=3, text=' a ')
print(bar.postfix, bar.n, bool(bar), len(bar), list(bar))
