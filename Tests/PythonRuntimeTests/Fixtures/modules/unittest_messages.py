# The words of unittest's assertions.
import logging
import unittest
import warnings


class Case(unittest.TestCase):
    maxDiff = None

    def runTest(self):
        pass


case = Case()


def show(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
        print('passes')
    except AssertionError as error:
        print(error)
    except Exception as error:
        print(type(error).__name__, error)
    print('---')


show(case.assertEqual, 1, 2)
show(case.assertEqual, 1, 2, 'they differ')
show(case.assertEqual, [1, 2, 3], [1, 5, 3])
show(case.assertEqual, [1, 2, 3], [1, 2])
show(case.assertEqual, (1,), (1, 2, 3))
show(case.assertEqual, [], [1])
show(case.assertEqual, {'a': 1, 'b': 2}, {'a': 1, 'b': 3})
show(case.assertEqual, {1, 2}, {2, 3})
show(case.assertEqual, 'one\ntwo\nthree\n', 'one\ntoo\nthree\n')
show(case.assertEqual, 'spam', 'span')
show(case.assertEqual, list(range(40)), list(range(39)) + [50])
show(case.assertEqual, 'x' * 100, 'x' * 50 + 'y' * 50)
show(case.assertEqual, 12345678901234567890 ** 5, 12345678901234567890 ** 5 + 1)
show(case.assertNotEqual, 1, 1)
show(case.assertTrue, [])
show(case.assertFalse, [0])
show(case.assertIs, 1, None)
show(case.assertIsNot, None, None)
show(case.assertIsNone, 0)
show(case.assertIsNotNone, None)
show(case.assertIn, 3, [1, 2])
show(case.assertNotIn, 1, [1, 2])
show(case.assertIsInstance, 3, str)
show(case.assertNotIsInstance, 3, int)
show(case.assertAlmostEqual, 1.0, 1.1)
show(case.assertAlmostEqual, 1.0, 1.00000001)
show(case.assertAlmostEqual, 1.0, 1.5, delta=0.25)
show(case.assertAlmostEqual, 1.0, 1.5, places=2, delta=0.25)
show(case.assertNotAlmostEqual, 1.0, 1.0)
show(case.assertGreater, 1, 2)
show(case.assertGreaterEqual, 1, 2)
show(case.assertLess, 2, 1)
show(case.assertLessEqual, 2, 1)
show(case.assertRegex, 'hello', r'\d+')
show(case.assertNotRegex, 'h3llo', r'\d+')
show(case.assertCountEqual, [1, 2, 2], [1, 2, 3])
show(case.assertCountEqual, 'abc', 'cab')
show(case.assertSequenceEqual, (1, 2), [1, 3])
show(case.assertListEqual, (1, 2), [1, 2])
show(case.assertDictEqual, [], {})
show(case.assertRaises, ValueError, int, '7')
show(case.assertRaises, ValueError, int, 'seven')
show(case.assertRaisesRegex, ValueError, 'ten', int, 'seven')
show(case.assertRaises, 'ValueError', int, 'seven')
show(case.fail, 'by choice')

with case.assertRaises(ZeroDivisionError) as context:
    1 / 0
print(type(context.exception).__name__, context.exception)
with case.assertWarns(UserWarning) as context:
    warnings.warn('careful')
print(context.warning)
show(case.assertWarns, UserWarning, int, 3)
with case.assertLogs('app', level='INFO') as context:
    logging.getLogger('app').info('started %d', 1)
    logging.getLogger('app').error('stopped')
print(context.output)
try:
    with case.assertRaises(KeyError, msg='no key'):
        pass
except AssertionError as error:
    print(error)
Case.maxDiff = 10
show(case.assertEqual, ['a' * 20] * 5, ['b' * 20] * 5)
Case.longMessage = False
show(case.assertEqual, 1, 2, 'short')
