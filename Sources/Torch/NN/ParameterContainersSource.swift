// `nn.ParameterList`, `nn.ParameterDict` and `nn.Buffer` as module text: tensors and other values by position or key.

enum ParameterContainersSource {
  static let text = #"""
    def _as_parameter(value):
        if isinstance(value, Tensor) and not isinstance(value, Parameter):
            return Parameter(value)
        return value

    def _lines(pairs, full):
        lines = []
        for key, value in pairs:
            if isinstance(value, Tensor):
                kind = "Parameter" if isinstance(value, Parameter) else "Tensor"
                size = "x".join([str(size) for size in value.size()])
                lines.append(f"  ({key}): {kind} containing: [{_type_name(value) if full else value.dtype} of size {size}]")
            else:
                lines.append(f"  ({key}): Object of type: {type(value).__name__}")
        return "\n".join(lines)

    class ParameterList(Module):
        def __init__(self, values=None):
            super().__init__()
            self._size = 0
            if values is not None:
                self += values

        def _name_at(self, index):
            number = index.__index__()
            if not -len(self) <= number < len(self):
                raise IndexError(f"index {number} is out of range")
            return str(number + len(self) if number < 0 else number)

        def __getitem__(self, idx):
            if isinstance(idx, slice):
                chosen = type(self)()
                for number in range(*idx.indices(len(self))):
                    chosen.append(self[number])
                return chosen
            return getattr(self, self._name_at(idx))

        def __setitem__(self, idx, param):
            setattr(self, self._name_at(idx), _as_parameter(param))

        def __len__(self):
            return self._size

        def __iter__(self):
            return iter([self[number] for number in range(len(self))])

        def __iadd__(self, parameters):
            return self.extend(parameters)

        def append(self, value):
            self._size += 1
            self[self._size - 1] = value
            return self

        def extend(self, values):
            if isinstance(values, Tensor) or not hasattr(values, "__iter__"):
                raise TypeError(
                    "ParameterList.extend should be called with an iterable, but got " + type(values).__name__)
            for value in values:
                self.append(value)
            return self

        def extra_repr(self):
            return _lines(enumerate(self), False)

        def __call__(self, *args, **kwargs):
            raise RuntimeError("ParameterList should not be called.")

    class ParameterDict(Module):
        def __init__(self, parameters=None):
            super().__init__()
            self._keys = {}
            if parameters is not None:
                self.update(parameters)

        def _checked(self, key):
            if isinstance(key, str):
                return key
            raise TypeError(
                "Index given to ParameterDict cannot be used as a key as it is not a string (type is "
                f"'{type(key).__name__}'). Open an issue on github if you need non-string keys.")

        def __getitem__(self, key):
            return getattr(self, self._checked(key))

        def __setitem__(self, key, value):
            self._keys[key] = None
            setattr(self, self._checked(key), _as_parameter(value))

        def __delitem__(self, key):
            del self._keys[key]
            delattr(self, self._checked(key))

        def __len__(self):
            return len(self._keys)

        def __iter__(self):
            return iter(self._keys)

        def __reversed__(self):
            return reversed(list(self._keys))

        def __contains__(self, key):
            return key in self._keys

        def copy(self):
            return ParameterDict(OrderedDict([(key, self[key]) for key in self._keys]))

        def setdefault(self, key, default=None):
            if key not in self:
                self[key] = default
            return self[key]

        def clear(self):
            for key in list(self._keys):
                del self[key]

        def pop(self, key):
            value = self[key]
            del self[key]
            return value

        def popitem(self):
            key = list(self._keys)[-1]
            return key, self.pop(key)

        def get(self, key, default=None):
            return self[key] if key in self else default

        def fromkeys(self, keys, default=None):
            return ParameterDict([(key, default) for key in keys])

        def keys(self):
            return self._keys.keys()

        def items(self):
            return ((key, self[key]) for key in self._keys)

        def values(self):
            return (self[key] for key in self._keys)

        def update(self, parameters):
            if not hasattr(parameters, "__iter__"):
                raise TypeError("ParametersDict.update should be called with an iterable of key/value pairs, but got "
                                + type(parameters).__name__)
            if isinstance(parameters, (OrderedDict, ParameterDict)):
                pairs = parameters.items()
            elif hasattr(parameters, "keys"):
                pairs = sorted(parameters.items(), key=lambda pair: pair[0])
            else:
                pairs = list(parameters)
                for number, pair in enumerate(pairs):
                    if not hasattr(pair, "__iter__"):
                        raise TypeError(f"ParameterDict update sequence element #{number} should be Iterable; is"
                                        + type(pair).__name__)
                    if len(pair) != 2:
                        raise ValueError(f"ParameterDict update sequence element #{number} has length {len(pair)}; 2 is "
                                         "required")
            for key, value in pairs:
                self[key] = value

        def extra_repr(self):
            return _lines(self.items(), True)

        def __call__(self, input):
            raise RuntimeError("ParameterDict should not be called.")

        def __or__(self, other):
            merged = self.copy()
            merged.update(other)
            return merged

        def __ror__(self, other):
            merged = other.copy()
            merged.update(self)
            return merged

        def __ior__(self, other):
            self.update(other)
            return self

    _set_module(ParameterList, "torch.nn.modules.container")
    _set_module(ParameterDict, "torch.nn.modules.container")

    class DataParallel(Module):
        # On one processor the reference hands every call to the module itself.
        def __init__(self, module, device_ids=None, output_device=None, dim=0):
            super().__init__()
            self.module = module
            self.device_ids = []
            self.dim = dim

        def forward(self, *inputs, **kwargs):
            return self.module(*inputs, **kwargs)

    class Container(Module):
        def __init__(self, **kwargs):
            warn("`nn.Container` is deprecated. All of its functionality is now implemented in `nn.Module`. Subclass that "
                 "instead.", FutureWarning, stacklevel=2)
            super().__init__()
            for name, module in kwargs.items():
                self.add_module(name, module)

    _set_module(DataParallel, "torch.nn.parallel.data_parallel")
    _set_module(Container, "torch.nn.modules.container")

    def Buffer(data=None, *, persistent=True):
        if data is None:
            data = torch.empty(0)
        buffer = data.detach().requires_grad_(data.requires_grad)
        buffer.persistent = persistent
        buffer._is_buffer = True
        return buffer
    """#
}
