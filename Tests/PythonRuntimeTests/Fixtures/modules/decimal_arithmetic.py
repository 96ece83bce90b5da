import decimal
from decimal import *
a=Decimal('1.10'); print(a, repr(a), a+1, a*a, 1/Decimal(3), Decimal(2).sqrt(), Decimal(0.1), f"{Decimal('1234.567'):,.2f}")
print(getcontext())
c=Context(prec=3); c.traps[Inexact]=True
for s in (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped): c.flags[s]=True
print(c)
try: c.prec=0
except Exception as e: print(type(e),e)
try: c.prec='a'
except Exception as e: print(type(e),e)
try: c.rounding='x'
except Exception as e: print(type(e),e)
try: c.foo=1
except Exception as e: print(type(e),e)
try: c.create_decimal('1.23456')
except Exception as e: print(type(e),e)
with localcontext() as c:
    c.prec=5; print(Decimal(1)/7, Decimal(10).ln(), Decimal(1).exp(), Decimal(2)**Decimal('0.5'))
with localcontext(prec=4) as c: print(Decimal(1)/7)
print(sum([Decimal('0.1')]*3)==Decimal('0.3'), Decimal('2.675').quantize(Decimal('0.01')), hash(Decimal('0.5'))==hash(0.5), sorted([Decimal(3),Decimal(1)]))
for f in ('Decimal(1)/0','Decimal("abc")','Decimal(1)+1.5','Decimal([])','Decimal({})','Decimal(None)','Decimal(0)/0','Decimal("1e400000")**9','Decimal("NaN")<1','int(Decimal("inf"))','Decimal("1").quantize(Decimal("1e-40"))','round(Decimal("2.5"))','round(Decimal("2.345"),2)','Decimal("sNaN")+1','Decimal(-1).sqrt()','Decimal((0,(1,2,3),-2))','Decimal("1_000.5")','math.floor(Decimal("-1.5"))','math.sqrt(Decimal(2))','Decimal("1.0").compare(Decimal(1))','max(Decimal(1),2.5)','Decimal(3)//2','divmod(Decimal(7),3)','-7 % Decimal(3)','isinstance(Decimal(1),numbers.Number)','isinstance(Decimal(1),numbers.Real)','str(Decimal("1E+3"))','Decimal("1E+3")+0','"%s %.2f"%(Decimal("1.5"),Decimal("1.555"))','Decimal.from_float(0.5)','{Decimal(1):2}[1]','Decimal("0.1")+fractions.Fraction(1,2)','Decimal(1)==fractions.Fraction(1)','statistics.mean([Decimal("0.1"),Decimal("0.3")])','sum([Decimal("1.10"),Decimal("2.20")])','copy.copy(Decimal(1))','Decimal("123.456").as_tuple()','type(Decimal(1)).__module__','getcontext().divide(1,3)','Context(prec=4).sqrt(Decimal(2))','ExtendedContext.divide(Decimal(1),Decimal(0))','Decimal("1.5").is_finite()','format(Decimal("3.14159"),".2f")','Decimal(1).foo','setcontext(1)','json.dumps(Decimal(1))','Decimal("1e5").normalize()','Decimal("100").normalize()','complex(Decimal("1.5"))','Decimal("9.99").to_integral_value(rounding=ROUND_UP)','DecimalTuple(0,(1,),0)','[x.__name__ for x in DivisionByZero.__mro__]','Decimal.__name__, Decimal','Decimal(True)', 'Decimal("  3.5 ")','abs(Decimal("-2"))','pow(Decimal(3),4,5)','Decimal(10)**-2','2**Decimal(3)'):
    import numbers, math, fractions, statistics, copy, json
    try: print(f,'->',repr(eval(f)))
    except Exception as e: print(f,'!!',type(e),e)
