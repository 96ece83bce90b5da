from decimal import *
import decimal
D = Decimal
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a, b = D('1234'), D('-2.50')
for n in ['rotate', 'shift', 'logical_and', 'logical_or', 'logical_xor', 'next_toward', 'compare_total', 'compare_total_mag', 'compare', 'compare_signal', 'max', 'min', 'max_mag', 'min_mag', 'quantize', 'remainder_near', 'same_quantum', 'copy_sign', 'scaleb']:
    for x, y in [(a, D(2)), (D('1101'), D('1011')), (b, D('3.1')), (D('NaN'), D(1)), (D('Infinity'), D(1)), (D('1.10'), D('1.1')), (D(0), D('-0'))]:
        t(lambda: (n, x, y, getattr(x, n)(y)))
for n in ['logical_invert', 'next_plus', 'next_minus', 'number_class', 'radix', 'logb', 'ln', 'log10', 'exp', 'sqrt', 'normalize', 'canonical', 'is_canonical', 'is_finite', 'is_infinite', 'is_nan', 'is_normal', 'is_qnan', 'is_signed', 'is_snan', 'is_subnormal', 'is_zero', 'adjusted', 'as_tuple', 'as_integer_ratio', 'conjugate', 'copy_abs', 'copy_negate', 'to_eng_string', 'to_integral', 'to_integral_exact', 'to_integral_value', '__complex__', '__trunc__', '__floor__', '__ceil__', '__hash__', '__copy__', '__reduce__']:
    for x in [a, b, D('1101'), D('NaN'), D('sNaN'), D('-Infinity'), D('1E-99'), D('0.00'), D('-0')]:
        if n == '__hash__' and x.is_nan(): continue
        t(lambda: (n, x, getattr(x, n)()))
for s in ['z.1f', 'z', '.0f', '010.2f', '+.3e', ',.2f', '%', '.2%', '>20', '^20,', '*<15.1f', 'g', '.3g', 'E', 'n', ' ', '+', '-', '_', 'd', 'x', '=+20', '020,.3f', '<', 'a>10', '.10', 'z+.2f', 'G', 'F', '0', '00', '08,']:
    for x in [D('-0.04'), D('1234567.891'), D('-0'), D('NaN'), D('-Inf'), D('1E+5'), D('1e-10')]:
        try: print(repr(s), x, format(x, s))
        except Exception as e: print(repr(s), x, type(e).__name__, e)
t(lambda: localcontext(foo=1).__enter__())
t(lambda: localcontext(prec='a').__enter__())


t(lambda: D(2) ** D('0.5'))
t(lambda: D(-8) ** D(3))
t(lambda: D(-8) ** D('0.3'))
t(lambda: D(0) ** 0)
t(lambda: D(0) ** -1)
t(lambda: pow(D(3), 5, 7))
t(lambda: pow(D(3), -5, 7))
t(lambda: D(10) ** -3)
c = getcontext()
print(c.Etiny(), c.Etop(), c.radix(), c.copy() is c, c.create_decimal('1.23456789012345678901234567890'), c.create_decimal_from_float(0.1))
c.clear_flags(); D(1) / 3; print([s.__name__ for s in c.flags if c.flags[s]])
print(BasicContext, ExtendedContext, DefaultContext)
print(MAX_PREC, MAX_EMAX, MIN_EMIN, MIN_ETINY, HAVE_THREADS, HAVE_CONTEXTVAR)
t(lambda: Context(prec=0)); t(lambda: Context(rounding='x')); t(lambda: Context(prec=3, traps=[Inexact]).divide(1, 3))
t(lambda: D('abc')); t(lambda: D((0, (1, 2), -1))); t(lambda: D((2, (1,), 0))); t(lambda: D([0, [1, 2], 'F'])); t(lambda: D((0, (1, 2))))
t(lambda: D(None)); t(lambda: D(1) + 1.5); t(lambda: D(1) < 1.5); t(lambda: D(1) == 1.0); t(lambda: D('NaN') < 1); t(lambda: D(1) + 'a'); t(lambda: D(5) % 0); t(lambda: D(5) // 0); t(lambda: D(0) / 0); t(lambda: D(1)/0); t(lambda: D('Inf') - D('Inf'))
t(lambda: divmod(D(-7), 2)); t(lambda: D(-7) % 3); t(lambda: D(-7) // 2); t(lambda: round(D('2.5'))); t(lambda: round(D('2.675'), 2)); t(lambda: round(D('1234'), -2)); t(lambda: int(D('-2.7'))); t(lambda: D('1_000.5')); t(lambda: D(' 1.5 ')); t(lambda: hash(D('1.5')) == hash(1.5)); t(lambda: D.from_float(0.1)); t(lambda: D.from_float('a')); t(lambda: round(D('NaN'))); t(lambda: int(D('Infinity'))); t(lambda: D('1.5').quantize(D('1'), rounding=ROUND_HALF_EVEN)); t(lambda: D(1).quantize(D('1e-40')))
