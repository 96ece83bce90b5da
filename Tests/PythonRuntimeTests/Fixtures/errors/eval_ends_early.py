# Where the errors of eval are: an expression that ends too soon is wrong at no column.
import traceback

for text in ("1 +", "  ", "", "a b", "f(", "1 if", "x = ", "lambda", "1 + \n2", "1 +\n", "'abc", "(1 +", "1 + )"):
    try:
        eval(text)
    except SyntaxError as error:
        print(repr(text), error.args)
        print("".join(traceback.format_exception_only(error)), end="")
