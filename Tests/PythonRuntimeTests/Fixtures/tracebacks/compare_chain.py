print(0 < 1 < None)
