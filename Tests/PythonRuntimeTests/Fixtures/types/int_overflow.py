def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


show(lambda: 9223372036854775807 + 1)
show(lambda: -9223372036854775807 - 2)
show(lambda: 9223372036854775807 * 9223372036854775807)
show(lambda: 9223372036854775808 - 1)
show(lambda: -(-9223372036854775807 - 1))
show(lambda: abs(-9223372036854775807 - 1))
show(lambda: 2**63)
show(lambda: 2**64 - 2**64)
show(lambda: 2**200)
show(lambda: (2**100 + 1) * (2**100 - 1) == 2**200 - 1)
show(lambda: -2**100)
show(lambda: +2**100)
show(lambda: ~2**100)
show(lambda: type(2**100))
show(lambda: 2**62 * 2)
show(lambda: 3037000500 * 3037000500)
show(lambda: sum([2**62] * 4))
show(lambda: 10**18 * 10)
show(lambda: [2**64, -2**64])
