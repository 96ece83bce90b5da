// `torch.nn.utils.prune` as module text: masks over parameters, applied by a hook before every forward.

enum PruningSource {
  static let text = #"""
    def _check_init(amount):
        if isinstance(amount, int):
            wrong = amount < 0
        elif isinstance(amount, float):
            wrong = amount > 1.0 or amount < 0.0
        else:
            raise TypeError(f"Invalid type for amount: {amount}. Must be int or float.")
        if wrong:
            raise ValueError(f"amount={amount} should either be a float in the range [0, 1] or a non-negative integer")

    def _count(amount, size):
        if not isinstance(amount, int):
            return round(amount * size)
        if amount > size:
            raise ValueError(f"amount={amount} should be smaller than the number of parameters to prune={size}")
        return amount

    def _check_structure(t, dim):
        if len(t.shape) <= 1:
            raise ValueError("Structured pruning can only be applied to multidimensional tensors. Found tensor of shape "
                             f"{t.shape} with {len(t.shape)} dims")
        if dim >= t.dim():
            raise IndexError(f"Invalid index {dim} for tensor of size {t.shape}")

    def _channels(t, dim, chosen):
        mask = torch.zeros_like(t)
        place = [slice(None)] * t.dim()
        place[dim] = chosen
        mask[tuple(place)] = 1
        return mask

    class BasePruningMethod:
        def __call__(self, module, inputs):
            setattr(module, self._tensor_name, self.apply_mask(module))

        def compute_mask(self, t, default_mask):
            raise NotImplementedError

        def apply_mask(self, module):
            if self._tensor_name is None:
                raise AssertionError(f"Module {module} has to be pruned")
            orig = getattr(module, self._tensor_name + "_orig")
            return getattr(module, self._tensor_name + "_mask").to(dtype=orig.dtype) * orig

        @classmethod
        def _combined(cls, module, name, args, kwargs):
            found = [(key, hook) for key, hook in module._forward_pre_hooks.items()
                     if isinstance(hook, BasePruningMethod) and hook._tensor_name == name]
            for key, _ in found:
                del module._forward_pre_hooks[key]
            method = cls(*args, **kwargs)
            method._tensor_name = name
            if not found:
                return method
            old = found[0][1]
            container = old if isinstance(old, PruningContainer) else PruningContainer(old)
            container.add_pruning_method(method)
            return container

        @classmethod
        def apply(cls, module, name, *args, importance_scores=None, **kwargs):
            method = cls._combined(module, name, args, kwargs)
            first = not isinstance(method, PruningContainer)
            orig = getattr(module, name)
            if importance_scores is not None and importance_scores.shape != orig.shape:
                raise AssertionError(f"importance_scores should have the same shape as parameter {name} of {module}, got "
                                     f"{importance_scores.shape} vs {orig.shape}")
            if first:
                module.register_parameter(name + "_orig", orig)
                del module._parameters[name]
                mask = torch.ones_like(orig)
            else:
                mask = getattr(module, name + "_mask").detach().clone()
            try:
                mask = method.compute_mask(orig if importance_scores is None else importance_scores, default_mask=mask)
                module.register_buffer(name + "_mask", mask)
                setattr(module, name, method.apply_mask(module))
                module.register_forward_pre_hook(method)
            except Exception:
                if first:
                    module.register_parameter(name, getattr(module, name + "_orig"))
                    del module._parameters[name + "_orig"]
                raise
            return method

        def prune(self, t, default_mask=None, importance_scores=None):
            scores = t if importance_scores is None else importance_scores
            if scores.shape != t.shape:
                raise AssertionError(f"importance_scores should have the same shape as tensor t, got {scores.shape} vs "
                                     f"{t.shape}")
            return t * self.compute_mask(scores, default_mask=torch.ones_like(t) if default_mask is None else default_mask)

        def remove(self, module):
            name = self._tensor_name
            weight = self.apply_mask(module)
            if hasattr(module, name):
                delattr(module, name)
            orig = module._parameters.pop(name + "_orig")
            orig.data = weight.data
            del module._buffers[name + "_mask"]
            setattr(module, name, orig)

    class PruningContainer(BasePruningMethod):
        def __init__(self, *args):
            self._pruning_methods = ()
            if len(args) == 1:
                self._tensor_name = args[0]._tensor_name
            for method in args:
                self.add_pruning_method(method)

        def add_pruning_method(self, method):
            if method is not None and not isinstance(method, BasePruningMethod):
                raise TypeError(f"{type(method)} is not a BasePruningMethod subclass")
            if method is not None and method._tensor_name != self._tensor_name:
                raise ValueError(f"Can only add pruning methods acting on the parameter named '{self._tensor_name}' to "
                                 f"PruningContainer {self}. Found '{method._tensor_name}'")
            self._pruning_methods += (method,)

        def __len__(self):
            return len(self._pruning_methods)

        def __iter__(self):
            return iter(self._pruning_methods)

        def __getitem__(self, idx):
            return self._pruning_methods[idx]

        def compute_mask(self, t, default_mask):
            method = self._pruning_methods[-1]
            mask = default_mask
            if method.PRUNING_TYPE == "unstructured":
                place = mask == 1
            elif method.PRUNING_TYPE == "structured":
                dim = method.dim % t.dim()
                place = [slice(None)] * t.dim()
                place[dim] = mask.sum(dim=[d for d in range(t.dim()) if d != dim]) != 0
                place = tuple(place)
            elif method.PRUNING_TYPE == "global":
                place = tuple([slice(None)] * t.dim())
            else:
                raise ValueError(f"Unrecognized PRUNING_TYPE {method.PRUNING_TYPE}")
            new = mask.to(dtype=t.dtype)
            new[place] = method.compute_mask(t[place], default_mask=mask[place]).to(dtype=new.dtype)
            return new

    class Identity(BasePruningMethod):
        PRUNING_TYPE = "unstructured"

        def compute_mask(self, t, default_mask):
            return default_mask

    class RandomUnstructured(BasePruningMethod):
        PRUNING_TYPE = "unstructured"

        def __init__(self, amount):
            _check_init(amount)
            self.amount = amount

        def _chosen(self, t, count):
            return torch.topk(torch.rand_like(t).view(-1), k=count).indices

        def compute_mask(self, t, default_mask):
            count = _count(self.amount, t.nelement())
            mask = default_mask.clone()
            if count != 0:
                mask.view(-1)[self._chosen(t, count)] = 0
            return mask

    class L1Unstructured(RandomUnstructured):
        def _chosen(self, t, count):
            return torch.topk(torch.abs(t).view(-1), k=count, largest=False).indices

    class RandomStructured(BasePruningMethod):
        PRUNING_TYPE = "structured"

        def __init__(self, amount, dim=-1):
            _check_init(amount)
            self.amount = amount
            self.dim = dim

        def _kept(self, t, size, count):
            chances = torch.rand(size)
            return chances > torch.kthvalue(chances, k=count).values

        def compute_mask(self, t, default_mask):
            _check_structure(t, self.dim)
            size = t.shape[self.dim]
            count = _count(self.amount, size)
            if count == 0:
                return default_mask
            mask = _channels(t, self.dim, self._kept(t, size, count))
            mask *= default_mask.to(dtype=mask.dtype)
            return mask

    class LnStructured(RandomStructured):
        def __init__(self, amount, n, dim=-1):
            super().__init__(amount, dim)
            self.n = n

        def _kept(self, t, size, count):
            norms = torch.norm(t, p=self.n, dim=[d for d in range(t.dim()) if d != self.dim % t.dim()])
            return torch.topk(norms, k=size - count, largest=True).indices

    class CustomFromMask(BasePruningMethod):
        PRUNING_TYPE = "global"

        def __init__(self, mask):
            self.mask = mask

        def compute_mask(self, t, default_mask):
            if default_mask.shape != self.mask.shape:
                raise AssertionError(f"default_mask shape {default_mask.shape} must match self.mask shape {self.mask.shape}")
            return default_mask * self.mask.to(dtype=default_mask.dtype)

    def identity(module, name):
        Identity.apply(module, name)
        return module

    def random_unstructured(module, name, amount):
        RandomUnstructured.apply(module, name, amount)
        return module

    def l1_unstructured(module, name, amount, importance_scores=None):
        L1Unstructured.apply(module, name, amount=amount, importance_scores=importance_scores)
        return module

    def random_structured(module, name, amount, dim):
        RandomStructured.apply(module, name, amount, dim)
        return module

    def ln_structured(module, name, amount, n, dim, importance_scores=None):
        LnStructured.apply(module, name, amount, n, dim, importance_scores=importance_scores)
        return module

    def custom_from_mask(module, name, mask):
        CustomFromMask.apply(module, name, mask)
        return module

    def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
        if not hasattr(parameters, "__iter__"):
            raise TypeError("global_unstructured(): parameters is not an Iterable")
        scores = {} if importance_scores is None else importance_scores
        if not isinstance(scores, dict):
            raise TypeError("global_unstructured(): importance_scores must be of type dict")
        pairs = list(parameters)
        to_vector = nn.utils.parameters_to_vector
        values = to_vector([scores.get((module, name), getattr(module, name)) for module, name in pairs])
        mask = to_vector([getattr(module, name + "_mask", torch.ones_like(getattr(module, name))) for module, name in pairs])
        container = PruningContainer()
        container._tensor_name = "temp"
        method = pruning_method(**kwargs)
        method._tensor_name = "temp"
        if method.PRUNING_TYPE != "unstructured":
            raise TypeError('Only "unstructured" PRUNING_TYPE supported for the `pruning_method`. Found method '
                            f"{pruning_method} of type {method.PRUNING_TYPE}")
        container.add_pruning_method(method)
        whole = container.compute_mask(values, mask)
        start = 0
        for module, name in pairs:
            own = getattr(module, name)
            custom_from_mask(module, name, mask=whole[start:start + own.numel()].view_as(own))
            start += own.numel()

    def remove(module, name):
        for key, hook in module._forward_pre_hooks.items():
            if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
                hook.remove(module)
                del module._forward_pre_hooks[key]
                return module
        raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")

    def is_pruned(module):
        return any([isinstance(hook, BasePruningMethod) for child in module.modules()
                    for hook in child._forward_pre_hooks.values()])
    """#
}
