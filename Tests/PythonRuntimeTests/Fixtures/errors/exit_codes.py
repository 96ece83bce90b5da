import sys

try:
    sys.exit()
except SystemExit as e:
    print(repr(e), e.code)
try:
    sys.exit(3)
except SystemExit as e:
    print(repr(e), e.code)
try:
    sys.exit("message")
except SystemExit as e:
    print(repr(e), e.code)
try:
    exit(4)
except SystemExit as e:
    print(e.code)
try:
    quit()
except SystemExit as e:
    print(e.code)
try:
    raise SystemExit(1, 2)
except SystemExit as e:
    print(e.code)
try:
    try:
        sys.exit(5)
    finally:
        print("finally")
except SystemExit:
    print("caught")
try:
    try:
        sys.exit(5)
    except Exception:
        print("never")
except BaseException as e:
    print(type(e).__name__)
print("end")
