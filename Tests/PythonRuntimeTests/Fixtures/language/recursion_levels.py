# Too long for a collection at every safepoint
import re, copy, sys
# How many calls of its own a function gets to before CPython's limit, when a library function stands between them.
def by_sorting(n):
    reached.append(n)
    return sorted([1], key=lambda x: by_sorting(n + 1))
def by_list_sort(n):
    reached.append(n)
    return [1].sort(key=lambda x: by_list_sort(n + 1))
def by_substitution(n):
    reached.append(n)
    return re.sub('a', lambda m: by_substitution(n + 1), 'a')
def by_pattern(n, pattern=re.compile('a')):
    reached.append(n)
    return pattern.sub(lambda m: by_pattern(n + 1), 'a')
class Copied:
    def __deepcopy__(self, memo):
        reached.append(1)
        return copy.deepcopy([self])
class Nested:
    def __repr__(self):
        reached.append(1)
        return repr([self])
for start in (lambda: by_sorting(0), lambda: by_list_sort(0), lambda: by_substitution(0), lambda: by_pattern(0),
              lambda: copy.deepcopy(Copied()), lambda: repr(Nested())):
    reached = []
    try:
        start()
    except RecursionError as e:
        print(len(reached) // 10)
