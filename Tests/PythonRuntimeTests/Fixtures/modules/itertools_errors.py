import itertools
print(isinstance(itertools.count(), itertools.count), itertools.chain is type(itertools.chain()), itertools.count(1, 2), itertools.repeat(1, 2), itertools.repeat('a'), itertools.count(1.5))
print(itertools.product([1, 2], repeat=2).__class__.__name__, repr(itertools.chain())[:25])
for bad in [lambda: itertools.islice([1], -1), lambda: itertools.combinations([1], -1), lambda: itertools.permutations([1], -1), lambda: itertools.count('a'), lambda: itertools.repeat(), lambda: itertools.zip_longest([1], foo=1), lambda: itertools.tee([1], -1), lambda: itertools.islice([1]), lambda: itertools.chain(1).__next__(), lambda: itertools.product([1], repeat=-1), lambda: itertools.groupby(), lambda: map(), lambda: map(str), lambda: filter(), lambda: zip(1), lambda: enumerate(), lambda: list(zip([1], [], strict=True)), lambda: itertools.batched, lambda: itertools.accumulate([1], initial=2, func=3).__next__(), lambda: itertools.starmap(max, [1]).__next__()]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
