# What itertools takes as a state.
import re
from itertools import *

base_arguments = {accumulate: ([1, 2, 3],), chain: ([1, 2], [3]), combinations: ("abc", 2), combinations_with_replacement: ("ab", 2),
                  compress: ("abc", [1, 0, 1]), count: (5,), cycle: ([1, 2],), dropwhile: (bool, [1, 0, 2]), filterfalse: (bool, [1, 0, 2]),
                  groupby: ([1, 1, 2],), islice: ([1, 2, 3], 2), pairwise: ([1, 2, 3],), permutations: ("abc", 2), product: ("ab", "cd"),
                  repeat: (7, 3), starmap: (max, [(1, 2), (3, 1)]), takewhile: (bool, [1, 2, 0, 3]), zip_longest: ([1, 2], [3])}
for state in ("None", "5", "()", "(1,)", "(0, 1)", "(1, 2)", "(9, 9)", "(0, 0, 0)", "([], 1)", "([1], 0)", "(iter([7]),)", "(iter([7]), iter([8]))",
              "(iter([7]), 5)", "(iter([7]), iter([8]), 1)", "((0, 1, 2), (1, 1))", "('x', 'y')", "-1", "10**30", "(-1, -1)", "'ab'"):
    for cls, arguments in base_arguments.items():
        made = cls(*arguments)
        if hasattr(made, "__setstate__"):
            try:
                made.__setstate__(eval(state))
                print(cls.__name__, state, re.sub(" at 0x[0-9a-f]+", "", str([(v[0], list(v[1])) if cls is groupby else v for v in islice(made, 4)])))
            except Exception as error:
                print(cls.__name__, state, type(error).__name__, error)
