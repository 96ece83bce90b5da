def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", DeprecationWarning)
    warnings.warn(RuntimeWarning("third"))
print(len(caught), [str(w.message) for w in caught], [w.category.__name__ for w in caught])
warnings.filterwarnings("ignore")
warnings.warn("not shown")
warnings.simplefilter("error")
attempt(lambda: warnings.warn("raised"))
attempt(lambda: warnings.warn("raised", FutureWarning))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("hidden")
attempt(lambda: warnings.warn("x", int))
warnings.resetwarnings()
