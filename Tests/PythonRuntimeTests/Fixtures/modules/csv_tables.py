import csv
import io
for text,kw in [('a,b\n1,"x,y"\n',{}),('a;b\n1;2\n',{'delimiter':';'}),('a,"b""c",d\n',{}),('a, b\n',{'skipinitialspace':True}),('"multi\nline",2\n3,4\n',{}),("1,2.5,'q'\n",{'quotechar':"'"}),('1,2,"x"\n',{'quoting':2}),('\n\na\n',{}),('a,b',{}),('',{}),('a,,\n',{}),('a\\,b,c\n',{'escapechar':'\\'}),('"a"b,c\n',{})]:
    try: print(list(csv.reader(io.StringIO(text,newline=''),**kw)))
    except Exception as e: print(type(e).__name__,e)
for rows,kw in [([[1,'a,b',None,2.5,True]],{}),([['x"y','z\nw','']],{}),([['']],{}),([['a',1]],{'quoting':csv.QUOTE_ALL}),([['a',1,2.0]],{'quoting':csv.QUOTE_NONNUMERIC}),([['a b','c']],{'delimiter':' ','quotechar':'|','lineterminator':'\n'}),([['a,b']],{'quoting':csv.QUOTE_NONE}),([['a,b']],{'quoting':csv.QUOTE_NONE,'escapechar':'\\'}),([5],{}),([[]],{})]:
    f=io.StringIO()
    try: w=csv.writer(f,**kw); w.writerows(rows); print(repr(f.getvalue()))
    except Exception as e: print(type(e).__name__,e)
f=io.StringIO(); w=csv.DictWriter(f,['a','b']); w.writeheader(); print(w.writerow({'a':1,'b':2})); print(repr(f.getvalue()))
try: w.writerow({'a':1,'c':2})
except ValueError as e: print(e)
f.seek(0); r=csv.DictReader(f); print(list(r), r.fieldnames, r.line_num)
print(list(csv.DictReader(['x,y','1','1,2,3'])))
print(csv.list_dialects(), csv.get_dialect('excel').delimiter)
for bad in ({'delimiter':',,'},{'delimiter':1},{'foo':1},{'dialect':'nope'},{'quoting':9}):
    try: csv.reader([],**bad)
    except Exception as e: print(type(e).__name__,e)
csv.register_dialect('p',delimiter='|'); print(list(csv.reader(['a|b'],'p')))
print(csv.Sniffer().sniff('a;b\n1;2\n').delimiter)
r=csv.reader(['a,b','c,d']); next(r); print(r.line_num, r.dialect.delimiter)
try: list(csv.reader([b'a']))
except Exception as e: print(type(e).__name__,e)
