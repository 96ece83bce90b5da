# Context variables: what they print, what is refused, what a context keeps.
import contextvars as c, re
from contextvars import *
x=ContextVar('x', default=5); y=ContextVar('y')
def A(s): return re.sub('0x[0-9a-f]+','0x',str(s))
print(A(x),A(y),x.get(),x.name,ContextVar,Context,Token,A(Token.MISSING),c.__all__)
for f in (lambda:y.get(), lambda:y.get(7), lambda:ContextVar(5), lambda:ContextVar(), lambda:ContextVar('a',5), lambda:Token(), lambda:Context(1), lambda:x.get(1,2), lambda:x.set(), lambda:setattr(x,'name','q'), lambda:setattr(x,'q',1), lambda:type('S',(ContextVar,),{}), lambda:x.reset(5), lambda:ContextVar[int], lambda:hash(x)==hash(x), lambda:copy_context()[5], lambda:copy_context()[y], lambda: 5 in copy_context(), lambda:x.set(1,2), lambda: x.name(), lambda:copy_context(1), lambda:Context().run(), lambda:Context().run(5)):
    try: print(A(f()))
    except Exception as e: print(type(e).__name__, A(e), A(repr(e.args)))
t=x.set(6); print(A(t), t.var is x, A(t.old_value), x.get()); t2=x.set(7); print(t2.old_value)
x.reset(t2); print(x.get(), A(t2))
try: x.reset(t2)
except Exception as e: print(type(e).__name__, A(e))
try: y.reset(t)
except Exception as e: print(type(e).__name__, A(e))
ctx=copy_context(); print(A(ctx), list(ctx)==[x], len(ctx), ctx[x], x in ctx, ctx.get(y), ctx.get(y,3), list(ctx.keys())==[x], list(ctx.values()), len(ctx.items()), ctx==copy_context(), ctx==5)
def work(v, k=1): x.set(v); y.set(k); return x.get(), y.get()
print(ctx.run(work, 100, k=2), x.get(), ctx[x], ctx[y], ctx.copy()[y])
def inner(): ctx.run(work,1)
try: ctx.run(inner)
except Exception as e: print(type(e).__name__, A(e))
def tok(): return x.set(9)
tk=ctx.run(tok)
try: x.reset(tk)
except Exception as e: print(type(e).__name__, A(e))
def boom(): x.set(77); 1/0
try: ctx.run(boom)
except ZeroDivisionError: print(ctx[x], x.get())
x.reset(t); print(x.get(), x in copy_context(), len(copy_context()))
try: ctx[x]=1
except TypeError as e: print(e)
