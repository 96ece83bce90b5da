# Dialects without a quote character or line end, and what has to be quoted.
import csv
import io


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


def read(text, **options): return list(csv.reader(io.StringIO(text, newline=""), **options))


def write(row, **options):
    out = io.StringIO(newline="")
    csv.writer(out, **options).writerow(row)
    return out.getvalue()


for options in [{"quotechar": None}, {"quotechar": None, "quoting": csv.QUOTE_ALL}, {"lineterminator": None}, {"lineterminator": "\n"}]:
    for text in ['a,"b,c"\n', '"a""b",c', '"x\ny"']: attempt(read, text, **options)
    for row in [["a", "b c"], ["a,b"], ['q"'], ["x\ny", "z\r"], [""], [None], []]: attempt(write, row, **options)
