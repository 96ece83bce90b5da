left = 5
right = "s"
value = (left   +   right) * 2
