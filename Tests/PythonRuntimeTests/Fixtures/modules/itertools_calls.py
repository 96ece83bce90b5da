# The classes of itertools: what they are, what they are called with, and how they are derived from.
from itertools import *

classes = [accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse, groupby,
           islice, pairwise, permutations, product, repeat, starmap, takewhile, zip_longest, type(tee([])[0])]


for cls in classes:
    print(cls, cls.__name__, cls.__qualname__, cls.__module__, cls.__mro__, isinstance(cls, type))
    print(cls.__doc__)
    print(sorted(name for name in vars(cls) if name in ("__reduce__", "__setstate__", "__length_hint__", "from_iterable",
                                                         "__class_getitem__", "__copy__", "__iter__", "__next__")))
    for arguments in ("()", "(1)", "([])", "([], [])", "([], 1)", "([], 1, 2)", "([], [], [], [], [])", "(x=1)", "([], x=1)",
                      "(iterable=[])", "([], iterable=[])", "(*[[]], **{'r': 1})", "('ab', r=-1)", "('ab', r='x')", "('ab', r=1.5)",
                      "('ab', r=None)", "('ab', r=10**30)", "('ab', r=True)", "(None, [1, 0, 2])", "(bool, [1, 0, 2])", "(func=max, iterable=[1, 2])",
                      "([1], initial=None)", "([1], initial=5)", "([1], None, initial=5)", "([1], None, 5)", "(data='ab', selectors=[1, 0])",
                      "('ab', selectors=[1])", "(repeat=2)", "('ab', repeat=2)", "('ab', repeat=-1)", "('ab', repeat='x')", "('ab', repeat=0)",
                      "(5, repeat=0)", "('ab', repeat=10**30)", "(object=1)", "(object=1, times=2)", "(1, times=-2)", "(1, times='x')", "(times=2)",
                      "(start=2)", "(step=2)", "(1, 2, step=3)", "(1.5, 2)", "('a')", "(1, 'a')", "(1j)", "([1, 2], fillvalue=0)",
                      "([1, 2], [1], fillvalue=0, x=1)", "([1, 1, 2], key=None)", "([1, 1, 2], lambda x: 1)", "([1], 1, key=2)",
                      "('abcd', 2)", "('abcd', 1, 3)", "('abcd', 0, None, 2)", "('abcd', None)", "('abcd', -1)", "('abcd', -2)", "('abcd', 1, -1)",
                      "('abcd', 1, -2)", "('abcd', 0, 3, 0)", "('abcd', 0, 3, -1)", "('abcd', 'x')", "('abcd', 1, 'x')", "('abcd', 'x', 2)",
                      "('abcd', 0, 2, 'x')", "('abcd', 10**30)", "(5, 3)", "('abcd', True)", "(lambda a: a < 2, [1, 2, 1])"):
        try:
            made = cls(*(), ) if arguments == "()" else eval(cls.__name__ + arguments) if cls.__name__ != "_tee" else eval("classes[-1]" + arguments)
            try:
                first = []
                for value in made:
                    first.append((value[0], list(value[1])) if cls is groupby else value)
                    if len(first) > 3:
                        break
            except Exception as error:
                first = type(error).__name__, str(error)
            print(" ", arguments, first)
        except Exception as error:
            print(" ", arguments, type(error).__name__, error)
