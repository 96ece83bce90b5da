# Lines of plain and quoted fields, and those that are neither.
import csv

lines = [
    "a,b\n", '"x, y",2\r\n', '"say ""hi""",\n', "\n", ",", 'a"b,c', '"a"b,c\n', '"open\n', 'still",z\n', '"",""\n', "last,é",
    "a\rb,c\n",
]
for options in ({}, {"delimiter": ";"}, {"quoting": csv.QUOTE_NONE}, {"quotechar": "'"}, {"skipinitialspace": True}, {"strict": True}):
    reader = csv.reader(list(lines), **options)
    rows = []
    try:
        for row in reader:
            rows.append((reader.line_num, row))
    except csv.Error as error:
        rows.append(str(error))
    print(options, rows)
