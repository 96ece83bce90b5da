def raise_one(e):
    try:
        raise e
    except Exception as caught:
        return caught


raise ExceptionGroup("outer", [raise_one(ValueError("v")), ExceptionGroup("inner", [KeyError("k"), OSError("o")])])
