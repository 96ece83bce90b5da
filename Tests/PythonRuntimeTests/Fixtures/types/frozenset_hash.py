print(hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(frozenset(range(40))))
print(hash(frozenset([(1, 2), 3])), hash((frozenset([1]), 2)))
print({frozenset([1]), frozenset([2])} == {frozenset([2]), frozenset([1])})
