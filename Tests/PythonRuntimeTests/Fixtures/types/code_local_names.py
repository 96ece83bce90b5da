# Variables that closures share are no local names, unless they are parameters.
def outer(a, b=1):
    x = "shared"
    y = 2

    def inner(z):
        nonlocal x
        x = a + z
        return x

    return inner


print(outer.__code__.co_varnames, outer.__code__.co_cellvars, outer(1).__code__.co_varnames)
