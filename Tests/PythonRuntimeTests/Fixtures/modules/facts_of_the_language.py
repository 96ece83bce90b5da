import keyword, reprlib, graphlib, colorsys, fnmatch, errno, copyreg
print(keyword.iskeyword('for'), keyword.iskeyword('match'), keyword.issoftkeyword('match'), len(keyword.kwlist), keyword.softkwlist)
print(errno.ENOENT, errno.errorcode[13], errno.EAGAIN == errno.EWOULDBLOCK, errno.errorcode[110])
print(reprlib.repr(list(range(100))), reprlib.repr('x' * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(20))))
print(reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr((1,)), reprlib.repr(10 ** 60), reprlib.repr(frozenset()), reprlib.repr({}))
r = reprlib.Repr()
r.maxlist = 2
r.maxstring = 10
print(r.repr([1, 2, 3]), r.repr('abcdefghijklmnop'), reprlib.aRepr.maxdict)


class Box:
    def __init__(self, items):
        self.items = items

    @reprlib.recursive_repr(fillvalue='<...>')
    def __repr__(self):
        return f'Box({self.items!r})'


box = Box([1])
box.items.append(box)
print(box)
order = graphlib.TopologicalSorter({'D': {'B', 'C'}, 'B': {'A'}, 'C': {'A'}})
print(sorted(order.static_order()), list(graphlib.TopologicalSorter({3: [2], 2: [1]}).static_order()))
steps = graphlib.TopologicalSorter()
steps.add('pack', 'buy', 'wash')
steps.add('leave', 'pack')
steps.prepare()
while steps.is_active():
    ready = steps.get_ready()
    print(ready)
    steps.done(*ready)
try:
    list(graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order())
except graphlib.CycleError as error:
    print(error.args)
for wrong in (lambda: steps.add('x'), lambda: steps.done('nope'), lambda: steps.prepare(),
              lambda: graphlib.TopologicalSorter().get_ready(), lambda: steps.done('pack')):
    try:
        print(wrong())
    except ValueError as error:
        print(error)
for color in [(0.2, 0.4, 0.6), (1.0, 0.0, 0.0), (0.5, 0.5, 0.5), (0.0, 1.0, 0.3)]:
    hsv, hls, yiq = colorsys.rgb_to_hsv(*color), colorsys.rgb_to_hls(*color), colorsys.rgb_to_yiq(*color)
    print(hsv, hls, yiq)
    print(colorsys.hsv_to_rgb(*hsv), colorsys.hls_to_rgb(*hls), colorsys.yiq_to_rgb(*yiq))
print(fnmatch.filter(['a.py', 'b.txt', 'abc.py', '.py'], '*.py'), fnmatch.fnmatch('abc', 'a?c'), fnmatch.fnmatch('abc', '[!b]bc'))
print(fnmatch.translate('a[b-d]*.txt'), fnmatch.fnmatchcase('A', 'a'), fnmatch.fnmatch('a[b', 'a[[]b'), fnmatch.translate('**?'))


class Point:
    def __init__(self, x):
        self.x = x


copyreg.pickle(Point, lambda p: (Point, (p.x,)))
print(Point in copyreg.dispatch_table, copyreg.__newobj__(Point).__class__.__name__)
for wrong in (lambda: copyreg.pickle(Point, 5), lambda: copyreg.constructor(1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
