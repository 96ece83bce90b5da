// Reductions, running values, sorting. Values are exact.
import Tensors

let reductionCases: [Case] = [
  Case("m.sum()") { try $0.m.reduced(.sum) },
  Case("m.sum(0)") { try $0.m.reduced(.sum, [0]) },
  Case("m.t().sum(0)") { try $0.m.transposed(0, 1).reduced(.sum, [0]) },
  Case("c.sum((0, 2))") { try $0.c.reduced(.sum, [0, 2]) },
  Case("c.sum((0, 2), keepdim=True)") { try $0.c.reduced(.sum, [0, 2], keepDimensions: true) },
  Case("c.permute(2, 0, 1).sum(-1)") { try $0.c.permuted([2, 0, 1]).reduced(.sum, [-1]) },
  Case("s.sum(0)") { try $0.s.reduced(.sum, [0]) },
  Case("b.sum()") { try $0.b.reduced(.sum) },
  Case("k.sum()") { try $0.k.reduced(.sum) },
  Case("e.sum()") { try $0.e.reduced(.sum) },
  Case("e.sum(0)") { try $0.e.reduced(.sum, [0]) },
  Case("e.sum(1)") { try $0.e.reduced(.sum, [1]) },
  Case("e.mean()") { try $0.e.reduced(.mean) },
  Case("m.mean(1)") { try $0.m.reduced(.mean, [1]) },
  Case("(torch.arange(1000.) / 7).sum()") {
    try NDArray.arange(.int(0), .float(1000), .int(1), .float32, $0.state).binary(.divide, .int(7)).reduced(.sum)
  },
  Case("(torch.arange(1000.) / 7).reshape(10, 100).t().sum(1)") {
    try NDArray.arange(.int(0), .float(1000), .int(1), .float32, $0.state).binary(.divide, .int(7))
      .reshaped(to: [10, 100]).transposed(0, 1).reduced(.sum, [1])
  },
  Case("m.prod()") { try $0.m.binary(.add, .int(0)).reduced(.product) },
  Case("k.prod()") { try $0.k.reduced(.product) },
  Case("x.prod(1)") { try $0.x.reduced(.product, [1]) },
  Case("n.max()") { try $0.n.extremumOfAll(maximum: true) },
  Case("m.max()") { try $0.m.extremumOfAll(maximum: true) },
  Case(
    "m.min(1)",
    many: {
      let r = try $0.m.extremum(maximum: false, 1); return [r.values, r.indices]
    }),
  Case(
    "m.t().max(0)",
    many: {
      let r = try $0.m.transposed(0, 1).extremum(maximum: true, 0); return [r.values, r.indices]
    }),
  Case(
    "n.max(0)",
    many: {
      let r = try $0.n.extremum(maximum: true, 0); return [r.values, r.indices]
    }),
  Case(
    "x.max(0, keepdim=True)",
    many: {
      let r = try $0.x.extremum(maximum: true, 0, keepDimensions: true); return [r.values, r.indices]
    }),
  Case(
    "s.max(0)",
    many: {
      let r = try $0.s.extremum(maximum: true, 0); return [r.values, r.indices]
    }),
  Case("m.amax((0, 1))") { try $0.m.reduced(.maximum, [0, 1]) },
  Case("m.amin(0)") { try $0.m.reduced(.minimum, [0]) },
  Case("m.argmax()") { try $0.m.reduced(.argmax) },
  Case("m.argmin(1, keepdim=True)") { try $0.m.reduced(.argmin, [1], keepDimensions: true) },
  Case("torch.tensor([2, 5, 5]).argmax()") { try $0.ints([2, 5, 5]).reduced(.argmax) },
  Case("n.argmax()") { try $0.n.reduced(.argmax) },
  Case("b.any()") { try $0.b.reduced(.any) },
  Case("(x > 1).all(1)") { try $0.x.binary(.greater, .int(1)).reduced(.all, [1]) },
  Case("e.any()") { try $0.e.reduced(.any) },
  Case("e.all()") { try $0.e.reduced(.all) },
  Case("torch.count_nonzero(x)") { try $0.x.reduced(.countNonzero) },
  Case("x.var()") { try $0.x.reduced(.variance) },
  Case("m.var(1, correction=0)") { try $0.m.reduced(.variance, [1], parameter: 0) },
  Case("x.norm(1)") { try $0.x.norm(1) },
  Case("m.norm(float('inf'), 0)") { try $0.m.norm(.infinity, [0]) },
  Case("x.norm(0)") { try $0.x.norm(0) },
  Case("m.cumsum(1)") { try $0.m.cumulative(product: false, 1) },
  Case("m.cumsum(0)") { try $0.m.cumulative(product: false, 0) },
  Case("b.cumsum(0)") { try $0.b.cumulative(product: false, 0) },
  Case("k.cumprod(0)") { try $0.k.cumulative(product: true, 0) },
  Case("s.cumsum(0)") { try $0.s.cumulative(product: false, 0) },
  Case(
    "v.cummax(0)",
    many: {
      let r = try $0.v.cumulativeExtremum(maximum: true, 0); return [r.values, r.indices]
    }),
  Case(
    "n.cummin(0)",
    many: {
      let r = try $0.n.cumulativeExtremum(maximum: false, 0); return [r.values, r.indices]
    }),
  Case(
    "v.sort()",
    many: {
      let r = try $0.v.sorted(); return [r.values, r.indices]
    }),
  Case(
    "m.t().sort(0, descending=True)",
    many: {
      let r = try $0.m.transposed(0, 1).sorted(0, descending: true); return [r.values, r.indices]
    }),
  Case(
    "n.sort()",
    many: {
      let r = try $0.n.sorted(); return [r.values, r.indices]
    }),
  Case(
    "k.sort(descending=True)",
    many: {
      let r = try $0.k.sorted(descending: true); return [r.values, r.indices]
    }),
  Case(
    "v.topk(2)",
    many: {
      let r = try $0.v.topK(2); return [r.values, r.indices]
    }),
  Case(
    "m.topk(2, 0, largest=False)",
    many: {
      let r = try $0.m.topK(2, 0, largest: false); return [r.values, r.indices]
    }),
  Case(
    "v.kthvalue(2)",
    many: {
      let r = try $0.v.kthValue(2); return [r.values, r.indices]
    }),
  Case(
    "v.median(0)",
    many: {
      let r = try $0.v.median(0); return [r.values, r.indices]
    }),
  Case(
    "m.median(1, keepdim=True)",
    many: {
      let r = try $0.m.median(1, keepDimensions: true); return [r.values, r.indices]
    }),
  Case("n.median()") { try $0.n.medianOfAll() },
  Case("m.median()") { try $0.m.medianOfAll() },
  Case(
    "torch.tensor([3, 1, 3, 2]).unique(return_inverse=True, return_counts=True)",
    many: {
      let r = try $0.ints([3, 1, 3, 2]).unique()
      return [r.values, r.inverse, r.counts]
    }),
  Case("torch.bincount(torch.tensor([1, 4, 1]), minlength=3)") { try $0.ints([1, 4, 1]).binCount(minimumLength: 3) },
  Case("torch.searchsorted(torch.tensor([1., 3., 5.]), v)") { try $0.floats([1, 3, 5]).searchSorted($0.v) },
  Case("torch.searchsorted(torch.tensor([1., 3., 5.]), v, right=True)") {
    try $0.floats([1, 3, 5]).searchSorted($0.v, right: true)
  },
]
