import array

for code in array.typecodes.replace('u', ''):
    for value in (2 ** 70, -2 ** 70, 2 ** 40, -2 ** 40, 40000, 300, -300, -1, 7):
        try:
            print(code, value, array.array(code, [value]))
        except Exception as error:
            print(code, value, type(error).__name__, error)
