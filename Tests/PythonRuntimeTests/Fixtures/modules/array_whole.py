# Everything an array does, and what it says.
import array
import copy
from array import array as A

def t(s):
    try: print(s,"->",eval(s))
    except Exception as e: print(s,"->",type(e).__name__,e)
a=A("i",[1,2,3])
def st(s):
    try: exec(s); print(s,"->",a)
    except Exception as e: print(s,"->",type(e).__name__,e)
for s in ["a[0]=9","a[99]=1","a['x']=1","a[0]='x'","a[0:2]=A('i',[7,7,7])","a[0:2]=[1]","a[0:1]=A('d',[1])","a[::2]=A('i',[0]*len(a[::2]))","a[::2]=A('i',[0])","del a[0]","del a[99]","del a[1:2]","a+=A('i',[5])","a+=[1]","a*=2","a*='x'","a.typecode='d'","a.foo=1","a+=A('d',[1])","for x in a: pass","a.append(1.5)","a.extend(5)","b,*c=a"]: st(s)
class S(A): pass
s=S("i",[1]); print(s, type(s[0:1]), type(s+s)); s.q=1
