import sys, types
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: __import__('os', level=-1)); t(lambda: __import__('os', level=1)); t(lambda: __import__('os', level='a')); t(lambda: __import__(5)); t(lambda: __import__('')); t(lambda: __import__('os.path').__name__); t(lambda: __import__('nope')); t(lambda: __import__('os', {}, {}, ['x'], 0).__name__)
class Ham: 
    a = 1; _b = 2; c = 3
sys.modules['ham'] = Ham
from ham import *
print(a, c, '_b' in globals())
class Ham2:
    __all__ = ['x', 'nope']; x = 7
sys.modules['ham2'] = Ham2()
try:
    from ham2 import *
except AttributeError as e: print(e)
sys.modules['ham3'] = 5
try:
    from ham3 import *
    print('fine')
except ImportError as e: print(e)
class Ham4: __slots__ = ()
sys.modules['ham4'] = Ham4()
try:
    from ham4 import *
except ImportError as e: print(e)
class Ham5: __all__ = [1]
sys.modules['ham5'] = Ham5
try:
    from ham5 import *
except TypeError as e: print(e)
m = types.ModuleType('m')
def dm(): del m.__dict__
t(dm)
def dm2(): m.__dict__ = {}
t(dm2)
