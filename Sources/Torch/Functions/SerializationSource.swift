// `torch.save` and `torch.load`. A lesson has no files: what is saved stays in its memory under the name, or under a mark
// written into the stream, and loading gives a copy.

import PythonRuntime

enum SerializationSource {
  static let module = NativeModule("torch.serialization") { (vm, module) throws(PyError) in
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    try vm.shareMember("copy", "deepcopy", with: module)
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    def load(torch, deepcopy, isinstance, hasattr, str, len, list, tuple, dict, type, FileNotFoundError, RuntimeError,
             AttributeError, EOFError, bytes, int):
        kept = {}
        mark = b'gradbook saved object '

        def _copied(value):
            if isinstance(value, torch.nn.Parameter):
                return deepcopy(value)
            if isinstance(value, torch.Tensor):
                return value.detach().clone().requires_grad_(value.requires_grad)
            if type(value) is list or type(value) is tuple:
                return type(value)([_copied(part) for part in value])
            if isinstance(value, dict):
                result = type(value)() if type(value) is not dict else {}
                for key in value:
                    result[key] = _copied(value[key])
                if hasattr(value, '_metadata'):
                    result._metadata = value._metadata
                return result
            return deepcopy(value)

        def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True,
                 _disable_byteorder_record=False):
            if hasattr(f, 'write'):
                key = len(kept)
                f.write(mark + str(key).encode())
            else:
                key = str(f)
            kept[key] = _copied(obj)

        def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args):
            if hasattr(f, 'read'):
                found = f.read()
                if not found:
                    raise EOFError('Ran out of input')
                if not found.startswith(mark):
                    raise RuntimeError("torch.load reads only what torch.save of the same lesson wrote")
                key = int(found[len(mark):])
            else:
                key = str(f)
            if key not in kept:
                raise FileNotFoundError(2, 'No such file or directory', key)
            return _copied(kept[key])

        return {'save': save, 'load': load}
    """#
}
