import traceback
import sys


def inner():
    raise ValueError("deep")


def outer():
    inner()


try:
    outer()
except ValueError as e:
    text = traceback.format_exc()
    print(text.replace(__file__, "FILE"))
    tb = e.__traceback__
    names = []
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(names)
    for frame in traceback.extract_tb(e.__traceback__):
        print(frame.name, frame.lineno, frame.line)
    print(traceback.format_exception_only(type(e), e))
    print("".join(traceback.format_exception(e)).count("File"))
    print("".join(traceback.format_exception(type(e), e, e.__traceback__)).splitlines()[-1])
    traceback.print_exc(file=sys.stdout) if False else None
    print(len(traceback.format_tb(e.__traceback__)))
