// Elements laid out anew.
import Tensors

let arrangementCases: [Case] = [
  Case("torch.diag(k, 1)") { try $0.k.diagonalMatrix(1) },
  Case("torch.diag(v, -2)") { try $0.v.diagonalMatrix(-2) },
  Case("torch.diag(s)") { try $0.s.diagonalMatrix() },
  Case("F.one_hot(i)") { try $0.i.oneHot() },
  Case("F.one_hot(i[None], 4)") { try $0.i.unsqueezed(0).oneHot(4) },
  Case("F.one_hot(i, 2)") { try $0.i.oneHot(2) },
  Case("F.one_hot(k)") { try $0.k.oneHot() },
  Case("F.one_hot(v)") { try $0.v.oneHot() },
  Case("F.one_hot(torch.zeros(0).long())") { try $0.zeros([0], .int64).oneHot() },
  Case("F.one_hot(torch.zeros(0).long(), 3)") { try $0.zeros([0], .int64).oneHot(3) },
  Case("x.repeat_interleave(2)") { try $0.x.repeatInterleaved(2) },
  Case("x.repeat_interleave(2, 1)") { try $0.x.repeatInterleaved(2, 1) },
  Case("x.repeat_interleave(torch.tensor([1, 2]), 0)") { try $0.x.repeatInterleaved($0.ints([1, 2]), 0) },
  Case("x.repeat_interleave(torch.tensor([1, 2, 3]), 0)") { try $0.x.repeatInterleaved($0.ints([1, 2, 3]), 0) },
  Case("x.repeat_interleave(torch.tensor([-1, 2]), 0)") { try $0.x.repeatInterleaved($0.ints([-1, 2]), 0) },
  Case("x.repeat_interleave(torch.tensor([1., 2]), 0)") { try $0.x.repeatInterleaved($0.floats([1, 2]), 0) },
  Case("x.repeat_interleave(-1)") { try $0.x.repeatInterleaved(-1) },
  Case("x.unflatten(1, (3, 1))") { try $0.x.unflattened(1, [3, 1]) },
  Case("c.unflatten(-1, (-1, 2))") { try $0.c.unflattened(-1, [-1, 2]) },
  Case("x.unflatten(1, (2, 2))") { try $0.x.unflattened(1, [2, 2]) },
  Case("x.unflatten(1, ())") { try $0.x.unflattened(1, []) },
  Case("c.movedim((0, 1), (1, 2))") { try $0.c.permuted($0.c.movedOrder([0, 1], [1, 2])) },
  Case("x.movedim((0, 0), (0, 1))") { try $0.x.permuted($0.x.movedOrder([0, 0], [0, 1])) },
  Case("x.movedim((0,), (0, 1))") { try $0.x.permuted($0.x.movedOrder([0], [0, 1])) },
  Case("torch.logspace(0, 3, 4)") { try NDArray.logspace(0, 3, 4, base: 10, .float32, $0.state) },
  Case("torch.full((2,), 1e30, dtype=torch.int64)") { try NDArray.full([2], .float(1e30), .int64, $0.state) },
  Case("torch.full((2,), 1e300)") { try NDArray.full([2], .float(1e300), .float32, $0.state) },
  Case("torch.full((2,), float('-inf'))") { try NDArray.full([2], .float(-.infinity), .float32, $0.state) },
  Case("k.fill_(2.7)") {
    try $0.k.fill(.float(2.7))
    return $0.k
  },
  Case("k.masked_fill(b, 1.5)") { try $0.k.maskedFilled($0.b, .float(1.5)) },
  Case("torch.tensor(1e30).long()") { try NDArray.scalar(.float(1e30), .float32, $0.state).converted(to: .int64) },
]
