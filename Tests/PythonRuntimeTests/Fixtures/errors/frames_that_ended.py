# The variables of calls that have ended, through a traceback or a generator.
import sys
def attempt(label, f):
    try: print(label, repr(f()))
    except BaseException as e: print(label, type(e).__name__ + ':', e)
def f(a, b=2):
    c = a + b
    return 1/0
try: f(1)
except ZeroDivisionError as e: tb = e.__traceback__
attempt('l', lambda: tb.tb_next.tb_frame.f_locals)
attempt('lineno', lambda: (tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_frame.f_lineno))
attempt('code', lambda: tb.tb_next.tb_frame.f_code.co_name)
attempt('glob', lambda: tb.tb_next.tb_frame.f_globals is globals())
attempt('bi', lambda: tb.tb_next.tb_frame.f_builtins['len'])
attempt('lasti', lambda: type(tb.tb_next.tb_lasti))
attempt('flasti', lambda: type(tb.tb_next.tb_frame.f_lasti))
attempt('trace', lambda: tb.tb_frame.f_trace)
attempt('nxt', lambda: tb.tb_next.tb_next)
def g():
    x = 5
    def h():
        y = x
        raise KeyError('z')
    h()
try: g()
except KeyError as e:
    t = e.__traceback__
    while t:
        fr = t.tb_frame
        print(fr.f_code.co_name, t.tb_lineno, sorted(k for k in fr.f_locals if k in 'xyh'))
        t = t.tb_next
def gen():
    a = 1
    yield a
    b = 2
    yield b
it = gen()
next(it)
attempt('gi', lambda: (it.gi_frame.f_locals, it.gi_frame.f_lineno, it.gi_running, it.gi_yieldfrom, it.gi_code.co_name))
next(it)
attempt('gi', lambda: (it.gi_frame.f_locals, it.gi_frame.f_lineno))
list(it)
attempt('gi', lambda: it.gi_frame)
