from decimal import *
values = [Decimal(t) for t in ('0', '-0', '0.00', '1', '-1', '7', '0.1', '-0.05', '12.34', '99.995', '1E+5', '1E-5', '1E-7', '123456789012345678',
          '1234567890123456789012345678', '-9999999999999999999999999999', '0.3333333333333333333333333333',
          '99999999999999999999999999999999999999', '340282366920938463463374607431768211456', '1E+40', '1E-40', '5E-324')]
def show(f, *args):
    getcontext().clear_flags()
    try: r = f(*args)
    except Exception as e: r = type(e).__name__
    return str(r) + ''.join([s.__name__[0] for s, on in getcontext().flags.items() if on])
operators = [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: a // b, lambda a, b: a % b,
             lambda a, b: (a < b, a == b, a >= b), lambda a, b: a.compare(b)]
import hashlib
for precision, mode in [(28, ROUND_HALF_EVEN), (5, ROUND_HALF_UP), (38, ROUND_DOWN), (1, ROUND_CEILING), (9, ROUND_05UP), (17, ROUND_FLOOR),
                        (30, ROUND_UP), (3, ROUND_HALF_DOWN)]:
    getcontext().prec, getcontext().rounding = precision, mode
    for place, operator in enumerate(operators):
        lines = [show(operator, a, b) for a in values for b in values]
        print(precision, mode, place, hashlib.md5('\n'.join(lines).encode()).hexdigest(), lines[88], lines[250])
getcontext().prec, getcontext().rounding = 28, ROUND_HALF_EVEN
for v in values:
    print(v, float(v), int(v), repr(+v), show(v.quantize, Decimal('0.01')), show(round, v, 1), show(v.sqrt), f'{v:.3f}', f'{v:,}', hash(v) == hash(+v))
context = Context(prec=4, Emax=9, Emin=-9, clamp=1)
setcontext(context)
context.traps[Inexact] = False
for a, b in [('1E+9', '1'), ('9.9E+9', '5'), ('1E-9', '3'), ('1E-12', '1'), ('9999', '1'), ('9999.5', '0'), ('1E+6', '1E+3')]:
    print([show(f, Decimal(a), Decimal(b)) for f in operators[:4]])
