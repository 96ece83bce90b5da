from decimal import Decimal, localcontext, getcontext, Context
for text in ('1', '0.1', '-3.75', '100', '1e-20', '23.0258509299404568', '-1000', '12345.678'):
    for prec in (5, 28, 60):
        with localcontext() as c:
            c.prec = prec
            print(Decimal(text).exp())
c = Context(prec=7, Emin=-9); d = c.copy(); d.prec = 3
print(c.prec, d.prec, d.Emin, d.flags == c.flags, type(d).__name__, d is c)
print(sum([Decimal('0.1')] * 10), sum(map(Decimal, '123'), Decimal(5)), max(Decimal(1), Decimal('1.5')))
