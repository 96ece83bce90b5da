d = {}
print(d["missing key"]["deeper"])
