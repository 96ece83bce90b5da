print("a" in 5, 1)
