a = {"k": [1, 2]}
b = None
print(a["k"][0] + (a["k"][1] * b["x"]["y"]) - 5)
