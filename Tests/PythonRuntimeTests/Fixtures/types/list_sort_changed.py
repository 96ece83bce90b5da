def attempt(values, key):
    try:
        values.sort(key=key)
        print("sorted", values)
    except ValueError as error:
        print(error, values)


values = [0, 1, 2]
attempt(values, lambda x: (values.append(x), values.clear(), -x)[2])
values = [0, 1, 2]
attempt(values, lambda x: (values.append(x), values.pop(), -x)[2])
values = [0, 1, 2]
attempt(values, lambda x: (values.extend("ab"), -x)[1])
values = ["b", "a"]
attempt(values, lambda x: (values.clear(), x)[1])
values = ["b", "a"]
attempt(values, lambda x: (len(values), values == [], x)[2])
values = []
attempt(values, lambda x: x)
values.append(1)
print(values)
