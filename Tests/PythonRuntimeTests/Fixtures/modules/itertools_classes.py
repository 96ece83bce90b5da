# What the classes of `itertools` are called.
import itertools as I, re
def shown(x): return re.sub(r'0x[0-9a-f]+', '0x', repr(x))
for text in ('I.count(3)', 'I.count(3, 2)', 'I.cycle([1])', 'I.chain([1], [2])', 'I.repeat(5)', 'I.repeat(5, 3)', 'I.islice([1], 2)',
             'I.zip_longest([1])', 'I.product([1], [2])', 'I.permutations([1])', 'I.combinations([1], 1)', 'I.accumulate([1])',
             'I.takewhile(None, [1])', 'I.starmap(pow, [])', 'I.tee([1])[0]', 'I.compress([1], [1])', 'I.filterfalse(None, [])',
             'I.pairwise([1])', 'I.combinations_with_replacement([1], 1)', 'I.dropwhile(None, [])', 'I.count', 'I.count.__name__',
             'I.groupby([1])', 'type(I.chain())', 'type(I.cycle([]))', 'type(I.cycle([])).__module__'):
    print(text, shown(eval(text)))
