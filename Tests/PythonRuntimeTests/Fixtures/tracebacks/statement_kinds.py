x = 5
for i in x:
    print(i)
