// `torch._foreach_...`: one function for a list of tensors. The reference has a kernel for the whole list; here each tensor
// has its own step, which gives the same numbers. In Python, our own text.

import PythonRuntime

enum ForeachSource {
  static let module = NativeModule("torch._foreach") { (vm, module) throws(PyError) in
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    def load(torch, RuntimeError, len, tuple, list, isinstance, abs, zip, getattr):
        members = {}

        def member(function):
            members[function.__name__] = function
            return function

        # Lists of tensors. The reference has one kernel for the whole list; here each tensor has its own.

        def named(name, function):
            function.__name__ = name
            members[name] = function

        def checked(lists):
            count = len(lists[0])
            if count == 0:
                raise RuntimeError('Tensor list must have at least one tensor.')
            for other in lists[1:]:
                if len(other) != count:
                    raise RuntimeError(
                        f'Tensor lists must have the same number of tensors, got {count} and {len(other)}')

        def each(name):
            def function(self):
                checked([self])
                return tuple([getattr(tensor, name)() for tensor in self])

            def writing(self):
                checked([self])
                for tensor in self:
                    getattr(tensor, name + '_')()
                return self

            named('_foreach_' + name, function)
            named('_foreach_' + name + '_', writing)

        for name in ['abs', 'acos', 'asin', 'atan', 'ceil', 'cos', 'cosh', 'erf', 'erfc', 'exp', 'expm1', 'floor', 'frac', 'lgamma',
                     'log', 'log10', 'log1p', 'log2', 'neg', 'reciprocal', 'round', 'rsqrt', 'sigmoid', 'sign', 'sin', 'sinh', 'sqrt',
                     'tan', 'tanh', 'trunc']:
            each(name)

        def others(self, other, what):
            if isinstance(other, (list, tuple)):
                if len(other) != len(self):
                    if len(other) and isinstance(other[0], torch.Tensor):
                        checked([self, other])
                    raise RuntimeError('Tensor list must have same number of elements as scalar list.')
                return other
            if isinstance(other, torch.Tensor) and other.dim() != 0:
                raise RuntimeError(f'scalar tensor expected to be 0 dim but it has {other.dim()} dimensions and {other.numel()} elements.')
            return [other] * len(self)

        def pairwise(name, has_alpha=False):
            def arguments(alpha):
                return {'alpha': alpha} if has_alpha and alpha != 1 else {}

            def function(self, other, *, alpha=1):
                checked([self])
                return tuple([getattr(a, name)(b, **arguments(alpha)) for a, b in zip(self, others(self, other, name))])

            def writing(self, other, *, alpha=1):
                checked([self])
                for a, b in zip(self, others(self, other, name)):
                    getattr(a, name + '_')(b, **arguments(alpha))
                return self

            named('_foreach_' + name, function)
            named('_foreach_' + name + '_', writing)

        for name in ['mul', 'div', 'clamp_max', 'clamp_min']:
            pairwise(name)
        pairwise('add', True)
        pairwise('sub', True)

        def extremum(name, bound):
            def function(self, other):
                checked([self])
                return tuple([getattr(torch, name)(a, b) if isinstance(b, torch.Tensor) else getattr(a, bound)(b)
                              for a, b in zip(self, others(self, other, name))])

            def writing(self, other):
                checked([self])
                for a, b in zip(self, others(self, other, name)):
                    a.copy_(getattr(torch, name)(a, b) if isinstance(b, torch.Tensor) else getattr(a, bound)(b))
                return self

            named('_foreach_' + name, function)
            named('_foreach_' + name + '_', writing)

        extremum('maximum', 'clamp_min')
        extremum('minimum', 'clamp_max')

        @member
        def _foreach_pow(self, exponent):
            if not isinstance(self, (list, tuple)):
                return tuple([torch.pow(self, e) for e in exponent])
            checked([self])
            return tuple([a.pow(e) for a, e in zip(self, others(self, exponent, 'pow'))])

        @member
        def _foreach_pow_(self, exponent):
            checked([self])
            for a, e in zip(self, others(self, exponent, 'pow')):
                a.pow_(e)
            return self

        def fused(name):
            def values(self, scalars):
                if isinstance(scalars, torch.Tensor):
                    scalars = scalars.tolist()
                return scalars if isinstance(scalars, (list, tuple)) else [scalars] * len(self)

            def function(self, tensor1, tensor2, value=1, scalars=None):
                checked([self, tensor1, tensor2])
                value = values(self, value if scalars is None else scalars)
                return tuple([getattr(a, name)(b, c, value=v) for a, b, c, v in zip(self, tensor1, tensor2, value)])

            def writing(self, tensor1, tensor2, value=1, scalars=None):
                checked([self, tensor1, tensor2])
                value = values(self, value if scalars is None else scalars)
                for a, b, c, v in zip(self, tensor1, tensor2, value):
                    getattr(a, name + '_')(b, c, value=v)
                return self

            named('_foreach_' + name, function)
            named('_foreach_' + name + '_', writing)

        fused('addcmul')
        fused('addcdiv')

        @member
        def _foreach_lerp(self, tensors1, weight=None, weights=None):
            checked([self, tensors1])
            weight = weights if weight is None else weight
            return tuple([a.lerp(b, w) for a, b, w in zip(self, tensors1, others(self, weight, 'lerp'))])

        @member
        def _foreach_lerp_(self, tensors1, weight=None, weights=None):
            checked([self, tensors1])
            weight = weights if weight is None else weight
            for a, b, w in zip(self, tensors1, others(self, weight, 'lerp')):
                a.lerp_(b, w)
            return self

        @member
        def _foreach_norm(self, ord=2, dtype=None):
            checked([self])
            return tuple([torch.linalg.vector_norm(tensor, ord, dtype=dtype) for tensor in self])

        @member
        def _foreach_max(self):
            checked([self])
            return tuple([tensor.max() for tensor in self])

        @member
        def _foreach_mm(self, mat2):
            checked([self, mat2])
            return tuple([a.mm(b) for a, b in zip(self, mat2)])

        @member
        def _foreach_clone(self):
            checked([self])
            return tuple([tensor.clone() for tensor in self])

        @member
        def _foreach_zero_(self):
            checked([self])
            for tensor in self:
                tensor.zero_()
            return self

        @member
        def _foreach_copy_(self, src, non_blocking=False):
            checked([self, src])
            for a, b in zip(self, src):
                a.copy_(b)
            return self

        return members
    """#
}
