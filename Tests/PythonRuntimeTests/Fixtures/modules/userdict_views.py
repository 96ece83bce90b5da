# What a UserDict shares with dicts, and its views.

from collections import UserDict
u=UserDict({'a':1}); print(u.keys(),u.values(),u.items(),u|{'b':2},{'z':1}|u,u.get('q',5),u.setdefault('r',3),u)
u|={'k':5}; print(u, type(u), u=={'a':1,'r':3,'k':5}, dict(u), list(u), 'a' in u, u.pop('a'), u.popitem(), len(u))
class M(UserDict):
    def __missing__(self,k): return k*2
m=M(x=1); print(m['q'],m.get('q'),'q' in m,m.copy(),type(m.copy()),M.fromkeys('ab',0))
for f in (lambda:u['zz'],lambda:u|5,lambda:u.pop('zz'),lambda:UserDict(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
