import warnings
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", DeprecationWarning)
    warnings.warn(RuntimeWarning("third"))
    print(len(log), [str(w.message) for w in log], [w.category.__name__ for w in log], log[0].category, type(log[0].message).__name__, log[1].lineno > 0)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("boom", FutureWarning)
    except FutureWarning as e:
        print("raised", e)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", message="skip.*")
    warnings.filterwarnings("error", category=UserWarning, message="bad")
    warnings.warn("skip this")
    warnings.warn("keep this")
    try:
        warnings.warn("bad one")
    except UserWarning as e:
        print("error", e)
    print([str(w.message) for w in log])
class Mine(UserWarning):
    pass
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("once")
    for _ in range(3):
        warnings.warn("same", Mine)
    print(len(log), log[0].category.__name__)
for call in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("nope"), lambda: warnings.warn(), lambda: warnings.filterwarnings("ignore", 5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
