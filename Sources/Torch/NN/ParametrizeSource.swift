// `torch.nn.utils.parametrize` and `.parametrizations` as module text: tensors of a module as functions of other tensors.

enum ParametrizeSource {
  static let text = #"""
    _cache = {}
    _depth = [0]

    class cached:
        def __enter__(self):
            _depth[0] += 1

        def __exit__(self, *args):
            _depth[0] -= 1
            if not _depth[0]:
                _cache.clear()

    def _hold(module, name, value):
        if isinstance(value, Parameter):
            module.register_parameter(name, value)
        else:
            module.register_buffer(name, value)

    def _same(what, old_name, old, new_name, new, flag):
        # A parametrization keeps dtype and shape.
        for name in ("dtype", "shape"):
            before, after = getattr(old, name), getattr(new, name)
            if before != after:
                raise ValueError(f"{what} may not change the {name} of the tensor, unless {flag} flag is enabled.\n"
                                 f"{old_name.format(name)}: {before}\n{new_name.format(name)}: {after}")

    def _tensor_wanted(value):
        if not isinstance(value, Tensor):
            raise ValueError(f"A parametrization must return a tensor. Got {type(value).__name__}.")

    class ParametrizationList(nn.ModuleList):
        def __init__(self, modules, original, unsafe=False):
            if len(modules) == 0:
                raise ValueError("ParametrizationList requires one or more modules.")
            super().__init__(modules)
            self.unsafe = unsafe
            dtype, shape = original.dtype, original.shape
            before = original.detach()
            with torch.no_grad():
                new = original
                for module in reversed(list(self)):
                    if hasattr(module, "right_inverse"):
                        try:
                            new = module.right_inverse(new)
                        except NotImplementedError:
                            pass
            if not isinstance(new, (Tensor, list, tuple)):
                raise ValueError("'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). Got "
                                 f"{type(new).__name__}")
            self.is_tensor = isinstance(new, Tensor)
            self.ntensors = 1 if self.is_tensor else len(new)
            if self.is_tensor:
                if new.dtype != dtype:
                    raise ValueError("When `right_inverse` outputs one tensor, it may not change the dtype.\n"
                                     f"original.dtype: {dtype}\nright_inverse(original).dtype: {new.dtype}")
                if new is not original:
                    original.data = new.data
                _hold(self, "original", original)
            else:
                for number, part in enumerate(new):
                    if not isinstance(part, Tensor):
                        raise ValueError(
                            "'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). Got element "
                            f"{number} of the sequence with type {type(part).__name__}.")
                    if isinstance(original, Parameter):
                        part = Parameter(part, original.requires_grad)
                    part.requires_grad_(original.requires_grad)
                    _hold(self, f"original{number}", part)
            if not unsafe:
                result = self()
                _tensor_wanted(result)
                _same("Registering a parametrization", "unparametrized {}", before, "parametrized {}", result, "`unsafe`")

        def right_inverse(self, value):
            with torch.no_grad():
                for module in reversed(list(self)):
                    if not hasattr(module, "right_inverse"):
                        raise RuntimeError(f"parametrization {type(module).__name__} does not implement right_inverse.")
                    value = module.right_inverse(value)
                if self.is_tensor:
                    if not isinstance(value, Tensor):
                        raise ValueError(f"`right_inverse` should return a tensor. Got {type(value).__name__}")
                    if value.dtype != self.original.dtype:
                        raise ValueError(f"The tensor returned by `right_inverse` has dtype {value.dtype} while `original` has "
                                         f"dtype {self.original.dtype}")
                    self.original.data = value.data
                    return
                if not isinstance(value, (list, tuple)):
                    raise ValueError(f"'right_inverse' must return a sequence of tensors. Got {type(value).__name__}.")
                if len(value) != self.ntensors:
                    raise ValueError(f"'right_inverse' must return a sequence of tensors of length {self.ntensors}. Got a "
                                     f"sequence of length {len(value)}.")
                for number, tensor in enumerate(value):
                    held = getattr(self, f"original{number}")
                    if held.dtype != tensor.dtype:
                        raise ValueError(f"Tensor {number} returned by `right_inverse` has dtype {tensor.dtype} while "
                                         f"`original{number}` has dtype {held.dtype}")
                    held.data = tensor.data

        def forward(self):
            if self.is_tensor:
                value = self[0](self.original)
            else:
                value = self[0](*[getattr(self, f"original{number}") for number in range(self.ntensors)])
            for number in range(1, len(self)):
                value = self[number](value)
            return value

    def _with_own_class(module):
        base = type(module)

        def copied(self, memo):
            known = memo.get(id(self))
            if known is not None:
                return known
            replica = type(self).__new__(type(self))
            memo[id(self)] = replica
            for name, value in list(self.__dict__.items()):
                replica.__dict__[name] = deepcopy(value, memo)
            return replica

        def state(self):
            raise RuntimeError(
                "Serialization of parametrized modules is only supported through state_dict(). See:\n"
                "https://pytorch.org/tutorials/beginner/saving_loading_models.html"
                "#saving-loading-a-general-checkpoint-for-inference-and-or-resuming-training")

        members = {"__getstate__": state}
        if not hasattr(base, "__deepcopy__"):
            members["__deepcopy__"] = copied
        cls = type("Parametrized" + base.__name__, (base,), members)
        _set_module(cls, "torch.nn.utils.parametrize")
        module.__class__ = cls

    def _with_property(module, tensor_name):
        if hasattr(module, tensor_name):
            raise AssertionError(f"Module already has an attribute named '{tensor_name}'")

        def get(self):
            parametrization = self.parametrizations[tensor_name]
            if not _depth[0]:
                return parametrization()
            key = (id(module), tensor_name)
            if key not in _cache:
                _cache[key] = parametrization()
            return _cache[key]

        def put(self, value):
            self.parametrizations[tensor_name].right_inverse(value)

        setattr(type(module), tensor_name, property(get, put))

    def _check_addition(module, name, parametrization):
        old = getattr(module, name)
        new = parametrization(old)
        _tensor_wanted(new)
        what = "Registering a parametrization"
        _same(what, f"module.{name}.{{}}", old, f"parametrization(module.{name}).{{}}", new, "the `unsafe`")
        if not hasattr(parametrization, "right_inverse"):
            return
        try:
            back = parametrization.right_inverse(new)
        except NotImplementedError:
            return
        if not isinstance(back, Tensor):
            raise ValueError(f"parametrization.right_inverse must return a tensor. Got: {type(back).__name__}")
        for kind in ("dtype", "shape"):
            before, after = getattr(old, kind), getattr(back, kind)
            if before != after:
                raise ValueError(f"The tensor returned by parametrization.right_inverse must have the same {kind} as "
                                 f"module.{name}, unless the `unsafe` flag is enabled.\nmodule.{name}.{kind}: {before}\n"
                                 f"returned {kind}: {after}")

    def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
        parametrization.train(module.training)
        if is_parametrized(module, tensor_name):
            if not unsafe:
                _check_addition(module, tensor_name, parametrization)
            held = module.parametrizations[tensor_name]
            held.append(parametrization)
            held.unsafe |= unsafe
        elif tensor_name in module._buffers or tensor_name in module._parameters:
            original = getattr(module, tensor_name)
            held = ParametrizationList([parametrization], original, unsafe=unsafe)
            delattr(module, tensor_name)
            if not is_parametrized(module):
                _with_own_class(module)
                module.parametrizations = nn.ModuleDict()
            _with_property(module, tensor_name)
            module.parametrizations[tensor_name] = held
        else:
            raise ValueError(f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name "
                             f"'{tensor_name}'")
        return module

    def is_parametrized(module, tensor_name=None):
        held = getattr(module, "parametrizations", None)
        if not isinstance(held, nn.ModuleDict):
            return False
        return len(held) > 0 if tensor_name is None else tensor_name in held

    def remove_parametrizations(module, tensor_name, leave_parametrized=True):
        if not is_parametrized(module, tensor_name):
            raise ValueError(f"Module {module} does not have a parametrization on {tensor_name}")
        held = module.parametrizations[tensor_name]
        if held.is_tensor:
            original = held.original
            if leave_parametrized:
                with torch.no_grad():
                    original.data = getattr(module, tensor_name).data
        elif leave_parametrized:
            value = getattr(module, tensor_name)
            original = Parameter(value) if value.requires_grad else value
        else:
            raise ValueError("Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms "
                             "of a sequence of tensors.")
        delattr(type(module), tensor_name)
        del module.parametrizations[tensor_name]
        _hold(module, tensor_name, original)
        if not is_parametrized(module):
            del module.parametrizations
            module.__class__ = type(module).__bases__[0]
        return module

    def type_before_parametrizations(module):
        return type(module).__bases__[0] if is_parametrized(module) else type(module)

    def transfer_parametrizations_and_params(from_module, to_module, tensor_name=None):
        if not is_parametrized(from_module):
            return to_module
        for name in list(from_module.parametrizations) if tensor_name is None else [tensor_name]:
            source = from_module.parametrizations[name]
            if not hasattr(to_module, name):
                setattr(to_module, name, Parameter(getattr(from_module, name)))
            for parametrization in source:
                register_parametrization(to_module, name, parametrization)
            target = to_module.parametrizations[name]
            if hasattr(source, "original"):
                target.original = source.original
            else:
                for number in range(source.ntensors):
                    setattr(target, f"original{number}", getattr(source, f"original{number}"))
        return to_module
    """#

  static let parametrizations = #"""
    def _register(*args, **kwargs):
        return nn.utils.parametrize.register_parametrization(*args, **kwargs)

    def _is_orthogonal(matrix):
        one = torch.eye(matrix.size(-1), dtype=matrix.dtype)
        allowed = 10.0 * matrix.size(-2) * torch.finfo(matrix.dtype).eps
        return torch.allclose(matrix.mT @ matrix, one, atol=allowed)

    def _orthogonalised(matrix):
        q, r = torch.linalg.qr(matrix)
        return q * r.diagonal(dim1=-2, dim2=-1).sgn().unsqueeze(-2)

    def _reflections(vectors, tau):
        # The product of Householder reflections, first columns only.
        n, k = vectors.size(-2), vectors.size(-1)
        one = torch.eye(n, k, dtype=vectors.dtype)
        result = one
        for place in reversed(range(k)):
            v = (vectors[..., place] + torch.eye(n, dtype=vectors.dtype)[place]).unsqueeze(-1)
            result = result - tau[..., place].unsqueeze(-1).unsqueeze(-1) * (v @ (v.mT @ result))
        return result

    class _Orthogonal(Module):
        def __init__(self, weight, orthogonal_map, *, use_trivialization=True):
            super().__init__()
            self.shape = weight.shape
            self.orthogonal_map = orthogonal_map
            if use_trivialization:
                self.register_buffer("base", None)

        def forward(self, X):
            n, k = X.size(-2), X.size(-1)
            transposed = n < k
            if transposed:
                X = X.mT
                n, k = k, n
            if self.orthogonal_map == "householder":
                below = X.tril(diagonal=-1)
                tau = 2.0 / (1.0 + (below * below).sum(dim=-2))
                Q = _reflections(below, tau) * X.diagonal(dim1=-2, dim2=-1).int().unsqueeze(-2)
            else:
                X = X.tril()
                if n != k:
                    X = torch.cat([X, X.new_zeros(n, n - k).expand(*X.shape[:-2], -1, -1)], dim=-1)
                A = X - X.mT
                if self.orthogonal_map == "matrix_exp":
                    Q = torch.matrix_exp(A)
                else:
                    one = torch.eye(n, dtype=A.dtype)
                    Q = torch.linalg.solve(torch.add(one, A, alpha=-0.5), torch.add(one, A, alpha=0.5))
                if n != k:
                    Q = Q[..., :k]
            if hasattr(self, "base"):
                Q = self.base @ Q
            return Q.mT if transposed else Q

        def right_inverse(self, Q):
            if Q.shape != self.shape:
                raise ValueError(f"Expected a matrix or batch of matrices of shape {self.shape}. Got a tensor of shape "
                                 f"{Q.shape}.")
            if not hasattr(self, "base"):
                if self.orthogonal_map != "householder":
                    raise NotImplementedError(
                        "It is not possible to assign to the matrix exponential or the Cayley parametrizations when "
                        "use_trivialization=False.")
                with torch.no_grad():
                    transposed = Q.size(-2) < Q.size(-1)
                    A, tau = torch.geqrf(Q.mT if transposed else Q)
                    # The diagonal holds the signs of R's; a reflection that LAPACK left out turns its sign.
                    A.diagonal(dim1=-2, dim2=-1).sign_()
                    A.diagonal(dim1=-2, dim2=-1)[tau == 0.0] *= -1
                    return A.mT if transposed else A
            with torch.no_grad():
                start = Q
                n, k = Q.size(-2), Q.size(-1)
                if n < k:
                    Q = Q.mT
                    n, k = k, n
                if n == k:
                    Q = Q.clone() if _is_orthogonal(Q) else _orthogonalised(Q)
                else:
                    rest = torch.randn(*(tuple(Q.size()[:-2]) + (n, n - k)), dtype=Q.dtype)
                    Q = _orthogonalised(torch.cat([Q, rest], dim=-1))
                self.base = Q
                turned = torch.zeros_like(start)
                turned.diagonal(dim1=-2, dim2=-1).fill_(-1.0)
                return turned

    def orthogonal(module, name="weight", orthogonal_map=None, *, use_trivialization=True):
        weight = getattr(module, name, None)
        if not isinstance(weight, Tensor):
            raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
        if weight.ndim < 2:
            raise ValueError(f"Expected a matrix or batch of matrices. Got a tensor of {weight.ndim} dimensions.")
        if orthogonal_map is None:
            orthogonal_map = "matrix_exp" if weight.size(-2) == weight.size(-1) else "householder"
        if orthogonal_map not in ("matrix_exp", "cayley", "householder"):
            raise ValueError(f'orthogonal_map has to be one of "matrix_exp", "cayley", "householder". Got: {orthogonal_map}')
        _register(module, name, _Orthogonal(weight, orthogonal_map, use_trivialization=use_trivialization), unsafe=True)
        return module

    class _WeightNorm(Module):
        def __init__(self, dim=0):
            super().__init__()
            self.dim = -1 if dim is None else dim

        def forward(self, weight_g, weight_v):
            return _weight_norm(weight_v, weight_g, self.dim)

        def right_inverse(self, weight):
            return _norm_except_dim(weight, self.dim), weight

    def weight_norm(module, name="weight", dim=0):
        _register(module, name, _WeightNorm(dim), unsafe=True)

        def old_names(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
            old = [f"{prefix}{name}_g", f"{prefix}{name}_v"]
            if all([key in state_dict for key in old]):
                for number, key in enumerate(old):
                    state_dict[f"{prefix}parametrizations.{name}.original{number}"] = state_dict.pop(key)

        module._register_load_state_dict_pre_hook(old_names)
        return module

    class _SpectralNorm(Module):
        def __init__(self, weight, n_power_iterations=1, dim=0, eps=1e-12):
            super().__init__()
            rank = weight.ndim
            if dim >= rank or dim < -rank:
                raise IndexError(f"Dimension out of range (expected to be in range of [-{rank}, {rank - 1}] but got {dim})")
            if n_power_iterations <= 0:
                raise ValueError("Expected n_power_iterations to be positive, but got "
                                 f"n_power_iterations={n_power_iterations}")
            self.dim = dim if dim >= 0 else dim + rank
            self.eps = eps
            if rank > 1:
                self.n_power_iterations = n_power_iterations
                matrix = self._reshape_weight_to_matrix(weight)
                rows, columns = matrix.size()
                u = matrix.new_empty(rows).normal_(0, 1)
                v = matrix.new_empty(columns).normal_(0, 1)
                self.register_buffer("_u", F.normalize(u, dim=0, eps=eps))
                self.register_buffer("_v", F.normalize(v, dim=0, eps=eps))
                self._power_method(matrix, 15)

        def _reshape_weight_to_matrix(self, weight):
            if self.dim != 0:
                weight = weight.permute(self.dim, *[d for d in range(weight.dim()) if d != self.dim])
            return weight.flatten(1)

        def _power_method(self, matrix, count):
            with torch.no_grad():
                for _ in range(count):
                    self._u.copy_(F.normalize(torch.mv(matrix, self._v), dim=0, eps=self.eps))
                    self._v.copy_(F.normalize(torch.mv(matrix.mT, self._u), dim=0, eps=self.eps))

        def forward(self, weight):
            if weight.ndim == 1:
                return F.normalize(weight, dim=0, eps=self.eps)
            matrix = self._reshape_weight_to_matrix(weight)
            if self.training:
                self._power_method(matrix, self.n_power_iterations)
            sigma = torch.vdot(self._u.clone(), torch.mv(matrix, self._v.clone()))
            return weight / sigma

        def right_inverse(self, value):
            return value

    def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
        weight = getattr(module, name, None)
        if not isinstance(weight, Tensor):
            raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
        if dim is None:
            dim = 1 if isinstance(module, nn.modules.conv._ConvTransposeNd) else 0
        _register(module, name, _SpectralNorm(weight, n_power_iterations, dim, eps))
        return module

    for _cls in (_Orthogonal, _WeightNorm, _SpectralNorm):
        _set_module(_cls, "torch.nn.utils.parametrizations")
    _members = {"_WeightNorm": _WeightNorm, "_SpectralNorm": _SpectralNorm, "_Orthogonal": _Orthogonal}
    """#
}
