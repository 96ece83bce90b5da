# Too long for a collection at every safepoint
import csv, io
rows = [['a', 1, 2.5, None, True], ['with,comma', 'with "quotes"', 'two\nlines', '', 'x'], [''], [], ['é', 10**20, -0.0, 1e300, float('nan')]]
for options in ({}, {'quoting': csv.QUOTE_ALL}, {'quoting': csv.QUOTE_NONNUMERIC}, {'delimiter': ';'}, {'quotechar': "'"}, {'lineterminator': '\n'}, {'quoting': csv.QUOTE_NONE, 'escapechar': '\\'}, {'doublequote': False, 'escapechar': '|'}, {'delimiter': '1'}):
    out = io.StringIO()
    writer = csv.writer(out, **options)
    try:
        print([writer.writerow(row) for row in rows])
    except csv.Error as e:
        print('Error', e)
    print(ascii(out.getvalue()))
text = 'a,b\r\n1,"x, y"\r\n"two\nlines",é\n\n3,"q""q"\n'
reader = csv.reader(io.StringIO(text, newline=''))
for row in reader: print(reader.line_num, row)
print(reader.dialect.delimiter, next(reader, 'end'), iter(reader) is reader)
print([dict(row) for row in csv.DictReader(io.StringIO(text))])
for bad in ([1], ['a', 5], ['"open'], ['a\rb'], ['x' * 200000]):
    try: print(list(csv.reader(bad)))
    except Exception as e: print(type(e).__name__, e)
try: csv.reader(5)
except TypeError as e: print(e)
try: reader.line_num = 5
except AttributeError as e: print(e)
print(list(csv.reader(['"a', 'b"'], strict=True)), list(csv.reader(['1,2', '"3",x'], quoting=csv.QUOTE_NONNUMERIC)) if 0 else '')
f = io.StringIO('one\ntwo\n\nfour')
print(next(f), f.tell(), f.readline(), next(f), f.read(), next(f, None)); f.seek(0); print(list(f)); f.write('é\n'); f.seek(3); print(list(f), f.tell()); f.seek(0, 2); print(next(f, 'end'))
