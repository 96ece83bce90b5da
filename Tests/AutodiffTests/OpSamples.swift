// One row per operation sample, by the name under which Tests/Oracle/record_ops.py recorded it.
import Autodiff
import Tensors

struct OpSample {
  let name: String
  let operation: ([Tensor]) throws -> Tensor

  init(_ name: String, _ operation: @escaping ([Tensor]) throws -> Tensor) {
    self.name = name
    self.operation = operation
  }

  static var all: [OpSample] { arithmetic + functions + activations + reductions + losses + products + shapes + places }

  static var arithmetic: [OpSample] {
    [
      OpSample("add") { t in try t[0].add(t[1]) },
      OpSample("add broadcast row") { t in try t[0].add(t[1]) },
      OpSample("add broadcast column") { t in try t[0].add(t[1]) },
      OpSample("add zero-dim") { t in try t[0].add(t[1]) },
      OpSample("add empty") { t in try t[0].add(t[1]) },
      OpSample("add alpha") { t in try t[0].add(t[1], alpha: 0.3) },
      OpSample("add number") { t in try t[0].add(.float(1.5)) },
      OpSample("add transposed") { t in try t[0].add(t[1]) },
      OpSample("sub") { t in try t[0].sub(t[1]) },
      OpSample("sub broadcast") { t in try t[0].sub(t[1]) },
      OpSample("sub number") { t in try t[0].sub(.int(2)) },
      OpSample("rsub") { t in try t[0].rsub(.int(1)) },
      OpSample("neg") { t in try t[0].neg() },
      OpSample("mul") { t in try t[0].mul(t[1]) },
      OpSample("mul broadcast") { t in try t[0].mul(t[1]) },
      OpSample("mul number") { t in try t[0].mul(.float(2.5)) },
      OpSample("mul constant") { t in try t[0].mul(t[1]) },
      OpSample("div") { t in try t[0].div(t[1]) },
      OpSample("div broadcast") { t in try t[0].div(t[1]) },
      OpSample("div number") { t in try t[0].div(.int(3)) },
      OpSample("rdiv") { t in try t[0].rdiv(.int(2)) },
      OpSample("reciprocal") { t in try t[0].reciprocal() },
      OpSample("remainder number") { t in try t[0].remainder(.float(0.7)) },
      OpSample("pow 2") { t in try t[0].pow(.int(2)) },
      OpSample("pow 3") { t in try t[0].pow(.int(3)) },
      OpSample("pow 1") { t in try t[0].pow(.int(1)) },
      OpSample("pow 0") { t in try t[0].pow(.int(0)) },
      OpSample("pow -1") { t in try t[0].pow(.int(-1)) },
      OpSample("pow 0.5") { t in try t[0].pow(.float(0.5)) },
      OpSample("pow 2.5") { t in try t[0].pow(.float(2.5)) },
      OpSample("pow tensor") { t in try t[0].pow(t[1]) },
      OpSample("rpow") { t in try t[0].rpow(.int(2)) },
      OpSample("square") { t in try t[0].square() },
      OpSample("shared twice") { t in try t[0].mul(t[0]).add(try t[0].sin().mul(t[0])) },
    ]
  }

  static var functions: [OpSample] {
    [
      OpSample("exp") { t in try t[0].exp() },
      OpSample("expm1") { t in try t[0].expm1() },
      OpSample("log") { t in try t[0].log() },
      OpSample("log2") { t in try t[0].log2() },
      OpSample("log10") { t in try t[0].log10() },
      OpSample("log1p") { t in try t[0].log1p() },
      OpSample("sqrt") { t in try t[0].sqrt() },
      OpSample("rsqrt") { t in try t[0].rsqrt() },
      OpSample("sin") { t in try t[0].sin() },
      OpSample("cos") { t in try t[0].cos() },
      OpSample("tan") { t in try t[0].tan() },
      OpSample("asin") { t in try t[0].asin() },
      OpSample("acos") { t in try t[0].acos() },
      OpSample("atan") { t in try t[0].atan() },
      OpSample("sinh") { t in try t[0].sinh() },
      OpSample("cosh") { t in try t[0].cosh() },
      OpSample("tanh") { t in try t[0].tanh() },
      OpSample("erf") { t in try t[0].erf() },
      OpSample("abs") { t in try t[0].abs() },
      OpSample("sign") { t in try t[0].sign() },
      OpSample("floor") { t in try t[0].floor() },
      OpSample("ceil") { t in try t[0].ceil() },
      OpSample("round") { t in try t[0].round() },
      OpSample("trunc") { t in try t[0].trunc() },
      OpSample("frac") { t in try t[0].frac() },
      OpSample("clamp") { t in try t[0].clamp(min: .float(-0.5), max: .float(0.5)) },
      OpSample("clamp min") { t in try t[0].clamp(min: .int(0), max: nil) },
      OpSample("maximum") { t in try t[0].maximum(t[1]) },
      OpSample("minimum broadcast") { t in try t[0].minimum(t[1]) },
      OpSample("where") { t in try t[0].choose(t[1], t[2]) },
    ]
  }

  static var activations: [OpSample] {
    [
      OpSample("relu") { t in try t[0].relu() },
      OpSample("leaky_relu") { t in try t[0].leakyReLU(0.1) },
      OpSample("elu") { t in try t[0].elu() },
      OpSample("gelu") { t in try t[0].gelu() },
      OpSample("gelu tanh") { t in try t[0].gelu(tanhForm: true) },
      OpSample("silu") { t in try t[0].silu() },
      OpSample("softplus") { t in try t[0].softplus() },
      OpSample("logsigmoid") { t in try t[0].logSigmoid() },
      OpSample("sigmoid") { t in try t[0].sigmoid() },
      OpSample("hardtanh") { t in try t[0].hardtanh() },
      OpSample("softmax") { t in try t[0].softmax(1) },
      OpSample("softmax first") { t in try t[0].softmax(0) },
      OpSample("log_softmax") { t in try t[0].logSoftmax(1) },
    ]
  }

  static var reductions: [OpSample] {
    [
      OpSample("sum") { t in try t[0].sum() },
      OpSample("sum transposed") { t in try t[0].sum() },
      OpSample("sum zero-dim") { t in try t[0].sum() },
      OpSample("sum dim") { t in try t[0].sum([1]) },
      OpSample("sum dims keep") { t in try t[0].sum([0, 2], keepDimensions: true) },
      OpSample("mean") { t in try t[0].mean() },
      OpSample("mean dim") { t in try t[0].mean([0]) },
      OpSample("mean keep") { t in try t[0].mean([-1], keepDimensions: true) },
      OpSample("prod") { t in try t[0].prod() },
      OpSample("prod dim") { t in try t[0].prod(1) },
      OpSample("max") { t in try t[0].extremum(maximum: true) },
      OpSample("min") { t in try t[0].extremum(maximum: false) },
      OpSample("max dim") { t in try t[0].extremum(maximum: true, 1).values },
      OpSample("min dim keep") { t in try t[0].extremum(maximum: false, 0, keepDimensions: true).values },
      OpSample("amax") { t in try t[0].amax(maximum: true, [1]) },
      OpSample("amin all") { t in try t[0].amax(maximum: false, [0, 1]) },
      OpSample("var") { t in try t[0].variance() },
      OpSample("var dim") { t in try t[0].variance([1]) },
      OpSample("var biased") { t in try t[0].variance([0], correction: 0, keepDimensions: true) },
      OpSample("std") { t in try t[0].standardDeviation() },
      OpSample("std dim") { t in try t[0].standardDeviation([1]) },
      OpSample("norm") { t in try t[0].norm() },
      OpSample("norm dim") { t in try t[0].norm(2, [1]) },
      OpSample("norm 1") { t in try t[0].norm(1) },
      OpSample("norm 3") { t in try t[0].norm(3) },
      OpSample("norm inf") { t in try t[0].norm(.infinity) },
      OpSample("logsumexp") { t in try t[0].logSumExp([1]) },
      OpSample("cumsum") { t in try t[0].cumsum(1) },
      OpSample("cumprod") { t in try t[0].cumprod(1) },
      OpSample("sort") { t in try t[0].sort(1).0 },
      OpSample("topk") { t in try t[0].topK(2, 1).0 },
    ]
  }

  static var losses: [OpSample] {
    [
      OpSample("mse_loss") { t in try t[0].mseLoss(t[1]) },
      OpSample("mse_loss sum") { t in try t[0].mseLoss(t[1], .sum) },
      OpSample("mse_loss none") { t in try t[0].mseLoss(t[1], .none) },
      OpSample("l1_loss") { t in try t[0].l1Loss(t[1]) },
      OpSample("smooth_l1_loss") { t in try t[0].smoothL1Loss(t[1]) },
      OpSample("huber_loss") { t in try t[0].smoothL1Loss(t[1], beta: 0.5, huber: true) },
      OpSample("bce") { t in try t[0].binaryCrossEntropy(t[1]) },
      OpSample("bce target") { t in try t[0].binaryCrossEntropy(t[1]) },
      OpSample("bce logits") { t in try t[0].binaryCrossEntropyWithLogits(t[1]) },
      OpSample("nll_loss") { t in try t[0].nllLoss(t[1]) },
      OpSample("nll_loss none") { t in try t[0].nllLoss(t[1], .none) },
      OpSample("cross_entropy") { t in try t[0].crossEntropy(t[1]) },
      OpSample("cross_entropy sum") { t in try t[0].crossEntropy(t[1], .sum) },
      OpSample("cross_entropy weight") { t in try t[0].crossEntropy(t[1], weight: t[2]) },
      OpSample("cross_entropy smoothing") { t in try t[0].crossEntropy(t[1], labelSmoothing: 0.1) },
      OpSample("cross_entropy probabilities") { t in try t[0].crossEntropy(t[1]) },
    ]
  }

  static var products: [OpSample] {
    [
      OpSample("mm") { t in try t[0].matmul(t[1]) },
      OpSample("mm transposed") { t in try t[0].matmul(t[1]) },
      OpSample("mv") { t in try t[0].matmul(t[1]) },
      OpSample("vm") { t in try t[0].matmul(t[1]) },
      OpSample("dot") { t in try t[0].matmul(t[1]) },
      OpSample("outer") { t in try t[0].outer(t[1]) },
      OpSample("bmm") { t in try t[0].bmm(t[1]) },
      OpSample("matmul batch") { t in try t[0].matmul(t[1]) },
      OpSample("matmul batch vector") { t in try t[0].matmul(t[1]) },
      OpSample("matmul broadcast") { t in try t[0].matmul(t[1]) },
      OpSample("matmul matrix batch") { t in try t[0].matmul(t[1]) },
      OpSample("addmm") { t in try t[0].addmm(t[1], t[2]) },
      OpSample("addmm scaled") { t in try t[0].addmm(t[1], t[2], beta: 0.5, alpha: 2) },
      OpSample("linear") { t in try t[0].linear(t[1], t[2]) },
      OpSample("linear no bias") { t in try t[0].linear(t[1], nil) },
      OpSample("linear vector") { t in try t[0].linear(t[1], t[2]) },
      OpSample("linear batch") { t in try t[0].linear(t[1], t[2]) },
    ]
  }

  static var shapes: [OpSample] {
    [
      OpSample("view") { t in try t[0].view([3, 4]) },
      OpSample("reshape") { t in try t[0].reshape([4, -1]) },
      OpSample("reshape copy") { t in try t[0].reshape([6, 2]) },
      OpSample("transpose") { t in try t[0].transpose(0, 2) },
      OpSample("t") { t in try t[0].t() },
      OpSample("permute") { t in try t[0].permute([2, 0, 1]) },
      OpSample("expand") { t in try t[0].expand([2, 3, 4]) },
      OpSample("squeeze") { t in try t[0].squeeze() },
      OpSample("squeeze dim") { t in try t[0].squeeze([1]) },
      OpSample("unsqueeze") { t in try t[0].unsqueeze(1) },
      OpSample("flatten") { t in try t[0].flatten(1) },
      OpSample("diagonal") { t in try t[0].diagonal() },
      OpSample("diag") { t in try t[0].diag() },
      OpSample("diag matrix") { t in try t[0].diag() },
      OpSample("unbind sum") { t in try t[0].unbind()[0].mul(.int(2)).add(try t[0].unbind()[2]) },
      OpSample("split") { t in try t[0].split(2)[1] },
      OpSample("chunk") { t in try t[0].chunk(3)[2] },
      OpSample("cat") { t in try Tensor.cat(t) },
      OpSample("cat dim") { t in try Tensor.cat(t, 1) },
      OpSample("stack") { t in try Tensor.stack(t, 1) },
      OpSample("clone") { t in try t[0].clone() },
      OpSample("contiguous") { t in try t[0].contiguous() },
      OpSample("double") { t in try t[0].to(.float64) },
      OpSample("repeat") { t in try t[0].tile([2, 1, 3]) },
      OpSample("flip") { t in try t[0].flip([0, 1]) },
      OpSample("roll") { t in try t[0].roll([1], [1]) },
      OpSample("tril") { t in try t[0].triangle(upper: false) },
      OpSample("triu") { t in try t[0].triangle(upper: true, 1) },
    ]
  }

  static var places: [OpSample] {
    [
      OpSample("select") { t in try t[0].index([.integer(1)]) },
      OpSample("slice") { t in try t[0].index([.slice(start: 1, stop: 4, step: 2)]) },
      OpSample("column") { t in try t[0].index([.slice(start: nil, stop: nil, step: 1), .integer(2)]) },
      OpSample("index two") { t in
        try t[0].index([.slice(start: 1, stop: nil, step: 1), .slice(start: 0, stop: 3, step: 1)])
      },
      OpSample("index list") { t in try t[0].index([.array(try NDArray.from([0, 3, 3], [3], t[0].state))]) },
      OpSample("gather") { t in try t[0].gather(1, t[1]) },
      OpSample("scatter") { t in try t[0].scatter(0, t[1], t[2]) },
      OpSample("scatter_add") { t in try t[0].scatterAdd(0, t[1], t[2]) },
      OpSample("index_select") { t in try t[0].indexSelect(1, t[1]) },
      OpSample("embedding") { t in try t[0].embedding(t[1]) },
      OpSample("masked_fill") { t in try t[0].maskedFill(t[1], .float(7)) },
      OpSample("masked_select") { t in try t[0].maskedSelect(t[1]) },
      OpSample("in-place chain") { t in try t[0].mul(.int(1)).add_(.int(2)).mul_(.int(3)).exp_() },
      OpSample("in-place view") { t in
        let b = try t[0].mul(.int(1))
        try b.select(0, 0).mul_(.int(10))
        try b.select(1, 1).add_(.int(1))
        return try b.mul(b)
      },
      OpSample("set item") { t in
        let c = try t[0].mul(.int(2))
        try c.setIndex([.integer(1)], try t[1].mul(t[1]))
        return try c.mul(c)
      },
    ]
  }
}
