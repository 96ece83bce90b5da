match = 5
case = [1, 2]
print(match, case)
match, case = case, match
print(match, case)
print(match[0], match [1])
_ = 3
print(_)


def match(x):
    return x * 2


print(match(4))
type = "t"
print(type)
