import collections
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
od = collections.OrderedDict.fromkeys('abc')
def mv():
    out = []
    for k in od:
        out.append(k)
        if len(out) < 8: od.move_to_end(k)
    return out
t(mv); print(list(od))
def mv2():
    d = collections.OrderedDict.fromkeys('abc'); out = []
    for k in d:
        out.append(k)
        d['z'] = 1
    return out
t(mv2)
def mv3():
    d = collections.OrderedDict.fromkeys('abcd'); out = []
    for k in d:
        out.append(k)
        if k == 'a': d.move_to_end('d', last=False)
    return out
t(mv3)
def mv4():
    d = collections.OrderedDict.fromkeys('abcd'); out = []
    for k in d:
        out.append(k)
        if k == 'a': del d['b']; d['b'] = 1
    return out
t(mv4)
def mv5():
    d = collections.OrderedDict.fromkeys('abcd'); out = []
    for k, v in d.items():
        out.append(k)
        d.move_to_end('b')
        if len(out) > 6: break
    return out
t(mv5)
