try:
    raise SystemExit("leaving")
finally:
    print("finally first")
