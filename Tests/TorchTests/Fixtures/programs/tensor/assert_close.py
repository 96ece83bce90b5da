"""torch.testing.assert_close: what it says of tensors, numbers, lists and dicts that differ."""
import math

import torch
from torch.testing import assert_close

t = torch.tensor
CASES = [
    lambda: assert_close(t([1.,2.,3.]),t([1.,2.,3.1])),
    lambda: assert_close(t([1.,2.]),t([1.,2.,3.])),
    lambda: assert_close(t([1.,2.]),t([1.,2.],dtype=torch.float64)),
    lambda: assert_close(t([1,2]),t([1,3])),
    lambda: assert_close(1.0,1.1),
    lambda: assert_close(1,2),
    lambda: assert_close([1.,t(2.)],[1.,t(2.5)]),
    lambda: assert_close({'a':t(1.)},{'a':t(2.)}),
    lambda: assert_close({'a':1},{'b':1}),
    lambda: assert_close([1],[1,2]),
    lambda: assert_close(t([math.nan]),t([math.nan])),
    lambda: assert_close(t([math.nan]),t([math.nan]),equal_nan=True),
    lambda: assert_close(t([1.]),t([1.1]),rtol=0.2,atol=0.),
    lambda: assert_close(t([1.]),t([1.1]),rtol=0.2),
    lambda: assert_close(t([1.]),t([1.5]),msg="custom"),
    lambda: assert_close(t([1.]),t([1.5]),msg=lambda m: "pre "+m),
    lambda: assert_close(t([1.]),'a'),
    lambda: assert_close(t(1.),t(2.)),
    lambda: assert_close(t([[1.,2.],[3.,4.]]),t([[1.,2.],[3.,5.]])),
    lambda: assert_close(t([True,False]),t([True,True])),
    lambda: assert_close(t([1.,2.]),t([1.,2.],dtype=torch.float64),check_dtype=False),
    lambda: assert_close(t([1.]), 1.0),
    lambda: assert_close(t([1e-6]),t([0.])),
    lambda: assert_close(t([0]),t([5]),atol=3,rtol=0),
    lambda: assert_close(1.0, 1.0000001),
    lambda: assert_close(None, None),
    lambda: assert_close(True, False),
    lambda: assert_close(t([1.+1j]),t([1.+2j])),
    lambda: assert_close(t([math.inf]),t([1.])),
    lambda: assert_close(t([1.0],dtype=torch.float16),t([1.01],dtype=torch.float16)),
    lambda: assert_close("a","a"),
]
for number, case in enumerate(CASES):
    try:
        print(number, case())
    except Exception as error:
        print(number, type(error).__name__, repr(str(error)))
