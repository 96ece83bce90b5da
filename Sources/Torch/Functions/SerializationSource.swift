// `torch.save` and `torch.load`. A lesson has no files: what is saved stays in its memory under the name, or under a mark
// written into the stream, and loading gives a copy. What holds more than tensors and plain values loads only where the
// lesson says so, as in the reference.

import PythonRuntime

enum SerializationSource {
  static let module = NativeModule(
    "torch.serialization",
    functions: [
      NativeRow("_keep(path)") { (vm, arguments) throws(PyError) in
        let path = Machine.keptPath(try vm.str(arguments[0]))
        vm.keptPaths.insert(path)
        return vm.string(path)
      },
      NativeRow("_found(path)") { (vm, arguments) throws(PyError) in
        let path = Machine.keptPath(try vm.str(arguments[0]))
        return vm.keptPaths.contains(path) ? vm.string(path) : .none
      },
    ]
  ) { (vm, module) throws(PyError) in
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    for (source, names) in [
      ("copy", ["deepcopy"]), ("pickle", ["UnpicklingError"]), ("collections", ["OrderedDict", "Counter"]),
      ("types", ["FunctionType", "BuiltinFunctionType"]),
    ] { for name in names { try vm.shareMember(source, name, with: module) } }
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    def load(torch, _keep, _found, deepcopy, UnpicklingError, OrderedDict, Counter, FunctionType, BuiltinFunctionType, isinstance, hasattr,
             getattr, id, str, len, any, list, tuple, dict, set, type, bool, int, float, complex, bytes, bytearray,
             FileNotFoundError, RuntimeError, AttributeError, EOFError):
        kept = {}
        mark = b'gradbook saved object '
        allowed = []
        plain = (bool, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, type(None), OrderedDict, Counter,
                 torch.Tensor, torch.nn.Parameter, torch.Size, torch.dtype, torch.device)

        def _name(value):
            module = getattr(value, '__module__', None) or 'builtins'
            name = getattr(value, '__qualname__', None) or value.__name__
            return name if module in ('builtins', '_operator') else module + '.' + name

        def _refused(value, seen):
            # The name of the first class or function that would have to be imported, in the order of a pickle; None for none.
            if isinstance(value, (type, FunctionType, BuiltinFunctionType)):
                return None if value in allowed or value in plain else _name(value)
            kind = type(value)
            if kind in (bool, int, float, complex, str, bytes, bytearray, type(None)) or id(value) in seen:
                return None
            seen[id(value)] = value
            if kind in (list, tuple, set):
                parts = value
            elif kind in (dict, OrderedDict, Counter):
                parts = [part for pair in value.items() for part in pair]
            elif kind in plain:
                return None
            else:
                if kind.__module__ == 'numpy':
                    name = 'numpy._core.multiarray.' + ('_reconstruct' if kind.__name__ == 'ndarray' else 'scalar')
                else:
                    name = _name(kind)
                if kind not in allowed and name not in [x[1] for x in allowed if isinstance(x, tuple)]:
                    return name
                state = getattr(value, '__dict__', {})
                parts = [part for pair in state.items() for part in pair]
            for part in parts:
                found = _refused(part, seen)
                if found is not None:
                    return found
            return None

        def _check(value):
            name = _refused(value, {})
            if name is None:
                return
            raise UnpicklingError(
                'Weights only load failed. This file can still be loaded, to do so you have two options, '
                '\x1b[1mdo those steps only if you trust the source of the checkpoint\x1b[0m. \n'
                '\t(1) In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` from `False` to '
                '`True`. Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but it can result in '
                'arbitrary code execution. Do it only if you got the file from a trusted source.\n'
                '\t(2) Alternatively, to load with `weights_only=True` please check the recommended steps in the following error '
                f'message.\n\tWeightsUnpickler error: Unsupported global: GLOBAL {name} was not an allowed global by default. '
                f'Please use `torch.serialization.add_safe_globals([{name}])` or the '
                f'`torch.serialization.safe_globals([{name}])` context manager to allowlist this global if you trust this '
                'class/function.\n\nCheck the documentation of torch.load to learn more about types accepted by default with '
                'weights_only https://pytorch.org/docs/stable/generated/torch.load.html.')

        def _copied(value, known):
            # `known` holds what was copied already, so that memory and objects are shared as they were.
            if id(value) in known:
                return known[id(value)]
            if isinstance(value, torch.Tensor) and value.requires_grad and not value.is_leaf:
                cut = value.detach()
                known.setdefault('cut', []).append(cut)
                result = deepcopy(cut, known).requires_grad_()
            elif type(value) is list:
                result = known[id(value)] = []
                for part in value:
                    result.append(_copied(part, known))
            elif type(value) is tuple:
                result = tuple([_copied(part, known) for part in value])
            elif isinstance(value, dict):
                result = known[id(value)] = type(value)() if type(value) is not dict else {}
                for key in value:
                    result[key] = _copied(value[key], known)
                if hasattr(value, '_metadata'):
                    result._metadata = value._metadata
            else:
                result = deepcopy(value, known)
            known[id(value)] = result
            return result

        def _check_local(value, seen):
            # What has its class inside a function has no name by which a pickle could find it.
            if id(value) in seen:
                return
            seen[id(value)] = value
            named = value if isinstance(value, (type, FunctionType)) else type(value)
            name = getattr(named, '__qualname__', '')
            if '<locals>' in name:
                raise AttributeError(f"Can't pickle local object '{name}'")
            if isinstance(value, dict):
                parts = [part for pair in value.items() for part in pair]
            else:
                parts = value if isinstance(value, (list, tuple, set)) else []
            for part in parts:
                _check_local(part, seen)

        def _holds_tensor(value):
            if isinstance(value, dict):
                return any([_holds_tensor(part) for part in value.values()])
            if type(value) in (list, tuple):
                return any([_holds_tensor(part) for part in value])
            return isinstance(value, (torch.Tensor, torch.nn.Module))

        def _check_location(value, place):
            if isinstance(place, dict):
                place = place.get('cpu', 'cpu')
            if str(place).startswith('cuda') and _holds_tensor(value):
                raise RuntimeError(
                    'Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. If you are '
                    "running on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your "
                    'storages to the CPU.')

        def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True,
                 _disable_byteorder_record=False):
            _check_local(obj, {})
            if hasattr(f, 'write'):
                key = len(kept)
                f.write(mark + str(key).encode())
            else:
                key = _keep(str(f))
            kept[key] = _copied(obj, {})

        def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args):
            if hasattr(f, 'read'):
                found = f.read()
                if not found:
                    raise EOFError('Ran out of input')
                if not found.startswith(mark):
                    raise RuntimeError("torch.load reads only what torch.save of the same lesson wrote")
                key = int(found[len(mark):])
            else:
                key = _found(str(f))
            if key not in kept:
                raise FileNotFoundError(2, 'No such file or directory', str(f))
            if weights_only or weights_only is None and pickle_module is None:
                _check(kept[key])
            if isinstance(map_location, (str, dict, torch.device)):
                _check_location(kept[key], map_location)
            return _copied(kept[key], {})

        def add_safe_globals(safe_globals):
            allowed.extend(safe_globals)

        def clear_safe_globals():
            allowed.clear()

        def get_safe_globals():
            return list(allowed)

        class safe_globals:
            def __init__(self, safe_globals):
                self.safe_globals = safe_globals

            def __enter__(self):
                self._before = list(allowed)
                allowed.extend(self.safe_globals)

            def __exit__(self, type, value, tb):
                allowed[:] = self._before

        return {'save': save, 'load': load, 'add_safe_globals': add_safe_globals, 'safe_globals': safe_globals,
                'clear_safe_globals': clear_safe_globals, 'get_safe_globals': get_safe_globals}
    """#
}
