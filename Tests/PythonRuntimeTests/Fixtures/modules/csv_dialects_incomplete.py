# Dialects that lack something, and the limit of a field.
import csv
import io


class Bare(csv.Dialect):
    pass


class Half(csv.Dialect):
    delimiter = ","
    lineterminator = "\n"


class Whole(csv.excel):
    delimiter = ":"
    quotechar = "'"


for kind in Bare, Half:
    for attempt in [kind, lambda: csv.reader([], kind), lambda: csv.writer(io.StringIO(), dialect=kind, quoting=csv.QUOTE_NONE)]:
        try:
            print(type(attempt()).__name__)
        except (csv.Error, TypeError) as error:
            print(type(error), error)
print(list(csv.reader(["a:'b:c'"], Whole)), list(csv.reader(["a:'b:c'"], Whole())))
print(csv.field_size_limit(10))
for text in ["x" * 10, "x" * 11, "a,b,c,d,e,f,g"]:
    try:
        print(list(csv.reader([text])))
    except csv.Error as error:
        print(error)
csv.field_size_limit(131072)
