import operator as o
print(o.add(1, 2), o.sub(5, 3), o.mul(2, "a"), o.truediv(1, 2), o.floordiv(7, 2), o.mod(7, 3), o.pow(2, 5), o.neg(1), o.pos(-1), o.abs(-3), o.invert(5), o.lshift(1, 3), o.rshift(8, 1), o.and_(6, 3), o.or_(6, 3), o.xor(6, 3), o.not_(0), o.truth([]), o.is_(1, 1), o.is_not(1, 2))
print(o.lt(1, 2), o.le(2, 2), o.eq(1, 1.0), o.ne(1, 2), o.gt(1, 2), o.ge(1, 2), o.contains([1], 1), o.concat([1], [2]), o.countOf("aab", "a"), o.indexOf([5, 6], 6), o.getitem({"a": 1}, "a"), o.length_hint([1, 2]), o.index(True), o.iadd([1], [2]), o.call(max, 1, 2))
print(o.itemgetter(1)([5, 6]), o.itemgetter(0, -1)("abc"), o.itemgetter("k")({"k": 1}), o.attrgetter("real", "imag")(1 + 2j), o.attrgetter("__class__.__name__")(5), o.methodcaller("upper")("a"), o.methodcaller("split", ",", maxsplit=1)("a,b,c"), o.itemgetter(slice(1))("abc"))
print(o.itemgetter(1, 2), o.attrgetter("a.b", "c"), o.methodcaller("f", 1, k=2), sorted([(2, "a"), (1, "b")], key=o.itemgetter(1)))
d = {}
o.setitem(d, "x", 1)
print(d, o.delitem(d, "x"), d)
for call in (lambda: o.add(1), lambda: o.add(1, "a"), lambda: o.itemgetter(), lambda: o.attrgetter(1), lambda: o.itemgetter(5)([1]), lambda: o.attrgetter("q")(1), lambda: o.methodcaller(), lambda: o.methodcaller(5), lambda: o.indexOf([1], 2), lambda: o.index(1.5), lambda: o.concat(1, 2)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
