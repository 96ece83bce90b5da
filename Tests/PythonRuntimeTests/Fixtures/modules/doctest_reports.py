# doctest: examples in docstrings, run and reported.
import doctest


def average(values):
    """The mean of some numbers.

    >>> average([1, 2, 3])
    2.0
    >>> average([])
    Traceback (most recent call last):
        ...
    ValueError: no values
    >>> for n in range(2):
    ...     print(n)
    0
    1
    >>> x = 5
    >>> x * 2
    10
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> list(range(20))  # doctest: +ELLIPSIS
    [0, 1, ..., 18, 19]
    >>> {'a':    1}  # doctest: +NORMALIZE_WHITESPACE
    {'a':   1}
    >>> None
    >>> 1 / 0  # doctest: +SKIP
    """
    if not values:
        raise ValueError('no values')
    return sum(values) / len(values)


class Account:
    """An account.

    >>> account = Account(10)
    >>> account.deposit(5)
    >>> account.balance
    15
    """

    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        """Adds to the balance.

        >>> a = Account(1); a.deposit(2); a.balance
        3
        """
        self.balance += amount


print(doctest.testmod())
doctest.testmod(verbose=True)


def wrong():
    """
    >>> 1 + 1
    3
    >>> print('hello')
    hello
    >>> 'a'
    """


finder = doctest.DocTestFinder()
test = finder.find(wrong, 'wrong', globs={})[0]
print(len(test.examples), [(e.source, e.want) for e in test.examples])
lines = []
runner = doctest.DocTestRunner(verbose=False)
test.filename = None
print(runner.run(test, out=lines.append))
print(''.join(lines))
print(runner.summarize())
checker = doctest.OutputChecker()
print(checker.check_output('1.0...\n', '1.0234\n', doctest.ELLIPSIS), checker.check_output('a b\n', 'a  b\n', 0))
print(doctest.script_from_examples('Text.\n>>> 1 + 1\n2\nMore.'))
doctest.run_docstring_examples(average, {'average': average}, verbose=False)
