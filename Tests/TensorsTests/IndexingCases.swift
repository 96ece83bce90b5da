// Reading with square brackets and with index arrays.
import Tensors

private var all: IndexItem { .slice(start: nil, stop: nil, step: 1) }

let indexingCases: [Case] = [
  Case("x[1]") { try $0.x.indexed([.integer(1)]) },
  Case("x[-1, -2]") { try $0.x.indexed([.integer(-1), .integer(-2)]) },
  Case("x[:, 1]") { try $0.x.indexed([all, .integer(1)]) },
  Case("c[..., 0]") { try $0.c.indexed([.ellipsis, .integer(0)]) },
  Case("c[1, ..., 1:3]") { try $0.c.indexed([.integer(1), .ellipsis, .slice(start: 1, stop: 3, step: 1)]) },
  Case("x[None]") { try $0.x.indexed([.newAxis]) },
  Case("x[:, None]") { try $0.x.indexed([all, .newAxis]) },
  Case("x[True]") { try $0.x.indexed([.boolean(true)]) },
  Case("x[False]") { try $0.x.indexed([.boolean(false)]) },
  Case("x[torch.tensor(1)]") { try $0.x.indexed([.array($0.int(1))]) },
  Case("v[i]") { try $0.v.indexed([.array($0.i)]) },
  Case("m[i]") { try $0.m.indexed([.array($0.i)]) },
  Case("m[:, i]") { try $0.m.indexed([all, .array($0.i)]) },
  Case("m[i, i]") { try $0.m.indexed([.array($0.i), .array($0.i)]) },
  Case("m[i[:, None], i]") { try $0.m.indexed([.array($0.i.unsqueezed(1)), .array($0.i)]) },
  Case("m[torch.tensor([-1, 0])]") { try $0.m.indexed([.array($0.ints([-1, 0]))]) },
  Case("c[:, i]") { try $0.c.indexed([all, .array($0.i)]) },
  Case("c[:, i, 0]") { try $0.c.indexed([all, .array($0.i), .integer(0)]) },
  Case("c[0, :, i]") { try $0.c.indexed([.integer(0), all, .array($0.i)]) },
  Case("c[torch.tensor([0, 1, 0]), :, i]") {
    try $0.c.indexed([.array($0.ints([0, 1, 0])), all, .array($0.i)])
  },
  Case("c[:, i, i]") { try $0.c.indexed([all, .array($0.i), .array($0.i)]) },
  Case("c.permute(2, 0, 1)[i]") { try $0.c.permuted([2, 0, 1]).indexed([.array($0.i)]) },
  Case("m[b]") { try $0.m.indexed([.array($0.b)]) },
  Case("x[:, b]") { try $0.x.indexed([all, .array($0.b)]) },
  Case("x[x > 2]") { try $0.x.indexed([.array($0.x.binary(.greater, .int(2)))]) },
  Case("x[x > 9]") { try $0.x.indexed([.array($0.x.binary(.greater, .int(9)))]) },
  Case("c[:, b, 1:]") { try $0.c.indexed([all, .array($0.b), .slice(start: 1, stop: nil, step: 1)]) },
  Case("x[b[:2], i[:1]]") {
    try $0.x.indexed([.array($0.b.sliced(0, nil, 2)), .array($0.i.sliced(0, nil, 1))])
  },
  Case("x[torch.zeros(0, dtype=torch.int64)]") { try $0.x.indexed([.array($0.zeros([0], .int64))]) },
  Case("x.nonzero()") { try $0.x.nonzero() },
  Case("s.nonzero()") { try $0.s.nonzero() },
  Case("x.masked_select(x > 1)") { try $0.x.maskedSelected($0.x.binary(.greater, .int(1))) },
  Case("x.masked_select(b)") { try $0.x.maskedSelected($0.b) },
  Case("x.masked_fill(b, 9)") { try $0.x.maskedFilled($0.b, .int(9)) },
  Case("m.index_select(0, i)") { try $0.m.indexSelected(0, $0.i) },
  Case("m.index_select(1, i)") { try $0.m.indexSelected(1, $0.i) },
  Case("m.gather(1, i[:, None])") { try $0.m.gathered(1, $0.i.unsqueezed(1)) },
  Case("m.gather(0, torch.tensor([[2, 1, 0]]))") { try $0.m.gathered(0, $0.ints([2, 1, 0]).unsqueezed(0)) },
  Case("v.gather(0, torch.tensor([2, 2]))") { try $0.v.gathered(0, $0.ints([2, 2])) },
  Case("x.take(torch.tensor([[0, -1]]))") { try $0.x.taken($0.ints([0, -1]).unsqueezed(0)) },
]
