# unittest: a run with every outcome, its report, and what the result knows.
import io
import re
import unittest


def run(*cases, **options):
    stream = io.StringIO()
    suite = unittest.TestSuite()
    for case in cases:
        suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    result = unittest.TextTestRunner(stream=stream, **options).run(suite)
    text = re.sub(r'in \d+\.\d+s', 'in N s', stream.getvalue())
    text = re.sub(r'File ".*?", line \d+', 'File F, line N', text)
    print(re.sub(r'( +[\^~]+\n)', '', text))
    return result


class StackTest(unittest.TestCase):
    def setUp(self):
        self.stack = [1, 2, 3]

    def tearDown(self):
        self.stack.clear()

    def test_pop(self):
        """The last element comes first."""
        self.assertEqual(self.stack.pop(), 3)

    def test_fails(self):
        self.assertEqual(self.stack.pop(), 4)

    def test_error(self):
        self.stack[10]

    @unittest.skip('not today')
    def test_skipped(self):
        self.fail('never')

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_unexpected(self):
        self.assertTrue(True)

    def test_subtests(self):
        for n in range(4):
            with self.subTest(n=n):
                self.assertEqual(n % 2, 0)
        with self.subTest('named'):
            self.assertIn(5, self.stack)


result = run(StackTest)
print(result)
print(result.testsRun, len(result.failures), len(result.errors), result.wasSuccessful())
run(StackTest, verbosity=2)


class Passing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print('class up')

    @classmethod
    def tearDownClass(cls):
        print('class down')

    def test_one(self):
        self.addCleanup(print, 'cleaned')

    def test_two(self):
        self.skipTest('by hand')


print(run(Passing, verbosity=2))
run(Passing, verbosity=0)


class BrokenSetUp(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError('no set-up')

    def test_never(self):
        pass


run(BrokenSetUp)
print(unittest.TestSuite([Passing('test_one')]))
print(Passing('test_one'), repr(Passing('test_one')), Passing('test_one').id())
try:
    Passing('test_three')
except ValueError as error:
    print(error)


def plain():
    assert 1 + 1 == 2


print(unittest.FunctionTestCase(plain).run())
