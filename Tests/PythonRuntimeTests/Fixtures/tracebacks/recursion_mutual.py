def even(n):
    return odd(n - 1)


def odd(n):
    if n < -3:
        raise ValueError("deep")
    return even(n - 1)


even(5)
