// Functions that are compositions of others and have no kernel or rule of their own: factorisations of low rank,
// Householder reflections, histograms of several dimensions, index arithmetic. In Python, our own text.

import Autodiff
import PythonRuntime
import Tensors

enum ComposedSource {
  /// What `torch` shows of the module.
  static let names = [
    "constant_pad_nd", "frexp", "geqrf", "orgqr", "ormqr", "unravel_index",
    "frobenius_norm", "nuclear_norm", "norm_except_dim", "svd_lowrank", "pca_lowrank", "histogramdd",
    "nonzero_static", "embedding", "grid_sampler", "adaptive_max_pool1d", "compile",
    "zero_", "fill_", "detach_", "frombuffer", "kl_div", "binary_cross_entropy_with_logits", "poisson_nll_loss",
    "margin_ranking_loss", "hinge_embedding_loss", "cosine_embedding_loss", "triplet_margin_loss",
  ]

  /// What `torch.linalg` shows of it.
  static let linalgNames = ["householder_product", "lu_factor_ex", "solve_ex"]

  static let module = NativeModule("torch._composed", functions: rows) { (vm, module) throws(PyError) in
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    try vm.shareMember("math", "sqrt", with: module)
    try SourceModules.load(vm, module, text)
  }

  /// What library text needs of the bridge.
  static let rows: [NativeRow] = [
    LibraryWarnings.row,
    NativeRow("_exponents(tensor)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "frexp")
      return try vm.makeDiscrete("frexp", of: [tensor]) { () throws(TensorError) in try tensor.array.binaryExponents() }
    },
    // All elements of a mapped tensor, the mapped dimensions in front; other tensors are themselves.
    NativeRow("_shown(tensor)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "_shown")
      if tensor.array.hidden == nil { return arguments[0] }
      return vm.wrap(try vm.engine { () throws(TensorError) in Tensor(try tensor.array.visible()) })
    },
    NativeRow("_hidden_as(tensor, mapped)") { (vm, arguments) throws(PyError) in
      let (tensor, mapped) = (
        try vm.tensor(arguments[0], "_hidden_as"), try vm.tensor(arguments[1], "_hidden_as", "mapped", 2)
      )
      return vm.wrap(try vm.engine { () throws(TensorError) in Tensor(try tensor.array.hidden(as: mapped.array)) })
    },
    // With `out`, the results written there.
    NativeRow("_return_type(name, names, values, out=None)") { (vm, arguments) throws(PyError) in
      let names = try vm.toArray(arguments[1])
      let kind = try vm.str(arguments[0])
      var values = arguments[2]
      if !arguments[3].isNone { values = try vm.write(values, into: arguments[3], kind) }
      var fields: [(String, Value)] = []
      for (name, value) in zip(names, try vm.toArray(values)) { fields.append((try vm.str(name), value)) }
      return vm.returnType(kind + (arguments[3].isNone ? "" : "_out"), fields)
    },
    // A copy of what a view shows, in one operation; the view's own node is its history.
    NativeRow("_copied(part, input)") { (vm, arguments) throws(PyError) in
      let part = try vm.tensor(arguments[0], "_copied")
      let input = try vm.tensor(arguments[1], "_copied", "input", 2)
      return vm.wrap(try vm.engine { () throws(TensorError) in try part.copiedFromView(of: input) })
    },
    NativeRow("_constant_padded(input, pad, value)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "constant_pad_nd")
      let amounts = try vm.sizes(vm.tuple([arguments[1]]), "constant_pad_nd", "pad", position: 2)
      guard let number = vm.scalar(arguments[2]), input.dtype.isComplex, number.isComplex else {
        return vm.wrap(try vm.pad(input, amounts, "constant", arguments[2]))
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try input.constantPad(amounts, number) })
    },
    NativeRow("_mantissa(input, exponent)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "frexp")
      let exponent = try vm.tensor(arguments[1], "frexp", "exponent", 2)
      return vm.wrap(try vm.engine { () throws(TensorError) in try input.mantissa(exponent) })
    },
    // The reference's single step for what is composed here: its name stands before the composition's nodes.
    NativeRow("_step(tensor, name)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "_step")
      let name = try vm.str(arguments[1])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let step = try tensor.asOperation("CloneBackward0")
          return step === tensor ? step : step.namingNode(name)
        })
    },
  ]

  static let text = #"""
    def load(torch, _exponents, sqrt, _return_type, _warn_once, _step, _constant_padded, _mantissa, RuntimeError, ValueError, TypeError, len, tuple, list, range,
             isinstance, int, min, abs, zip, reversed, type, str):
        def constant_pad_nd(input, pad, value=0):
            return _constant_padded(input, pad, value)

        def zero_(input):
            return input.zero_()

        def fill_(input, value):
            return input.fill_(value)

        def detach_(input):
            return input.detach_()

        def frombuffer(buffer, *, dtype=None, count=-1, offset=0, requires_grad=False):
            if dtype is None:
                raise TypeError('frombuffer() missing 1 required positional arguments: "dtype"')
            if isinstance(buffer, (bytes, bytearray)):
                data = list(buffer)
            elif hasattr(buffer, 'tobytes'):
                data = list(buffer.tobytes())
            else:
                raise ValueError('object does not implement Python buffer protocol.')
            length = len(data)
            if length == 0 or count == 0:
                raise ValueError(f'both buffer length ({length}) and count ({count}) must not be 0')
            if offset < 0 or offset >= length:
                raise ValueError(f'offset ({offset} bytes) must be non-negative and no greater than buffer length '
                                 f'({length} bytes) minus 1')
            size = torch.empty(0, dtype=dtype).element_size()
            if count > 0 and offset + count * size > length:
                raise ValueError(f'requested buffer length ({count} * {size} bytes) after offset ({offset} bytes) must '
                                 f'not be greater than actual buffer length ({length} bytes)')
            if count < 0 and (length - offset) % size:
                raise ValueError(
                    f'buffer length ({length - offset} bytes) after offset ({offset} bytes) must be a multiple of '
                    f'element size ({size})')
            whole = (length - offset) // size if count < 0 else count
            result = torch.tensor(data[offset:offset + whole * size], dtype=torch.uint8).view(dtype)
            return result.requires_grad_() if requires_grad else result

        # The functions below take the reduction as a number.
        F = torch.nn.functional
        reductions = ('none', 'mean', 'sum')

        def kl_div(input, target, reduction=0, *, log_target=False):
            loss = target.exp() * (target - input) if log_target else torch.xlogy(target, target) - target * input
            return loss if reduction == 0 else loss.mean() if reduction == 1 else loss.sum()

        def binary_cross_entropy_with_logits(input, target, weight=None, pos_weight=None, reduction=0):
            return F.binary_cross_entropy_with_logits(
                input, target, weight, reduction=reductions[reduction], pos_weight=pos_weight)

        def poisson_nll_loss(input, target, log_input, full, eps, reduction):
            return F.poisson_nll_loss(
                input, target, log_input=log_input, full=full, eps=eps, reduction=reductions[reduction])

        def margin_ranking_loss(input1, input2, target, margin=0.0, reduction=0):
            return F.margin_ranking_loss(input1, input2, target, margin=margin, reduction=reductions[reduction])

        def hinge_embedding_loss(input, target, margin=1.0, reduction=0):
            return F.hinge_embedding_loss(input, target, margin=margin, reduction=reductions[reduction])

        def cosine_embedding_loss(input1, input2, target, margin=0.0, reduction=0):
            return F.cosine_embedding_loss(input1, input2, target, margin=margin, reduction=reductions[reduction])

        def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, reduction=0):
            return F.triplet_margin_loss(
                anchor, positive, negative, margin=margin, p=p, eps=eps, swap=swap, reduction=reductions[reduction])

        def frexp(input):
            if not input.is_floating_point():
                raise RuntimeError("torch.frexp() only supports floating-point dtypes")
            exponent = _exponents(input)
            return _return_type('frexp', ('mantissa', 'exponent'), (_mantissa(input, exponent), exponent))

        def geqrf(input):
            if not isinstance(input, torch.Tensor):
                raise TypeError(f"geqrf(): argument 'input' (position 1) must be Tensor, not {type(input).__name__}")
            if input.dim() < 2:
                raise RuntimeError('torch.geqrf: input must have at least 2 dimensions.')
            rows, columns = input.shape[-2:]
            a = input.detach().double().clone()
            taus = []
            for k in range(min(rows, columns)):
                column = a[..., k:, k]
                head = column[..., 0]
                rest = column[..., 1:].square().sum(-1)
                size = (head.square() + rest).sqrt()
                beta = torch.where(head >= 0, -size, size)
                trivial = rest == 0
                beta = torch.where(trivial, head, beta)
                tau = torch.where(trivial, 0.0, (beta - head) / torch.where(trivial, 1.0, beta))
                scale = torch.where(trivial, 1.0, head - beta)
                v = torch.cat([torch.ones_like(head).unsqueeze(-1), column[..., 1:] / scale.unsqueeze(-1)], -1)
                tail = a[..., k:, k + 1:]
                product = (v.unsqueeze(-2) @ tail) * tau.unsqueeze(-1).unsqueeze(-1)
                tail -= v.unsqueeze(-1) * product
                a[..., k, k] = beta
                a[..., k + 1:, k] = v[..., 1:]
                taus.append(tau)
            tau = torch.stack(taus, -1) if taus else a.new_zeros(a.shape[:-2] + (0,))
            return _return_type('geqrf', ('a', 'tau'), (a.to(input.dtype), tau.to(input.dtype)))

        def householder_product(A, tau):
            rows, columns = A.shape[-2:]
            if columns > rows:
                raise RuntimeError("torch.linalg.householder_product: input.shape[-2] must be greater than or equal to "
                                   "input.shape[-1]")
            if tau.shape[-1] > columns:
                raise RuntimeError("torch.linalg.householder_product: input.shape[-1] must be greater than or equal to "
                                   "tau.shape[-1]")
            result = torch.eye(rows, columns, dtype=A.dtype).expand(A.shape[:-2] + (rows, columns))
            for k in reversed(range(tau.shape[-1])):
                one = torch.ones_like(A[..., :1, k])
                v = torch.cat([A[..., :k, k] * 0, one, A[..., k + 1:, k]], -1)
                product = v.conj().unsqueeze(-2) @ result
                result = result - tau[..., k].unsqueeze(-1).unsqueeze(-1) * (v.unsqueeze(-1) * product)
            return _step(result, 'LinalgHouseholderProductBackward0')

        def orgqr(input, input2):
            return householder_product(input, input2)

        def ormqr(input, tau, other, left=True, transpose=False):
            rows = input.shape[-2]
            padding = rows - input.shape[-1]
            wide = torch.nn.functional.pad(input, (0, padding)) if padding > 0 else input
            q = householder_product(wide, tau)
            q = q.mH if transpose else q
            return q @ other if left else other @ q

        def multinomial(input, num_samples, replacement=False, generator=None):
            return torch.multinomial(input, num_samples, replacement, generator=generator)

        def unravel_index(indices, shape):
            if indices.is_floating_point() or indices.is_complex() or indices.dtype == torch.bool:
                raise TypeError(f"expected 'indices' to be integer dtype, but got {indices.dtype}")
            if isinstance(shape, int):
                sizes = (shape,)
            else:
                if not isinstance(shape, (tuple, list, str)):
                    raise TypeError(f"expected 'shape' to be int or sequence of ints, but got {type(shape)}")
                for size in shape:
                    if not isinstance(size, int):
                        raise TypeError(f"expected 'shape' sequence to only contain ints, but got {type(size)}")
                sizes = tuple(shape)
            for size in sizes:
                if size < 0:
                    raise ValueError("'shape' cannot have negative values, but got " + str(sizes))
            factors = [1] * len(sizes)
            for place in reversed(range(len(sizes) - 1)):
                factors[place] = factors[place + 1] * sizes[place + 1]
            steps = torch.tensor(factors, dtype=torch.int64)
            places = indices.unsqueeze(-1).floor_divide(steps) % torch.tensor(sizes, dtype=torch.int64)
            return places.unbind(-1)

        def frobenius_norm(input, dim=None, keepdim=False):
            _warn_once('frobenius')
            return torch.linalg.vector_norm(input, 2.0, dim, keepdim)

        def nuclear_norm(input, dim=(-2, -1), keepdim=False):
            _warn_once('nuclear')
            return torch.linalg.matrix_norm(input, 'nuc', dim, keepdim)

        def norm_except_dim(v, pow=2, dim=0):
            if dim == -1:
                return v.norm(pow)
            if dim == 0:
                return v.contiguous().view(v.size(0), -1).norm(pow, 1).view([v.size(0)] + [1] * (v.dim() - 1))
            if dim == v.dim() - 1:
                return v.contiguous().view(-1, v.size(-1)).norm(pow, 0).view([1] * (v.dim() - 1) + [v.size(-1)])
            return norm_except_dim(v.transpose(0, dim), pow, 0).transpose(0, dim)

        def _basis(A, q, niter, M):
            def product(x, y, m):
                return x @ y if m is None else x @ y - m @ y
            R = torch.randn(A.shape[-1], q, dtype=A.dtype)
            Q = torch.linalg.qr(product(A, R, M)).Q
            for _ in range(niter):
                Q = torch.linalg.qr(product(A.mH, Q, None if M is None else M.mH)).Q
                Q = torch.linalg.qr(product(A, Q, M)).Q
            return Q

        def svd_lowrank(A, q=6, niter=2, M=None):
            q = 6 if q is None else q
            rows, columns = A.shape[-2:]
            mean = None if M is None else M.broadcast_to(A.size())
            turned = rows < columns
            if turned:
                A = A.mH
                mean = None if mean is None else mean.mH
            Q = _basis(A, q, 2 if niter is None else niter, mean)
            B = Q.mH @ A
            if mean is not None:
                B = B - Q.mH @ mean
            U, S, Vh = torch.linalg.svd(B, full_matrices=False)
            U, V = Q.matmul(U), Vh.mH
            return (V, S, U) if turned else (U, S, V)

        def pca_lowrank(A, q=None, center=True, niter=2):
            rows, columns = A.shape[-2:]
            if q is None:
                q = min(6, rows, columns)
            elif not 0 <= q <= min(rows, columns):
                raise ValueError(f"q(={q}) must be non-negative integer and not greater than min(m, n)="
                                 f"{min(rows, columns)}")
            if not niter >= 0:
                raise ValueError(f"niter(={niter}) must be non-negative integer")
            if not center:
                return svd_lowrank(A, q, niter=niter, M=None)
            return svd_lowrank(A - A.mean(dim=(-2,), keepdim=True), q, niter=niter, M=None)

        def histogramdd(input, bins, *, range=None, weight=None, density=False):
            if input.dim() < 2:
                raise RuntimeError('torch.histogramdd: input tensor should have at least 2 dimensions')
            if not isinstance(bins, int) and len(bins) != input.shape[-1]:
                raise RuntimeError('histogramdd: The size of bins must be equal to the innermost dimension of the input.')
            points = input.reshape(-1, input.shape[-1])
            size = points.shape[1]
            counts = [bins] * size if isinstance(bins, int) else list(bins)
            edges = []
            places = []
            inside = torch.ones(points.shape[0], dtype=torch.bool)
            for axis in _range(size):
                column = points[:, axis].contiguous()
                if isinstance(counts[axis], int):
                    if range is None:
                        low, high = (column.min().item(), column.max().item()) if column.numel() else (0.0, 1.0)
                    else:
                        low, high = range[2 * axis], range[2 * axis + 1]
                    if low == high:
                        low, high = low - 0.5, high + 0.5
                    edge = torch.linspace(low, high, counts[axis] + 1, dtype=input.dtype)
                else:
                    edge = counts[axis]
                    counts[axis] = edge.numel() - 1
                place = torch.searchsorted(edge, column, right=True) - 1
                place = torch.where(column == edge[-1], counts[axis] - 1, place)
                inside &= (column >= edge[0]) & (column <= edge[-1])
                edges.append(edge)
                places.append(place)
            flat = torch.zeros(points.shape[0], dtype=torch.long)
            total = 1
            for place, count in zip(places, counts):
                flat = flat * count + place
                total *= count
            weights = torch.ones(points.shape[0], dtype=input.dtype) if weight is None else weight.reshape(-1)
            hist = torch.zeros(total, dtype=input.dtype).index_add(0, flat[inside], weights[inside]).reshape(counts)
            if density:
                hist = hist / hist.sum()
                for axis in _range(size):
                    view = [1] * size
                    view[axis] = -1
                    hist = hist / edges[axis].diff().reshape(view)
            return _return_type('histogramdd', ('hist', 'bin_edges'), (hist, tuple(edges)))

        _range = range

        def nonzero_static(input, *, size, fill_value=-1):
            found = input.nonzero()[:size]
            rest = torch.full((size - found.shape[0], found.shape[1]), fill_value, dtype=torch.long)
            return torch.cat([found, rest])

        def embedding(weight, indices, padding_idx=-1, scale_grad_by_freq=False, sparse=False):
            return torch.nn.functional.embedding(indices, weight, padding_idx if padding_idx >= 0 else None)

        def grid_sampler(input, grid, interpolation_mode, padding_mode, align_corners):
            modes, paddings = ('bilinear', 'nearest', 'bicubic'), ('zeros', 'border', 'reflection')
            return torch.nn.functional.grid_sample(input, grid, modes[interpolation_mode], paddings[padding_mode],
                                                   align_corners)

        def adaptive_max_pool1d(input, output_size):
            return torch.nn.functional.adaptive_max_pool1d(input, output_size, return_indices=True)

        def lu_factor_ex(A, *, pivot=True, check_errors=False, out=None):
            LU, pivots = torch.linalg._lu_factor(A, pivot=pivot)
            zeros = LU.detach().diagonal(0, -2, -1) == 0
            info = torch.zeros(A.shape[:-2], dtype=torch.int32)
            if zeros.shape[-1] > 0:
                info = torch.where(zeros.any(-1), zeros.int().argmax(-1) + 1, 0).int()
            if check_errors and info.any():
                place = int(info[info != 0][0]) if info.dim() else int(info)
                raise RuntimeError(
                    f'torch.linalg.lu_factor_ex: U[{place},{place}] is zero and using it on lu_solve would result in a division '
                    'by zero. If you still want to perform the factorization, consider calling linalg.lu(A, pivot) or '
                    'linalg.lu_factor_ex(A, pivot)')
            return _return_type('linalg_lu_factor_ex', ('LU', 'pivots', 'info'), (LU, pivots, info), out)

        def solve_ex(A, B, *, left=True, check_errors=False, out=None):
            factors, _, info = lu_factor_ex(A)
            if check_errors and info.any():
                raise torch.linalg.LinAlgError(
                    'torch.linalg.solve_ex: The solver failed because the input matrix is singular.')
            result = torch.linalg._solve(A, B, left=left)
            return _return_type('linalg_solve_ex', ('result', 'info'), (result, info), out)

        def compile(model=None, *, fullgraph=False, dynamic=None, backend='inductor', mode=None, options=None,
                    disable=False, **more):
            if model is None:
                return lambda function: function
            return model

        return {'constant_pad_nd': constant_pad_nd, 'frexp': frexp, 'geqrf': geqrf, 'orgqr': orgqr, 'ormqr': ormqr,
                'householder_product': householder_product, 'multinomial': multinomial,
                'unravel_index': unravel_index,
                'frobenius_norm': frobenius_norm, 'nuclear_norm': nuclear_norm, 'norm_except_dim': norm_except_dim,
                'svd_lowrank': svd_lowrank, 'pca_lowrank': pca_lowrank, 'histogramdd': histogramdd,
                'nonzero_static': nonzero_static, 'embedding': embedding, 'grid_sampler': grid_sampler,
                'adaptive_max_pool1d': adaptive_max_pool1d, 'compile': compile, 'lu_factor_ex': lu_factor_ex,
                'solve_ex': solve_ex, 'zero_': zero_, 'fill_': fill_, 'detach_': detach_, 'frombuffer': frombuffer,
                'kl_div': kl_div, 'binary_cross_entropy_with_logits': binary_cross_entropy_with_logits,
                'poisson_nll_loss': poisson_nll_loss, 'margin_ranking_loss': margin_ranking_loss,
                'hinge_embedding_loss': hinge_embedding_loss, 'cosine_embedding_loss': cosine_embedding_loss,
                'triplet_margin_loss': triplet_margin_loss}
    """#
}
