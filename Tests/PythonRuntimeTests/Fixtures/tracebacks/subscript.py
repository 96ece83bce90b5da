data = {"a": [1, 2, 3]}
i = 7
x = data["a"][i]
