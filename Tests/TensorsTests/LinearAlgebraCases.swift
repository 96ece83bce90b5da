// Square systems. The values chosen are exact in any order of operations.
import Tensors

/// A symmetric matrix whose factors are short binary fractions.
private func symmetric(_ samples: Samples) throws -> NDArray {
  try samples.floats([4, 2, 2, 5]).reshaped(to: [2, 2])
}

private func batch(_ samples: Samples, _ second: NDArray) throws -> NDArray {
  try NDArray.stacked([symmetric(samples), second])
}

let linearAlgebraCases: [Case] = [
  Case("torch.linalg.inv(torch.tensor([[4., 2.], [2., 5.]]))") { try symmetric($0).inverse() },
  Case("torch.linalg.inv(torch.eye(3) * 4)") {
    try NDArray.eye(3, 3, .float32, $0.state).binary(.multiply, .int(4)).inverse()
  },
  Case("torch.linalg.inv(torch.tensor([[0., 2.], [4., 0.]]).double())") {
    try $0.floats([0, 2, 4, 0]).reshaped(to: [2, 2]).converted(to: .float64).inverse()
  },
  Case("torch.linalg.det(torch.tensor([[4., 2.], [2., 5.]]))") { try symmetric($0).determinant() },
  Case("torch.linalg.det(torch.tensor([[0., 2.], [4., 0.]]))") {
    try $0.floats([0, 2, 4, 0]).reshaped(to: [2, 2]).determinant()
  },
  Case("torch.linalg.det(torch.zeros(2, 2))") { try $0.zeros([2, 2]).determinant() },
  Case("torch.linalg.det(torch.zeros(0, 0))") { try $0.zeros([0, 0]).determinant() },
  Case("torch.linalg.det(torch.stack([torch.tensor([[4., 2.], [2., 5.]]), torch.eye(2)]))") {
    try batch($0, NDArray.eye(2, 2, .float32, $0.state)).determinant()
  },
  Case(
    "torch.linalg.slogdet(torch.zeros(2, 2))",
    many: {
      let r = try $0.zeros([2, 2]).signAndLogDeterminant()
      return [r.sign, r.logarithm]
    }),
  Case("torch.linalg.solve(torch.tensor([[4., 2.], [2., 5.]]), torch.tensor([8., 12.]))") {
    try symmetric($0).solve($0.floats([8, 12]))
  },
  Case("torch.linalg.solve(torch.tensor([[4., 2.], [2., 5.]]), torch.tensor([[8., 4.], [12., 2.]]))") {
    try symmetric($0).solve($0.floats([8, 4, 12, 2]).reshaped(to: [2, 2]))
  },
  Case("torch.linalg.cholesky(torch.tensor([[4., 2.], [2., 5.]]))") { try symmetric($0).cholesky() },
  Case("torch.linalg.inv(torch.zeros(2, 2))") { try $0.zeros([2, 2]).inverse() },
  Case("torch.linalg.inv(torch.stack([torch.tensor([[4., 2.], [2., 5.]]), torch.zeros(2, 2)]))") {
    try batch($0, $0.zeros([2, 2])).inverse()
  },
  Case("torch.linalg.solve(torch.zeros(2, 2), torch.ones(2))") { try $0.zeros([2, 2]).solve($0.ones([2])) },
  Case("torch.linalg.solve(torch.eye(3), torch.ones(2))") {
    try NDArray.eye(3, 3, .float32, $0.state).solve($0.ones([2]))
  },
  Case("torch.linalg.solve(torch.eye(2), torch.ones(2).double())") {
    try NDArray.eye(2, 2, .float32, $0.state).solve($0.ones([2], .float64))
  },
  Case("torch.linalg.cholesky(-torch.eye(2))") {
    try NDArray.eye(2, 2, .float32, $0.state).unary(.negative).cholesky()
  },
  Case("torch.linalg.inv(x)") { try $0.x.inverse() },
  Case("torch.linalg.inv(v)") { try $0.v.inverse() },
  Case("torch.linalg.det(torch.eye(2).long())") { try NDArray.eye(2, 2, .int64, $0.state).determinant() },
]
