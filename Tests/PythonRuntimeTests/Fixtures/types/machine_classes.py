# The classes of the machine's own objects: their names, and what calling them wrongly says.
import types
print([n for n in ('ClassMethodDescriptorType','WrapperDescriptorType','MethodWrapperType','GetSetDescriptorType','CoroutineType','AsyncGeneratorType') if hasattr(types,n)])
for c in filter(None,[getattr(types,n,None) for n in ['UnionType', 'FunctionType', 'CodeType', 'CellType', 'MethodType', 'GeneratorType', 'BuiltinFunctionType', 'MappingProxyType', 'ModuleType', 'FrameType', 'WrapperDescriptorType', 'MethodWrapperType', 'GetSetDescriptorType', 'MemberDescriptorType', 'ClassMethodDescriptorType', 'NoneType', 'EllipsisType', 'NotImplementedType', 'CoroutineType', 'AsyncGeneratorType']]):
    for a in ((),(1,),(1,2),(1,{}),(1,2,3),('a',)*5):
        try: print(c.__name__,a,c(*a) if c.__name__ !='cell' else 'cell')
        except Exception as e: print(c.__name__,a,type(e).__name__,e)
    try: print(c.__name__,'kw',c(x=1))
    except Exception as e: print(c.__name__,'kw',type(e).__name__,e)
    try:
        class S(c): pass
        print('sub ok')
    except Exception as e: print(c.__name__,'sub',type(e).__name__,e)
def f(a, b=2): 'doc'; return a + b + len(NAMES)
NAMES = 'xyz'
g = types.FunctionType(f.__code__, globals(), 'g', (7,)); print(g(1), g.__name__, g.__doc__, g.__defaults__, f(1))
def outer():
    v = 5
    def inner(): return v
    return inner
h = types.FunctionType(outer().__code__, globals(), closure=(types.CellType(9),)); print(h(), types.CellType(3).cell_contents)
for c in (lambda: types.FunctionType(outer().__code__, globals()), lambda: types.FunctionType(outer().__code__, globals(), closure=()), lambda: types.FunctionType(outer().__code__, globals(), closure=(5,)), lambda: types.FunctionType(f.__code__, globals(), 5), lambda: types.FunctionType(f.__code__, globals(), 'a', 5), lambda: types.FunctionType(f.__code__, globals(), closure=(types.CellType(1),)), lambda: types.FunctionType(f.__code__, globals(), closure=5), lambda: types.FunctionType(f.__code__, globals(), nope=1), lambda: types.FunctionType(f.__code__, globals(), globals={}), lambda: types.CellType().cell_contents, lambda: types.CellType(1, 2)):
    try: print(c())
    except Exception as e: print(type(e).__name__, e)
