# Which fields of exceptions __init__ fills, what a second call of it changes, and what may be assigned to them.
def show(e, names):
    r=[]
    for n in names:
        try: r.append(f'{n}={getattr(e,n)!r}')
        except Exception as x: r.append(f'{n}!{type(x).__name__}:{x}')
    print(type(e).__name__, e.args, repr(e), ' '.join(r))
    try: isinstance(e,UnicodeError) and (True) and e.args==() or print('   str', str(e))
    except Exception as x: print('   str!', type(x).__name__, x)
def sub(base):
    class S(base):
        def __init__(self,*a,**k): pass
    return S
cases=[(StopIteration,(5,),['value']),(StopAsyncIteration,(5,),[]),(SystemExit,(3,),['code']),(SystemExit,(3,4),['code']),
 (ImportError,('m',),['msg','name','path']),(ModuleNotFoundError,('m',),['msg','name','path']),
 (SyntaxError,('bad',('f',1,2,'txt',3,4)),['msg','filename','lineno','offset','text','end_lineno','end_offset','print_file_and_line']),
 (SyntaxError,('bad',),['msg','filename','lineno','offset','text','end_lineno','end_offset','print_file_and_line']),
 (IndentationError,('bad',('f',1,2,'txt')),['msg','filename','lineno','offset','text']),
 (UnicodeDecodeError,('utf-8',b'abc',1,2,'why'),['encoding','object','start','end','reason']),
 (UnicodeEncodeError,('utf-8','abc',1,2,'why'),['encoding','object','start','end','reason']),
 (UnicodeTranslateError,('abc',1,2,'why'),['encoding','object','start','end','reason']),
 (OSError,(2,'x','f'),['errno','strerror','filename','filename2']),(FileNotFoundError,(2,'x','f',None,'g'),['errno','strerror','filename','filename2']),
 (BlockingIOError,(1,'m',7),['errno','strerror','filename','characters_written']),(BlockingIOError,(1,'m','f'),['errno','filename','characters_written']),(BlockingIOError,(1,),['characters_written']),
 (ExceptionGroup,('g',[ValueError(1)]),['message','exceptions']),(BaseExceptionGroup,('g',(KeyboardInterrupt(),)),['message','exceptions']),

 (KeyError,('k',),[]),(AttributeError,('a',),['name','obj']),(NameError,('a',),['name']),(UnicodeError,(1,),[])]
for base,args,names in cases:
    print('==',base.__name__)
    try: show(base(*args),names)
    except Exception as x: print(type(x).__name__,x)
    try: show(sub(base)(*args),names)
    except Exception as x: print('sub',type(x).__name__,x)
    try: show(base.__new__(base,*args),names)
    except Exception as x: print('new',type(x).__name__,x)
    try: show(base.__new__(base),names)
    except Exception as x: print('new0',type(x).__name__,x)
    try:
        e=base(*args); e.__init__(); show(e,names)
    except Exception as x: print('re0',type(x).__name__,x); show(e,names)
    try:
        e=base(*args); e.__init__(*args[::-1]); show(e,names)
    except Exception as x: print('reR',type(x).__name__,x); show(e,names)
    try:
        e=base(*args); e.__init__('z'); show(e,names)
    except Exception as x: print('re1',type(x).__name__,x); show(e,names)
    try:
        e=base(*args); e.args=('q','r'); show(e,names)
    except Exception as x: print('args',type(x).__name__,x)
    try:
        e=base(*args); e.__init__(*args, name='nm'); show(e,names)
    except Exception as x: print('kw',type(x).__name__,x); show(e,names)
    try:
        e=sub(base)(*args); base.__init__(e,*args); show(e,names)
    except Exception as x: print('late',type(x).__name__,x)
    for n in names:
        for v in (None,'s',5,b'b',[]):
            e=base(*args)
            try: setattr(e,n,v); print('   set',n,v,repr(getattr(e,n)))
            except Exception as x: print('   set',n,v,type(x).__name__,x)
            try: 'Unicode' in base.__name__ or print('   str', str(e))
            except Exception as x: print('   str',type(x).__name__,x)
        e=base(*args)
        try: delattr(e,n); print('   del',n,repr(getattr(e,n)))
        except Exception as x: print('   del',n,type(x).__name__,x)
        try: 'Unicode' in base.__name__ or print('   ',str(e))
        except Exception as x: print('   str',type(x).__name__,x)
class G(Exception):
    def __new__(cls,*a): 
        s=super().__new__(cls,'n'); return s
print(repr(G(1,2)), G(1,2).args)
class H(StopIteration):
    def __init__(self,v): super().__init__(v*2)
print(H(3).value, H(3).args)
def g():
    class St(StopIteration):
        def __init__(self,v): pass
    try:
        raise St(4)
    except StopIteration as e: print(e.value)
g()
class It:
    def __iter__(self): return self
    def __next__(self):
        class St(StopIteration):
            def __init__(self,v): pass
        raise St(9)
for n in (3,4,5,6,7,8):
    try: e=SyntaxError('m',tuple(range(n))); print(n, e.end_lineno, e.end_offset, str(e))
    except Exception as x: print(n,type(x).__name__,x)
try: SyntaxError('m', 5)
except Exception as x: print(type(x).__name__,x)
