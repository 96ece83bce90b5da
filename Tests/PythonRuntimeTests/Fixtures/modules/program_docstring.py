"""What this program is about.

>>> add(1, 2)
3
"""
import doctest


def add(a, b):
    return a + b


print(__doc__.splitlines()[0])
print(doctest.testmod())
