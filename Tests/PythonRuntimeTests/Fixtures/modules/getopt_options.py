import getopt
print(getopt.__all__)
for f in (getopt.getopt, getopt.gnu_getopt):
  for a,s,l in ((['-a','-b','x','--foo','--bar=1','arg','-c'],'ab:c',['foo','bar=']),(['-b'],'b:',[]),(['-z'],'ab',[]),(['--foo=1'],'',['foo']),(['--bar'],'',['bar=']),(['--ba','3'],'',['bar=']),(['--b'],'',['bar','baz']),(['--','-a'],'a',[]),(['-','-a'],'a',[]),(['-abx'],'ab:',[]),(['x','-a'],'+a',[]),(['--zip'],'',['foo']),([],'a',[]),(['--foo'],'','foo'),(['-a','--bar','x','y'],'a',['bar=','ba'])):
    try: print(f(a,s,l))
    except getopt.GetoptError as e: print(type(e).__name__, e, e.msg, e.opt, repr(e), e.args)
print(getopt.error is getopt.GetoptError, getopt.GetoptError('m').opt)
