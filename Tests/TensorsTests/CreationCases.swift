// New arrays.
import Tensors

let creationCases: [Case] = [
  Case("torch.arange(5)") { try NDArray.arange(.int(0), .int(5), .int(1), .int64, $0.state) },
  Case("torch.arange(5, 0, -2)") { try NDArray.arange(.int(5), .int(0), .int(-2), .int64, $0.state) },
  Case("torch.arange(3, 3)") { try NDArray.arange(.int(3), .int(3), .int(1), .int64, $0.state) },
  Case("torch.arange(0, 1, 0.1)") { try NDArray.arange(.int(0), .int(1), .float(0.1), .float32, $0.state) },
  Case("torch.arange(1.5, 4)") { try NDArray.arange(.float(1.5), .int(4), .int(1), .float32, $0.state) },
  Case("torch.arange(0, 1, 0.1, dtype=torch.float64)") {
    try NDArray.arange(.int(0), .int(1), .float(0.1), .float64, $0.state)
  },
  Case("torch.linspace(0, 1, 7)") { try NDArray.linspace(0, 1, 7, .float32, $0.state) },
  Case("torch.linspace(-1, 1, 1)") { try NDArray.linspace(-1, 1, 1, .float32, $0.state) },
  Case("torch.linspace(3, -3, 10, dtype=torch.float64)") { try NDArray.linspace(3, -3, 10, .float64, $0.state) },
  Case("torch.eye(2, 3)") { try NDArray.eye(2, 3, .float32, $0.state) },
  Case("torch.full((2, 2), 1.5)") { try NDArray.full([2, 2], .float(1.5), .float32, $0.state) },
  Case("torch.full((2,), 3)") { try NDArray.full([2], .int(3), .int64, $0.state) },
  Case("torch.ones(2, 0, 3)") { try $0.ones([2, 0, 3]) },
  Case("torch.zeros(())") { try $0.zeros([]) },
  Case("torch.tensor([1, 2.5, True])") {
    try NDArray.from([.int(1), .float(2.5), .bool(true)] as [Scalar], [3], .float32, $0.state)
  },
  Case("torch.result_type(k, 1.5).itemsize") {
    try $0.int($0.k.dtype.promoted(with: .float(1), default: .float32).byteCount)
  },
]
