x = None
y = x.a if True else x.b
