// Writing: in-place operations, assignment to indices, scatter. Each gives the changed array.
import Tensors

private var all: IndexItem { .slice(start: nil, stop: nil, step: 1) }

/// Changes `array` and gives it back.
private func changed(_ array: NDArray, _ change: (NDArray) throws -> Void) throws -> NDArray {
  try change(array)
  return array
}

private func number(_ value: Double, _ samples: Samples) throws -> NDArray {
  try NDArray.scalar(.float(value), .float32, samples.state)
}

let assignmentCases: [Case] = [
  Case("x += v; x") { s in try changed(s.x) { try $0.apply(.add, s.v) } },
  Case("x *= 2; x") { s in try changed(s.x) { try $0.apply(.multiply, .int(2)) } },
  Case("x += x; x") { s in try changed(s.x) { try $0.apply(.add, $0) } },
  Case("x += k; x") { s in try changed(s.x) { try $0.apply(.add, s.k) } },
  Case("k += b; k") { s in try changed(s.k) { try $0.apply(.add, s.b) } },
  Case("x.t().add_(v[:, None]); x") { s in
    try changed(s.x) { try $0.transposed(0, 1).apply(.add, s.v.unsqueezed(1)) }
  },
  Case("x[:, 1] += 10; x") { s in try changed(s.x) { try $0.selected(1, 1).apply(.add, .int(10)) } },
  Case("x[:, :2] -= x[:, 2:]; x") { s in
    try changed(s.x) { try $0.sliced(1, nil, 2).apply(.subtract, $0.sliced(1, 2, nil)) }
  },
  Case("x.neg_(); x") { s in try changed(s.x) { try $0.apply(.negative) } },
  Case("x.t().relu_(); x") { s in try changed(s.x) { try $0.transposed(0, 1).apply(.relu) } },
  Case("x.fill_(7); x") { s in try changed(s.x) { try $0.fill(.int(7)) } },
  Case("x[:, ::2].fill_(7); x") { s in try changed(s.x) { try $0.sliced(1, nil, nil, 2).fill(.int(7)) } },
  Case("x.copy_(v); x") { s in try changed(s.x) { try $0.copyFrom(s.v) } },
  Case("x.t().copy_(torch.arange(6).reshape(3, 2)); x") { s in
    try changed(s.x) {
      try $0.transposed(0, 1).copyFrom(s.ints([0, 1, 2, 3, 4, 5]).reshaped(to: [3, 2]))
    }
  },
  Case("x[0] = 5; x") { s in try changed(s.x) { try $0.assign([.integer(0)], number(5, s)) } },
  Case("x[:, 1] = torch.tensor([8., 9.]); x") { s in
    try changed(s.x) { try $0.assign([all, .integer(1)], s.floats([8, 9])) }
  },
  Case("x[...] = v; x") { s in try changed(s.x) { try $0.assign([.ellipsis], s.v) } },
  Case("x[:] = v[None, None]; x") { s in try changed(s.x) { try $0.assign([all], s.v.unsqueezed(0).unsqueezed(0)) } },
  Case("x[x > 2] = -1; x") { s in
    try changed(s.x) { try $0.assign([.array($0.binary(.greater, .int(2)))], number(-1, s)) }
  },
  Case("x[:, b] = 0; x") { s in try changed(s.x) { try $0.assign([all, .array(s.b)], number(0, s)) } },
  Case("m[i, i] = v; m") { s in try changed(s.m) { try $0.assign([.array(s.i), .array(s.i)], s.v) } },
  Case("m[:, i] = v; m") { s in try changed(s.m) { try $0.assign([all, .array(s.i)], s.v) } },
  Case("c[:, i, 1] = 7; c") { s in try changed(s.c) { try $0.assign([all, .array(s.i), .integer(1)], number(7, s)) } },
  Case("m.index_put_((torch.tensor([0, 0]),), torch.tensor(1.), accumulate=True); m") { s in
    try changed(s.m) { try $0.put(at: [s.ints([0, 0])], number(1, s), accumulate: true) }
  },
  Case("m.t()[i] = 3; m") { s in try changed(s.m) { try $0.transposed(0, 1).assign([.array(s.i)], number(3, s)) } },
  Case("x.masked_fill_(x > 3, 0); x") { s in
    try changed(s.x) { try $0.maskedFill($0.binary(.greater, .int(3)), .int(0)) }
  },
  Case("x.masked_scatter_(x > 3, v); x") { s in
    try changed(s.x) { try $0.maskedScatter($0.binary(.greater, .int(3)), s.v) }
  },
  Case("v.scatter_(0, i, torch.tensor([10., 20., 30.])); v") { s in
    try changed(s.v) { try $0.scatter(0, s.i, s.floats([10, 20, 30])) }
  },
  Case("m.scatter_(1, i[:, None], torch.ones(3, 1)); m") { s in
    try changed(s.m) { try $0.scatter(1, s.i.unsqueezed(1), s.ones([3, 1])) }
  },
  Case("m.scatter_add_(0, torch.tensor([[1, 1], [1, 2]]), torch.ones(2, 2)); m") { s in
    try changed(s.m) { try $0.scatter(0, s.ints([1, 1, 1, 2]).reshaped(to: [2, 2]), s.ones([2, 2]), add: true) }
  },
  Case("m.index_add_(0, torch.tensor([0, 0]), torch.ones(2, 4)); m") { s in
    try changed(s.m) { try $0.indexAdd(0, s.ints([0, 0]), s.ones([2, 4])) }
  },
  Case("m.index_add_(1, i, torch.ones(3, 3), alpha=2); m") { s in
    try changed(s.m) { try $0.indexAdd(1, s.i, s.ones([3, 3]), factor: .int(2)) }
  },
  Case("m.index_copy_(0, torch.tensor([2]), torch.zeros(1, 4)); m") { s in
    try changed(s.m) { try $0.indexCopy(0, s.ints([2]), s.zeros([1, 4])) }
  },
  Case("m.index_fill_(1, i, 5); m") { s in try changed(s.m) { try $0.indexFill(1, s.i, .int(5)) } },
]
