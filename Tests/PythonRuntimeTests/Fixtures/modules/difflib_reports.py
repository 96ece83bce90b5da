# difflib: likeness of sequences and reports of where they differ.
import difflib

matcher = difflib.SequenceMatcher(None, 'abxcd', 'abcd')
print(matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio())
print(matcher.get_matching_blocks())
print(matcher.get_opcodes())
for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, 'qabxcd', 'abycdf').get_opcodes():
    print(f'{tag:7} a[{i1}:{i2}] b[{j1}:{j2}]')
print(difflib.SequenceMatcher(lambda x: x == ' ', ' abcd', 'abcd abcd').find_longest_match(0, 5, 0, 9))
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']))
print(difflib.get_close_matches('whlie', ['while', 'whole', 'with', 'white'], n=2, cutoff=0.5))
old = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n'.splitlines(keepends=True)
new = 'one\n2\nthree\nfour\nfive\nsix\nseven\neight\nnin\nten\neleven\n'.splitlines(keepends=True)
print(''.join(difflib.unified_diff(old, new, 'before.txt', 'after.txt')))
print(''.join(difflib.unified_diff(old, new, 'a', 'b', n=0)))
print(''.join(difflib.context_diff(old, new, fromfile='before.txt', tofile='after.txt')))
delta = list(difflib.ndiff(old, new))
print(''.join(delta))
print(''.join(difflib.restore(delta, 1)) == ''.join(old), ''.join(difflib.restore(delta, 2)) == ''.join(new))
print('\n'.join(difflib.ndiff(['the quick brown fox'], ['the quick brwon fox jumps'])))
print(list(difflib.unified_diff('same', 'same')))
print(list(difflib.ndiff(['a b\n', '\tc\n'], ['a  b\n', '\td\n'])))
for group in difflib.SequenceMatcher(None, list(range(40)), list(range(0, 20)) + [99] + list(range(21, 40))).get_grouped_opcodes():
    print(group)
try:
    difflib.get_close_matches('a', ['b'], n=0)
except ValueError as error:
    print(error)
