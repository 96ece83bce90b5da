# unittest.mock: mocks, what was called, patches.
from unittest.mock import *
from unittest.mock import seal
import random, io, re as _r
def show(*a): print(_r.sub(r"id='\d+'", "id=''", ' '.join(str(x) for x in a)))
def attempt(f):
    try: show('ok', repr(f()))
    except BaseException as e: show(type(e).__name__ + ':', e)
m = Mock()
show(m, m.a, m.a.b.c, m(), m().x, m.a(1).b); show(m.mock_calls, m.method_calls, m.call_count, m.called, m.call_args)
m = Mock(return_value=3, name='calc'); show(m(1, x=2), m(5), m, m.call_args, m.call_args_list, m.call_args.args, m.call_args.kwargs, m.call_args == call(5))
attempt(lambda: m.assert_called_with(1)); attempt(lambda: m.assert_called_with(5)); attempt(lambda: m.assert_called_once()); attempt(lambda: m.assert_called_once_with(5)); attempt(lambda: m.assert_not_called()); attempt(lambda: m.assert_any_call(1, x=2)); attempt(lambda: m.assert_any_call(9)); attempt(lambda: m.assert_has_calls([call(1, x=2), call(5)])); attempt(lambda: m.assert_has_calls([call(5), call(1, x=2)])); attempt(lambda: m.assert_has_calls([call(5), call(1, x=2)], any_order=True)); attempt(lambda: m.assert_has_calls([call(7)], any_order=True))
n = Mock(); attempt(n.assert_called); attempt(n.assert_called_once); attempt(lambda: n.assert_called_with(1, b=2)); attempt(lambda: n.assert_called_once_with(1)); attempt(lambda: n.assert_called_onc()); attempt(lambda: n.asert_x); attempt(lambda: n.assert_has_calls([call()]))
s = Mock(side_effect=[1, ValueError('two'), 3]); attempt(s); attempt(s); attempt(s); attempt(s)
s = Mock(side_effect=KeyError('k')); attempt(s); s.side_effect = lambda x: x * 2; attempt(lambda: s(4)); s.side_effect = None; s.return_value = 'rv'; attempt(s)
mm = MagicMock(); show(len(mm), bool(mm), int(mm), list(mm), mm[3], 5 in mm, mm + 1, str(mm)[:10], mm == mm, mm == 3, float(mm))
mm.__len__.return_value = 7; mm.__getitem__.side_effect = lambda k: k + 1; mm.__iter__.return_value = [1, 2]; show(len(mm), mm[2], list(mm), mm.__len__.call_count); mm.__str__.return_value = 'hey'; show(str(mm))
with mm as q: show(q)
mm.__enter__.return_value = 'in'
with mm as q: show(q)
show(mm.mock_calls)
attempt(lambda: len(Mock())); attempt(lambda: Mock()[1])
class Real:
    attr = 1
    def meth(self, a, b=2): return a + b
sp = Mock(spec=Real); show(sp, isinstance(sp, Real), sp.meth(1), sp.attr); attempt(lambda: sp.nope); sp.new = 5; ss = Mock(spec_set=Real); attempt(lambda: setattr(ss, 'nope', 1)); show(ss); attempt(lambda: Mock(spec=['a']).b); attempt(lambda: sp.meth.assert_called_with(2))
w = Mock(wraps=[3, 1, 2]); attempt(lambda: w.index(1)); attempt(lambda: w.index.assert_called_with(1))
c = Mock(**{'method.return_value': 3, 'other.side_effect': KeyError, 'val': 8}); show(c.method(), c.val); attempt(c.other)
p = Mock(); p.x.y(1); p.z('a', k=2); show(p.mock_calls, p.method_calls, p.mock_calls == [call.x.y(1), call.z('a', k=2)]); p.reset_mock(); show(p.mock_calls, p.x.y.called)
show(call, call(1), call.foo, call.foo(1, a=2), call.foo().bar(3), call(1).foo(2), call(1) == call(1), call(1) == call(2), call.a(1).b(2).call_list(), call()(), call.x.y)
show(sentinel.thing, sentinel.thing is sentinel.thing, DEFAULT, ANY, ANY == 5); m = Mock(); m(1, object()); attempt(lambda: m.assert_called_with(1, ANY))
def roll(): return random.randint(1, 6)
with patch('random.randint', return_value=4) as r: show(roll(), r); r.assert_called_once_with(1, 6)
show(random.randint(1, 1))
@patch('random.randint', return_value=2)
@patch.object(Real, 'meth', return_value='patched')
def test(meth, randint): show(roll(), Real().meth(1), meth, randint)
test(); show(Real().meth(1))
with patch('builtins.print') as pr: print('hidden', 3)
show(pr.mock_calls); pr.assert_called_once_with('hidden', 3)
with patch('sys.stdout', new_callable=io.StringIO) as out: print('captured')
show(repr(out.getvalue()))
d = {'a': 1}
with patch.dict(d, {'b': 2}, clear=True): show(d)
show(d)
with patch.dict(d, c=3): show(d)
with patch('builtins.input', side_effect=['x', 'y']): show(input('? '), input())
def helper(): return 'real'
def user(): return helper()
with patch('__main__.helper', return_value='fake'): show(user())
show(user()); attempt(lambda: patch('nodots')); attempt(lambda: patch.object(Real, 'zz').start()); attempt(lambda: patch('nomodule.x').start()); attempt(lambda: patch('random.random', 5, return_value=3).start())
pt = patch.object(Real, 'attr', 99); pt.start(); show(Real.attr); pt.stop(); show(Real.attr)
class T:
    def _get(self): return 1
    prop = property(_get)
with patch.object(T, 'prop', new_callable=PropertyMock) as pm: pm.return_value = 5; show(T().prop); pm.assert_called_once_with()
with patch.multiple(Real, meth=DEFAULT, attr=5) as got: show(sorted(got), Real.attr)
o = mock_open(read_data='one\ntwo\n')
with patch('builtins.open', o):
    with open('f.txt') as f: show(repr(f.read()))
    with open('g.txt', 'w') as f: f.write('data')
    with open('f.txt') as f: show(list(f))
o.assert_any_call('f.txt'); o().write.assert_called_once_with('data'); show(o.mock_calls[:3])
del m.gone; attempt(lambda: m.gone); show([x for x in dir(Mock()) if not x.startswith('_')]); parent = Mock(); child = Mock(); parent.attach_mock(child, 'kid'); child(3); show(parent.mock_calls, child)
with patch('random.choice', autospec=True) as ch: ch.return_value = 1; show(random.choice([1]))
with patch('__main__.Real') as R: R.return_value.meth.return_value = 'x'; show(Real().meth(), R.mock_calls, R)
seal(parent); attempt(lambda: parent.other)
big = Mock()
for i in range(12): big(i, 'x' * 10)
attempt(big.assert_not_called)
