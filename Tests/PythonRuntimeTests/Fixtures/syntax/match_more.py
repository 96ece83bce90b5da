# match: keys given twice, and classes that are matched as a whole.
for text in ('case {1: _, 1: _}: pass', 'case {"a": 1, "b": 2, "a": 3}: pass', 'case {True: 1, 1: 2}: pass',
             'case {0: x, 0.0: y}: pass'):
    try:
        compile(f'match 0:\n    {text}\n', 'm', 'exec')
        print('compiles')
    except SyntaxError as error:
        print(error.msg, error.lineno)
match bytearray(b'abc'):
    case bytearray(value):
        print(value)
class Meters(float):
    pass
match Meters(2.5):
    case float(value):
        print(value)
