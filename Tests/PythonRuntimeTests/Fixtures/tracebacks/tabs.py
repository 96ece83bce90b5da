def f():
	if True:
		return 1 +	None

f()
