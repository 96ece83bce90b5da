# except* puts what is raised again back where it was.
def show(group, depth=0):
    print('  ' * depth + type(group).__name__, group.args[0] if group.args else '', type(group.__cause__).__name__, type(group.__context__).__name__)
    for one in getattr(group, 'exceptions', ()):
        show(one, depth + 1)
def attempt(raise_in):
    try:
        try:
            raise ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [TypeError('t'), ValueError(2)]), OSError('o')])
        except* ValueError as part:
            if 'v' in raise_in: raise
            if 'V' in raise_in: raise part
        except* TypeError as part:
            if 't' in raise_in: raise
            if 'k' in raise_in: raise KeyError('new')
            if 'f' in raise_in: raise KeyError('new') from part
        except* OSError:
            pass
        print(raise_in, 'nothing left')
    except BaseException as error:
        print(raise_in)
        show(error)
for way in ['-', 'v', 't', 'vt', 'V', 'k', 'vk', 'f', 'Vf', 'Vt']: attempt(way)
try:
    try: raise ValueError('plain')
    except* ValueError: raise
except BaseException as error: show(error)
try:
    try: raise ValueError('plain')
    except* TypeError: pass
except BaseException as error: show(error)
try:
    raise BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError('v')])
except* ValueError as part: show(part)
except* KeyboardInterrupt as part: show(part)
group = BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError('v')])
print(group.split(ValueError), group.subgroup(KeyboardInterrupt), group.derive([ValueError(3)]))
for wrong in ['42', '(ValueError, 42)', 'ExceptionGroup', '(ValueError, ExceptionGroup)']:
    try: exec(f"try: raise ValueError(1)\nexcept* {wrong}: pass")
    except BaseException as error: show(error)
error = ValueError('kept')
try: raise error
except ValueError as same: print(same.__traceback__ is error.__traceback__, error.__traceback__.tb_next, error.with_traceback(None).__traceback__)
