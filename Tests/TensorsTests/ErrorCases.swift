// What fails, with the reference's class and words.
import Tensors

private var all: IndexItem { .slice(start: nil, stop: nil, step: 1) }

/// Runs a change that must fail; the array is only a result when it does not.
private func after(_ array: NDArray, _ change: (NDArray) throws -> Void) throws -> NDArray {
  try change(array)
  return array
}

let errorCases: [Case] = shapeErrorCases + indexErrorCases + typeErrorCases

private let shapeErrorCases: [Case] = [
  Case("x + torch.ones(2, 4)") { try $0.x.binary(.add, $0.ones([2, 4])) },
  Case("x * torch.ones(3, 2)") { try $0.x.binary(.multiply, $0.ones([3, 2])) },
  Case("x @ x") { try $0.x.matmul($0.x) },
  Case("v @ torch.ones(4)") { try $0.v.matmul($0.ones([4])) },
  Case("x @ torch.ones(4)") { try $0.x.matmul($0.ones([4])) },
  Case("torch.bmm(c, c)") { try $0.c.bmm($0.c) },
  Case("c @ torch.ones(3, 4, 5)") { try $0.c.matmul($0.ones([3, 4, 5])) },
  Case("torch.dot(x, x)") { try $0.x.dot($0.x) },
  Case("s @ v") { try $0.s.matmul($0.v) },
  Case("v.mm(x)") { try $0.v.mm($0.x) },
  Case("x.mm(v)") { try $0.x.mm($0.v) },
  Case("torch.addmm(torch.ones(5), x.t(), x)") { try $0.ones([5]).addmm($0.x.transposed(0, 1), $0.x) },
  Case("F.linear(c, torch.ones(2, 3))") { try $0.c.linear($0.ones([2, 3]), nil) },
  Case("x.view(4, 2)") { try $0.x.viewed(as: [4, 2]) },
  Case("x.view(-1, -1)") { try $0.x.viewed(as: [-1, -1]) },
  Case("x.view(0)") { try $0.x.viewed(as: [0]) },
  Case("e.view(-1, 0)") { try $0.e.viewed(as: [-1, 0]) },
  Case("x.reshape(4, 2)") { try $0.x.reshaped(to: [4, 2]) },
  Case("x.reshape(-2)") { try $0.x.reshaped(to: [-2]) },
  Case("x.t().view(6)") { try $0.x.transposed(0, 1).viewed(as: [6]) },
  Case("x.transpose(0, 2)") { try $0.x.transposed(0, 2) },
  Case("c.t()") { try $0.c.matrixTransposed() },
  Case("x.permute(0)") { try $0.x.permuted([0]) },
  Case("x.permute(0, 0)") { try $0.x.permuted([0, 0]) },
  Case("x.sum(2)") { try $0.x.reduced(.sum, [2]) },
  Case("x.sum((0, 0))") { try $0.x.reduced(.sum, [0, 0]) },
  Case("x.expand(2, 4)") { try $0.x.expanded(to: [2, 4]) },
  Case("x.expand(2)") { try $0.x.expanded(to: [2]) },
  Case("x.expand(-1, 2, 3)") { try $0.x.expanded(to: [-1, 2, 3]) },
  Case("torch.cat([x, torch.ones(2, 4)])") { try NDArray.concatenated([$0.x, $0.ones([2, 4])]) },
  Case("torch.cat([v, x])") { try NDArray.concatenated([$0.v, $0.x]) },
  Case("torch.cat([s])") { try NDArray.concatenated([$0.s]) },
  Case("torch.cat([])") { _ in try NDArray.concatenated([]) },
  Case("torch.stack([v, s])") { try NDArray.stacked([$0.v, $0.s]) },
  Case("x.unsqueeze(4)") { try $0.x.unsqueezed(4) },
  Case("x.flatten(1, 0)") { try $0.x.flattened(1, 0) },
  Case("x.narrow(0, 1, 5)") { try $0.x.narrowed(0, 1, 5) },
  Case("x.narrow(0, 5, 1)") { try $0.x.narrowed(0, 5, 1) },
  Case("x.narrow(0, 0, -1)") { try $0.x.narrowed(0, 0, -1) },
  Case("x.select(0, 2)") { try $0.x.selected(0, 2) },
  Case("x.diagonal(0, 0, 0)") { try $0.x.diagonal(0, 0, 0) },
  Case("x.unfold(1, 4, 1)") { try $0.x.unfolded(1, 4, 1) },
  Case("x.unfold(1, 2, 0)") { try $0.x.unfolded(1, 2, 0) },
  Case("x.as_strided((3, 3), (3, 1))") { try $0.x.asStrided([3, 3], [3, 1], nil) },
  Case("x.as_strided((2,), (-1,))") { try $0.x.asStrided([2], [-1], nil) },
  Case("x.split(0)", many: { try $0.x.split(0) }),
  Case("x.split([1, 2])", many: { try $0.x.split(sizes: [1, 2]) }),
  Case("x.chunk(0)", many: { try $0.x.chunked(0) }),
  Case("s.unbind()", many: { try $0.s.unbound() }),
  Case("x.flip(0, 0)") { try $0.x.flipped([0, 0]) },
  Case("x.repeat(2)") { try $0.x.tiled([2]) },
  Case("v.tril()") { try $0.v.triangle(upper: false) },
  Case("x.topk(4)", many: { [try $0.x.topK(4).values] }),
  Case("x.kthvalue(0)", many: { [try $0.x.kthValue(0).values] }),
  Case("e.max()") { try $0.e.extremumOfAll(maximum: true) },
  Case("e.max(0)", many: { [try $0.e.extremum(maximum: true, 0).values] }),
  Case("e.argmax()") { try $0.e.reduced(.argmax) },
  Case("e.argmax(0)") { try $0.e.reduced(.argmax, [0]) },
  Case("e.amax()") { try $0.e.reduced(.maximum) },
  Case("torch.zeros(-1)") { try NDArray.zeros([-1], .float32, $0.state) },
  Case("torch.ones(-1)") { try NDArray.ones([-1], .float32, $0.state) },
  Case("torch.ones(10**10, 10**10)") { try NDArray.ones([10_000_000_000, 10_000_000_000], .float32, $0.state) },
  Case("torch.ones(10**13)") { try NDArray.ones([10_000_000_000_000], .float32, $0.state) },
  Case("torch.eye(-1)") { try NDArray.eye(-1, -1, .float32, $0.state) },
  Case("torch.arange(0, 10, 0)") { try NDArray.arange(.int(0), .int(10), .int(0), .int64, $0.state) },
  Case("torch.arange(0, 10, -1)") { try NDArray.arange(.int(0), .int(10), .int(-1), .int64, $0.state) },
  Case("torch.linspace(0, 1, -1)") { try NDArray.linspace(0, 1, -1, .float32, $0.state) },
  Case("x += torch.ones(4, 2, 3); x") { s in try after(s.x) { try $0.apply(.add, s.ones([4, 2, 3])) } },
  Case("x.copy_(torch.ones(4)); x") { s in try after(s.x) { try $0.copyFrom(s.ones([4])) } },
  Case("x.expand(2, 2, 3).add_(1); x") { s in try after(s.x) { try $0.expanded(to: [2, 2, 3]).apply(.add, .int(1)) } },
  Case("v[1:].add_(v[:-1]); v") { s in
    try after(s.v) { try $0.sliced(0, 1, nil).apply(.add, $0.sliced(0, nil, -1)) }
  },
  Case("v[1:] = v[:-1]; v") { s in
    try after(s.v) { try $0.assign([.slice(start: 1, stop: nil, step: 1)], $0.sliced(0, nil, -1)) }
  },
]

private let indexErrorCases: [Case] = [
  Case("v[3]") { try $0.v.indexed([.integer(3)]) },
  Case("x[0, 3]") { try $0.x.indexed([.integer(0), .integer(3)]) },
  Case("v[0, 0]") { try $0.v.indexed([.integer(0), .integer(0)]) },
  Case("s[0]") { try $0.s.indexed([.integer(0)]) },
  Case("v[torch.tensor([5])]") { try $0.v.indexed([.array($0.ints([5]))]) },
  Case("x[:, torch.tensor([5])]") { try $0.x.indexed([all, .array($0.ints([5]))]) },
  Case("v[torch.tensor([True, False])]") { try $0.v.indexed([.array($0.bools([true, false]))]) },
  Case("x[:, torch.tensor([True, False])]") { try $0.x.indexed([all, .array($0.bools([true, false]))]) },
  Case("x[torch.ones(2, 2).bool()]") { try $0.x.indexed([.array($0.ones([2, 2], .bool))]) },
  Case("v[torch.tensor([0.5])]") { try $0.v.indexed([.array($0.floats([0.5]))]) },
  Case("x[torch.tensor([0, 1]), i]") { try $0.x.indexed([.array($0.ints([0, 1])), .array($0.i)]) },
  Case("v[::-1]") { try $0.v.indexed([.slice(start: nil, stop: nil, step: -1)]) },
  Case("v[::0]") { try $0.v.indexed([.slice(start: nil, stop: nil, step: 0)]) },
  Case("v.item()") { s in try NDArray.scalar(s.v.item(), .float32, s.state) },
  Case("bool(v)") { s in try NDArray.scalar(.bool(s.v.truth()), .bool, s.state) },
  Case("v.gather(0, torch.tensor([3]))") { try $0.v.gathered(0, $0.ints([3])) },
  Case("x.gather(0, i)") { try $0.x.gathered(0, $0.i) },
  Case("x.gather(0, torch.zeros(2, 4).long())") { try $0.x.gathered(0, $0.zeros([2, 4], .int64)) },
  Case("v.index_select(0, torch.tensor([5]))") { try $0.v.indexSelected(0, $0.ints([5])) },
  Case("x.index_select(0, torch.tensor([[0]]))") { try $0.x.indexSelected(0, $0.ints([0]).unsqueezed(0)) },
  Case("v.index_add(0, torch.tensor([5]), torch.ones(1))") { s in
    try after(s.v) { try $0.indexAdd(0, s.ints([5]), s.ones([1])) }
  },
  Case("v.scatter(0, torch.tensor([5]), torch.ones(1))") { s in
    try after(s.v) { try $0.scatter(0, s.ints([5]), s.ones([1])) }
  },
  Case("x.scatter(0, torch.zeros(2, 3).long(), torch.ones(1, 3))") { s in
    try after(s.x) { try $0.scatter(0, s.zeros([2, 3], .int64), s.ones([1, 3])) }
  },
  Case("x.take(torch.tensor([6]))") { try $0.x.taken($0.ints([6])) },
  Case("x.masked_select(x)") { try $0.x.maskedSelected($0.x) },
  Case("x.masked_fill(x, 0)") { try $0.x.maskedFilled($0.x, .int(0)) },
  Case("x.masked_scatter(x > 0, torch.ones(2))") { s in
    try after(s.x) { try $0.maskedScatter($0.binary(.greater, .int(0)), s.ones([2])) }
  },
  Case("x[0] = torch.ones(4); x") { s in try after(s.x) { try $0.assign([.integer(0)], s.ones([4])) } },
  Case("x[0, 0] = torch.ones(2); x") { s in
    try after(s.x) { try $0.assign([.integer(0), .integer(0)], s.ones([2])) }
  },
  Case("x[x > 0] = torch.ones(4); x") { s in
    try after(s.x) { try $0.assign([.array($0.binary(.greater, .int(0)))], s.ones([4])) }
  },
  Case("x[torch.tensor([0])] = torch.ones(3).long(); x") { s in
    try after(s.x) { try $0.assign([.array(s.ints([0]))], s.ones([3], .int64)) }
  },
  Case("F.nll_loss(x, torch.tensor([0, 3]))") { try $0.x.nllLoss($0.ints([0, 3])).loss },
  Case("F.nll_loss(x, torch.tensor([0, 1, 2]))") { try $0.x.nllLoss($0.ints([0, 1, 2])).loss },
]

private let typeErrorCases: [Case] = [
  Case("k += 1.5; k") { s in try after(s.k) { try $0.apply(.add, .float(1.5)) } },
  Case("k /= 2; k") { s in try after(s.k) { try $0.apply(.divide, .int(2)) } },
  Case("b += 1; b") { s in try after(s.b) { try $0.apply(.add, .int(1)) } },
  Case("k.exp_(); k") { s in try after(s.k) { try $0.apply(.exp) } },
  Case("-b") { try $0.b.unary(.negative) },
  Case("b - b") { try $0.b.binary(.subtract, $0.b) },
  Case("k - True") { try $0.k.binary(.subtract, .bool(true)) },
  Case("b - 1") { try $0.b.binary(.subtract, .int(1)) },
  Case("b.abs()") { try $0.b.unary(.absolute) },
  Case("b.floor()") { try $0.b.unary(.floor) },
  Case("k.frac()") { try $0.k.unary(.frac) },
  Case("b // b") { try $0.b.binary(.floorDivide, $0.b) },
  Case("v & 1") { try $0.v.binary(.bitwiseAnd, .int(1)) },
  Case("k // 0") { try $0.k.binary(.floorDivide, .int(0)) },
  Case("k % 0") { try $0.k.binary(.remainder, .int(0)) },
  Case("k.mean()") { try $0.k.reduced(.mean) },
  Case("k.std()") { try $0.k.reduced(.standardDeviation) },
  Case("k.norm()") { try $0.k.norm() },
  Case("b.argmax()") { try $0.b.reduced(.argmax) },
  Case("k.softmax(0)") { try $0.k.softmax(0) },
  Case("k.log_softmax(0)") { try $0.k.logSoftmax(0) },
  Case("x @ m.long()") { try $0.x.matmul($0.m.converted(to: .int64)) },
  Case("x @ m.double()") { try $0.x.matmul($0.m.converted(to: .float64)) },
  Case("F.linear(x.long(), m.t(), m[0])") {
    try $0.x.converted(to: .int64).linear($0.m.transposed(0, 1), $0.m.selected(0, 0))
  },
  Case("torch.where(x, x, x)") { try $0.x.choose($0.x, $0.x) },
  Case("k.uniform_(); k") { s in try after(s.k) { try $0.fillUniform(0, 1, s.g) } },
  Case("torch.randn(2, dtype=torch.int64)") { s in try after(s.zeros([2], .int64)) { try $0.fillNormal(0, 1, s.g) } },
  Case("torch.randint(3, 2, (2,))") { s in try after(s.zeros([2], .int64)) { try $0.fillRandom(3, 2, s.g) } },
  Case("torch.multinomial(torch.tensor([.5, .5]), 3)") {
    try $0.floats([0.5, 0.5]).multinomial(3, replacement: false, $0.g)
  },
  Case("v.bernoulli_(1.5); v") { s in try after(s.v) { try $0.fillBernoulli(1.5, s.g) } },
  Case("torch.bincount(v)") { try $0.v.binCount() },
]
