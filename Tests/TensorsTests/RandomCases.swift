// Random streams through the arrays: which stream a call draws from, and in which order memory is filled.
import Tensors

let randomCases: [Case] = [
  Case("torch.rand(5)") { try $0.drawn([5]) { try $0.fillUniform(0, 1, $1) } },
  Case("torch.rand(3, 4, dtype=torch.float64)") { try $0.drawn([3, 4], .float64) { try $0.fillUniform(0, 1, $1) } },
  Case("torch.empty(21).uniform_(-0.3, 0.7)") { try $0.drawn([21]) { try $0.fillUniform(-0.3, 0.7, $1) } },
  Case("torch.randn(5)") { try $0.drawn([5]) { try $0.fillNormal(0, 1, $1) } },
  Case("torch.randn(16)") { try $0.drawn([16]) { try $0.fillNormal(0, 1, $1) } },
  Case("torch.randn(7, 3)") { try $0.drawn([7, 3]) { try $0.fillNormal(0, 1, $1) } },
  Case("torch.randn(20, dtype=torch.float64)") { try $0.drawn([20], .float64) { try $0.fillNormal(0, 1, $1) } },
  Case("torch.empty(50).normal_(1, 0.02)") { try $0.drawn([50]) { try $0.fillNormal(1, 0.02, $1) } },
  Case("torch.empty(8, 8).t().normal_()") {
    try $0.drawn([8, 8]) { try $0.transposed(0, 1).fillNormal(0, 1, $1) }.transposed(0, 1)
  },
  Case("torch.empty(4, 4).t().uniform_()") {
    try $0.drawn([4, 4]) { try $0.transposed(0, 1).fillUniform(0, 1, $1) }.transposed(0, 1)
  },
  Case("torch.zeros(6, 6)[:, ::2].normal_()") {
    try $0.drawn([6, 6]) { try $0.sliced(1, nil, nil, 2).fillNormal(0, 1, $1) }.sliced(1, nil, nil, 2)
  },
  Case("torch.zeros(6, 6)[:, ::2].uniform_()") {
    try $0.drawn([6, 6]) { try $0.sliced(1, nil, nil, 2).fillUniform(0, 1, $1) }.sliced(1, nil, nil, 2)
  },
  Case("a = torch.randn(3); r = torch.rand(2); torch.randn(3)") {
    _ = try $0.drawn([3]) { try $0.fillNormal(0, 1, $1) }
    _ = try $0.drawn([2]) { try $0.fillUniform(0, 1, $1) }
    return try $0.drawn([3]) { try $0.fillNormal(0, 1, $1) }
  },
  Case("torch.randint(0, 100, (6,))") { try $0.drawn([6], .int64) { try $0.fillRandom(0, 100, $1) } },
  Case("torch.randint(-5, 5, (2, 4))") { try $0.drawn([2, 4], .int64) { try $0.fillRandom(-5, 5, $1) } },
  Case("torch.randint(0, 2**40, (4,))") { try $0.drawn([4], .int64) { try $0.fillRandom(0, 1 << 40, $1) } },
  Case("torch.empty(6).random_(3, 9)") { try $0.drawn([6]) { try $0.fillRandom(3, 9, $1) } },
  Case("torch.empty(4).random_()") { try $0.drawn([4]) { try $0.fillRandom($1) } },
  Case("torch.empty(4, dtype=torch.int64).random_()") { try $0.drawn([4], .int64) { try $0.fillRandom($1) } },
  Case("torch.randperm(10)") { try NDArray.randomPermutation(10, $0.state.generator, $0.state) },
  Case("torch.randperm(1)") { try NDArray.randomPermutation(1, $0.state.generator, $0.state) },
  Case("torch.empty(20).bernoulli_(0.3)") { try $0.drawn([20]) { try $0.fillBernoulli(0.3, $1) } },
  Case("torch.bernoulli(torch.full((20,), 0.3))") {
    try NDArray.full([20], .float(0.3), .float32, $0.state).bernoulli($0.state.generator)
  },
  Case("torch.empty(10).exponential_(1.5)") { try $0.drawn([10]) { try $0.fillExponential(1.5, $1) } },
  Case("torch.empty(10).geometric_(0.3)") { try $0.drawn([10]) { try $0.fillGeometric(0.3, $1) } },
  Case("torch.multinomial(torch.tensor([.1, .2, .3, .4]), 2)") {
    try $0.floats([0.1, 0.2, 0.3, 0.4]).multinomial(2, replacement: false, $0.state.generator)
  },
  Case("torch.multinomial(torch.tensor([.1, .2, .3, .4]), 10, replacement=True)") {
    try $0.floats([0.1, 0.2, 0.3, 0.4]).multinomial(10, replacement: true, $0.state.generator)
  },
  Case("F.dropout(torch.arange(20.), 0.1)") {
    try NDArray.arange(.int(0), .float(20), .int(1), .float32, $0.state).dropout(0.1, $0.state.generator).output
  },
  Case("torch.rand(3, generator=g)") { s in try s.drawn([3]) { array, _ in try array.fillUniform(0, 1, s.g) } },
  Case("torch.rand(3, generator=torch.Generator())") { s in
    try s.drawn([3]) { array, _ in try array.fillUniform(0, 1, Generator()) }
  },
  Case("r = torch.get_rng_state(); a = torch.rand(2); torch.set_rng_state(r); torch.rand(2)") {
    let saved = $0.state.generator.snapshot()
    _ = try $0.drawn([2]) { try $0.fillUniform(0, 1, $1) }
    $0.state.generator.restore(saved)
    return try $0.drawn([2]) { try $0.fillUniform(0, 1, $1) }
  },
  Case("torch.manual_seed(-1); torch.rand(2)") {
    $0.state.generator.seed(-1)
    return try $0.drawn([2]) { try $0.fillUniform(0, 1, $1) }
  },
]
