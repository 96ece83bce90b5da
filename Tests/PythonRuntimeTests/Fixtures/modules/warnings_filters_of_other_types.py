import warnings
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
warnings.filters = ()
t(lambda: warnings.warn('x'))
warnings.filters = 5
t(lambda: warnings.warn('x2'))
warnings.filters = [(1, None, Warning, None, 0)]
t(lambda: warnings.warn('x3'))
warnings.filters = [('error', None, Warning, None)]
t(lambda: warnings.warn('x4'))
warnings.filters = [('bad', None, Warning, None, 0)]
t(lambda: warnings.warn('x5'))
warnings.filters = []
t(lambda: warnings.simplefilter(5)); t(lambda: warnings.filterwarnings('error', category=5)); t(lambda: warnings.filterwarnings('error', message=5)); t(lambda: warnings.simplefilter('error', lineno=-1)); t(lambda: warnings.filterwarnings('bad')); t(lambda: warnings.filters)
