import inspect
import sys
import traceback


def names():
    frame = sys._getframe()
    found = []
    while frame is not None:
        found.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return found


def caller(a, *rest, b=2, **more):
    local = a + b
    return names(), inspect.currentframe().f_locals, inspect.stack()[0].function, inspect.stack()[1][3]


print(caller(1, 5, c=7))


def peek():
    frame = inspect.currentframe().f_back
    return inspect.getargvalues(frame), sorted(frame.f_locals)


def shown(x, *args, key=None, **kwargs):
    y = x
    return peek()


print(shown(1, 2, key=3, z=4))
print(sys._getframe().f_code.co_name, inspect.getframeinfo(sys._getframe()).lineno)
try:
    sys._getframe(50)
except ValueError as error:
    print(error)


class Parameters:
    def save(self):
        frame = inspect.currentframe().f_back
        _, _, _, values = inspect.getargvalues(frame)
        self.saved = {k: v for k, v in values.items() if k != 'self' and not k.startswith('_')}


class Model(Parameters):
    def __init__(self, width, depth=2):
        extra = width * depth
        self.save()


print(Model(3).saved)


def first():
    second()


def second():
    third()


def third():
    raise ValueError('deep')


def without_file(text):
    return '\n'.join([line.split(', line')[-1] if line.startswith('  File') else line for line in text.split('\n')])


try:
    first()
except ValueError as error:
    for limit in (1, 2, 0, -1, -2, None):
        print(without_file(traceback.format_exc(limit=limit)))
        print(len(traceback.format_tb(error.__traceback__, limit)), len(traceback.extract_tb(error.__traceback__, limit)))
    story = traceback.TracebackException.from_exception(error)
    print(story, story.exc_type, [entry.name for entry in story.stack], list(story.format_exception_only()))
    print(without_file(''.join(story.format())), type(story.stack).__name__)
    print([frame.f_code.co_name for frame, _ in traceback.walk_tb(error.__traceback__)])
