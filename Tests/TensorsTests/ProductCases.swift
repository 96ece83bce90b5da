// Products of matrices, softmax and losses. Inputs are small whole numbers where the last bit is the kernels' affair.
import Tensors

let productCases: [Case] = [
  Case("x @ m") { try $0.x.matmul($0.m) },
  Case("x.mm(x.t())") { try $0.x.mm($0.x.transposed(0, 1)) },
  Case("x.t() @ x") { try $0.x.transposed(0, 1).matmul($0.x) },
  Case("x @ v") { try $0.x.matmul($0.v) },
  Case("v @ m") { try $0.v.matmul($0.m) },
  Case("v @ v") { try $0.v.matmul($0.v) },
  Case("x.t()[:, 1] @ m") { try $0.x.transposed(0, 1).selected(1, 1).matmul($0.m) },
  Case("x[:, ::2] @ x[:, ::2].t()") {
    let part = try $0.x.sliced(1, nil, nil, 2)
    return try part.matmul(part.transposed(0, 1))
  },
  Case("k @ k") { try $0.k.matmul($0.k) },
  Case("c @ m.t()") { try $0.c.matmul($0.m.transposed(0, 1)) },
  Case("c @ c.transpose(1, 2)") { try $0.c.matmul($0.c.transposed(1, 2)) },
  Case("x @ c") { try $0.x.matmul($0.c) },
  Case("v @ c") { try $0.v.matmul($0.c) },
  Case("c @ m[0]") { try $0.c.matmul($0.m.selected(0, 0)) },
  Case("c[:, None] @ c.transpose(1, 2)") { try $0.c.unsqueezed(1).matmul($0.c.transposed(1, 2)) },
  Case("torch.bmm(c, c.transpose(1, 2))") { try $0.c.bmm($0.c.transposed(1, 2)) },
  Case("c.long() @ c.long().transpose(1, 2)") {
    let whole = try $0.c.converted(to: .int64)
    return try whole.matmul(whole.transposed(1, 2))
  },
  Case("F.linear(x, m.t())") { try $0.x.linear($0.m.transposed(0, 1), nil) },
  Case("F.linear(x, m.t(), m[0])") { try $0.x.linear($0.m.transposed(0, 1), $0.m.selected(0, 0)) },
  Case("F.linear(c, m, v)") { try $0.c.linear($0.m, $0.v) },
  Case("torch.addmm(v, x.t(), x)") { try $0.v.addmm($0.x.transposed(0, 1), $0.x) },
  Case("torch.addmm(v, x.t(), x, beta=2, alpha=3)") { try $0.v.addmm($0.x.transposed(0, 1), $0.x, beta: 2, alpha: 3) },
  Case("torch.zeros(2, 0) @ torch.zeros(0, 3)") { try $0.zeros([2, 0]).matmul($0.zeros([0, 3])) },
  Case("torch.zeros(4, 2, 2).softmax(1)") { try $0.zeros([4, 2, 2]).softmax(1) },
  Case("torch.zeros(2, 4).softmax(-1)") { try $0.zeros([2, 4]).softmax(-1) },
  Case("v.log_softmax(0)") { try $0.v.logSoftmax(0) },
  Case("m.softmax(1)") { try $0.m.softmax(1) },
  Case("F.nll_loss(-m.t()[:, :3], torch.tensor([0, 2, 1, 1]))") {
    try $0.m.transposed(0, 1).unary(.negative).nllLoss($0.ints([0, 2, 1, 1])).loss
  },
  Case("F.nll_loss(x, torch.tensor([0, 2]), weight=v, reduction='sum')") {
    try $0.x.nllLoss($0.ints([0, 2]), weight: $0.v, .sum).loss
  },
  Case("F.nll_loss(x, torch.tensor([0, 1]), ignore_index=1, reduction='none')") {
    try $0.x.nllLoss($0.ints([0, 1]), ignoreIndex: 1, .none).loss
  },
]
