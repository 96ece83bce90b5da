import traceback, io
try:
    {}["k"]
except KeyError as e:
    text = traceback.format_exc()
    print(text.splitlines()[0], text.splitlines()[-1], traceback.format_exception_only(e), traceback.format_exception_only(type(e), e), traceback.format_exception(e)[-1])
    out = io.StringIO()
    traceback.print_exc(file=out)
    print(out.getvalue() == text, len(traceback.extract_tb(e.__traceback__)), traceback.extract_tb(e.__traceback__)[0].lineno, traceback.extract_tb(e.__traceback__)[-1].name)
print(repr(traceback.format_exc()))
def f():
    raise ValueError("deep")
try:
    f()
except ValueError as e:
    print(len(traceback.format_tb(e.__traceback__)))
