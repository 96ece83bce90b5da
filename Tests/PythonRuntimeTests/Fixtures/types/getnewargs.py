# __getnewargs__ of the immutable types.
for v in ('a',5,2.5,(1,2),b'x',3j,True,type('S',(str,),{})('q'),type('I',(int,),{})(3),type('T',(tuple,),{})([1])):
    print(repr(v), v.__getnewargs__(), type(v).__getnewargs__(v), )
    try: v.__getnewargs__(1)
    except Exception as e: print(type(e).__name__,e)
import copy
class S(str):
    def __str__(self): return 'other'
print(S('q').__getnewargs__(), copy.copy(S('q')) == 'q', S('é').__reduce_ex__(2)[1][1:])
