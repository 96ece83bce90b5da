code = "def f():\n    return 1 / 0\nf()"
exec(code)
