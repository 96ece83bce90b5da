# Functions of torch beside the usual ones.
import torch

torch.manual_seed(0)
x = torch.arange(6.0).view(2, 3)
print(torch.permute_copy(x, (1, 0)), torch.select_copy(x, 1, 0), torch.slice_copy(x, 1, 0, 2), torch.t_copy(x))
print(torch.view_copy(x, (3, 2)), torch.unbind_copy(x), torch.split_copy(x, 2, 1), torch.diagonal_copy(x), torch.expand_copy(x[:, :1], (2, 3)))
print(torch.squeeze_copy(x[None]).shape, torch.unsqueeze_copy(x, 0).shape, torch.transpose_copy(x, 0, 1).is_contiguous())
i, h, c = torch.rand(2, 3), torch.rand(2, 4), torch.rand(2, 4)
w = lambda n: (torch.rand(n * 4, 3), torch.rand(n * 4, 4), torch.rand(n * 4), torch.rand(n * 4))
print(torch.rnn_tanh_cell(i, h, *w(1)), torch.rnn_relu_cell(i, h, *w(1)), torch.gru_cell(i, h, *w(3)), torch.lstm_cell(i, (h, c), *w(4)))
print(torch.segment_reduce(torch.arange(6.0), "sum", lengths=torch.tensor([2, 1, 3])), torch.segment_reduce(x.T, "max", lengths=torch.tensor([1, 2])))
print(torch.native_layer_norm(x, (3,), None, None, 1e-5), torch.affine_grid_generator(torch.eye(2, 3)[None], (1, 1, 2, 2), False))
print(torch.convolution(torch.ones(1, 1, 4), torch.ones(1, 1, 2), None, (1,), (0,), (1,), False, (0,), 1))
print(torch.empty_permuted((2, 3, 4), (2, 0, 1)).stride(), torch.sym_max(1, 2), torch.sym_int(2.5), torch.sym_not(False))
y = x.clone()
print(torch.from_dlpack(y).data_ptr() == y.data_ptr(), y.as_strided_((3,), (2,)), y.shape, x.nonzero_static(size=2))
print(torch.cond(torch.tensor(True), lambda a: a + 1, lambda a: a - 1, (x,)), torch.has_mkl, torch.is_vulkan_available())
torch._assert(True, "fine")
for call in [lambda: torch._assert(False, "not fine"), lambda: torch._check(False), lambda: torch._check(False, lambda: "why"),
             lambda: torch._check_index(False, lambda: "place"), lambda: x.coalesce(), lambda: x.values(), lambda: x.indices(),
             lambda: torch.empty_permuted((2, 3), (0,)), lambda: torch.from_dlpack(x.clone().requires_grad_()), lambda: x.xpu()]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(x.dense_dim(), x.sparse_dim(), x.is_distributed(), type(x.as_subclass(torch.nn.Parameter)).__name__)
print(x.unsafe_split_with_sizes([1, 1]), x.const_data_ptr() == x.data_ptr(), torch.float32.abbr, torch.bool.abbr, torch.complex64.abbr)
print(x.resize(3, 2).shape, x.resize_as(y.view(3, 1).expand(3, 2)).shape)
for call in [lambda: x.is_coalesced(), lambda: x.crow_indices(), lambda: x.col_indices(), lambda: x.ipu()]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
