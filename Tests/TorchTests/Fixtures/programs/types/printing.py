import torch
T = torch.tensor
names = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool", "complex64", "complex128"]
values = [[1.0, 2.0], [1.5, 2.25], [0.001, 1000.0], [1e-5, 1.0], [1e5, 1.0], [0.0, 0.0], [float('nan'), 1.0], [float('inf'), -1.5], [-1.0, 100.0], [0.1, 0.2, 0.3], [123456.0, 0.5], [1e-8], [], [[1.0, -2.0], [3.5, 4.0]], [[[0.0]]], 3.0, -2.5, 1e10, [65504.0, 1.0], [float('nan')], [float('inf'), float('-inf')]]
for n in names:
    d = getattr(torch, n)
    for v in values:
        t = torch.tensor(v).to(d)
        print(n, t)
        print(repr(t) == str(t), f"{t}" == str(t) if t.dim() else f"{t}")
    if d.is_floating_point:
        print(torch.tensor([1.5, 2.0], dtype=d, requires_grad=True))
        x = torch.tensor([1.5, 2.0], dtype=d, requires_grad=True)
        print(x * 2, (x * 2).sum(), torch.nn.Parameter(torch.ones(2, dtype=d)))
    print(torch.zeros(0, 3, dtype=d), torch.zeros(2, 0, dtype=d), torch.zeros(3, 40, dtype=d))
    print(torch.arange(1200).to(d))
    print(torch.zeros(40, 40).to(d))
    print(torch.arange(30).to(d).reshape(2, 3, 5))
C = torch.complex
for re, im in [([1., 2.], [3., -4.]), ([1.5, 0.], [0., 0.]), ([1e-5, 1.], [1., 2.]), ([1e5, 1.], [0.1, 2.]), ([float('nan'), 1.], [0., float('inf')]), ([-1., 0.], [-0., 0.]), ([0.3, 123.25], [1e-9, 2.])]:
    print(C(T(re), T(im)), C(T(re), T(im))[0], C(T(re).double(), T(im).double()))
print(torch.arange(1100) * (1 + 1j))
torch.set_printoptions(precision=2); print(T([1.2345, 2.5]), T([1 + 2.345j]))
torch.set_printoptions(sci_mode=True); print(T([1.2345, 2.5]), T([1, 2]), T([1., 2.]), T([1 + 2.345j]))
torch.set_printoptions(sci_mode=False); print(T([1e-8, 2.5e10]), T([1e-8 + 2e9j]))
torch.set_printoptions(profile='default'); print(T([1e-8, 2.5e10]))
torch.set_printoptions(profile='short'); print(T([1.23456, 2.5]), torch.arange(2000))
torch.set_printoptions(profile='full'); print(torch.arange(1010.)[-5:])
torch.set_printoptions(profile='default')
torch.set_printoptions(threshold=5); print(torch.arange(10), torch.arange(10.).reshape(2, 5))
torch.set_printoptions(threshold=5, edgeitems=1); print(torch.arange(20).reshape(4, 5), torch.arange(10.))
torch.set_printoptions(threshold=1000, edgeitems=3, linewidth=40); print(torch.arange(30.), torch.rand(0), torch.arange(12).reshape(3, 4).to(torch.int16))
torch.set_printoptions(linewidth=80)
torch.set_printoptions(precision=8); print(T([3.14159265358979]), T(3.14159265358979, dtype=torch.float64), T([0.1], dtype=torch.float16))
torch.set_printoptions(profile='default')
for bad in [lambda: torch.set_printoptions(profile='foo')]:
    try:
        bad(); print('accepted')
    except Exception as e:
        print(type(e).__name__, e)
torch.set_printoptions(profile='default')
print(torch.Size([2, 3]), torch.Size([]), torch.Size((1,)), str(torch.Size([2])), torch.Size([2, 3])[0], torch.Size([2, 3])[1:], torch.Size([2, 3]).numel(), torch.Size([2]) == (2,), repr(torch.Size([2, 3])), len(torch.Size([1, 2])), list(torch.Size([1, 2])))
for x, spec in [(T(3.14159), '.2f'), (T(3), 'd'), (T(3), '5'), (T(2.5), ''), (T(True), ''), (T(1e10), 'e'), (T(3.5), '>8'), (T(7), '03d'), (T(0.5), '.0%'), (T(1 + 2j), ''), (T(2.5).half(), '.3f'), (T([1., 2.]), ''), (T([1.]), '.2f')]:
    try:
        print(format(x, spec))
    except Exception as e:
        print(type(e).__name__, e)
print([T(1.), T([2])], (T(1),), {'a': T([1.5])})
print("%s %r" % (T(1.5), T([1, 2])), "{:.3f}".format(T(2.0)))
print(T([[1.5, 2.0]]).T, T([1.5], requires_grad=True).view(1, 1), T([1.5], requires_grad=True).exp())
print(T([1.23456789e-3]), T([1.23456789e4, 5.]), T([99999.5]), T([1e8, 1.]), T([1e9, 2e9]), T([0.00012, 0.5]), T([9.9999e-5]), T([1e-4]), T([1000., 1.]), T([1001., 1.]), T([1e3 + .5, 1.5]))
