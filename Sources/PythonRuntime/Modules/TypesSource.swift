// The module `types`: the classes of the machine's own objects, SimpleNamespace. Our own text.

/// `types`.
enum TypesModule {
  static let module = NativeModule("types") { vm, module throws(PyError) in
    let members: [(String, BuiltinType)] = [
      ("FunctionType", .function), ("LambdaType", .function), ("BuiltinFunctionType", .nativeFunction),
      ("BuiltinMethodType", .nativeFunction), ("MethodType", .boundMethod), ("ModuleType", .module),
      ("GeneratorType", .generator), ("NoneType", .noneType), ("CodeType", .code), ("TracebackType", .traceback),
      ("MethodDescriptorType", .methodDescriptor), ("WrapperDescriptorType", .slotWrapper),
      ("MethodWrapperType", .methodWrapper), ("EllipsisType", .ellipsisType), ("CellType", .cell),
      ("NotImplementedType", .notImplementedType),
    ]
    for (name, type) in members { vm.setMember(module, name, Value(vm.builtin(type))) }
    vm.setMember(module, "MemberDescriptorType", Value(vm.builtin(.memberDescriptor)))
    vm.setMember(module, "GetSetDescriptorType", Value(vm.builtin(.getSetDescriptor)))
    vm.setMember(module, "FrameType", Value(vm.sharedClass(CoreTypes.frame)))
    vm.setMember(module, "UnionType", Value(vm.sharedClass(UnionType.declaration)))
    vm.setMember(module, "MappingProxyType", Value(vm.sharedClass(MappingProxy.declaration)))
    vm.setMember(module, "GenericAlias", Value(vm.sharedClass(GenericAlias.declaration)))
    vm.setMember(module, "ClassMethodDescriptorType", Value(vm.builtin(.classMethodDescriptor)))
    for (name, cls) in [("CoroutineType", "coroutine"), ("AsyncGeneratorType", "async_generator")] {
      // A lesson has no coroutines: nothing is an instance of these.
      vm.setMember(module, name, Value(vm.sharedClass(NativeClass(cls, kind: .native, isInheritable: false))))
    }
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    class SimpleNamespace:
        def __init__(self, /, *args, **kwargs):
            if args:
                raise TypeError('no positional arguments expected')
            self.__dict__.update(kwargs)

        def __eq__(self, other):
            if isinstance(other, SimpleNamespace):
                return self.__dict__ == other.__dict__
            return NotImplemented

        def __repr__(self):
            if id(self) in _printing:
                return f'{_name(self)}(...)'
            _printing.add(id(self))
            try:
                parts = [f'{key}={value!r}' for key, value in self.__dict__.items()]
            finally:
                _printing.discard(id(self))
            return f"{_name(self)}({', '.join(parts)})"

    _printing = set()

    def _name(value):
        return 'namespace' if type(value) is SimpleNamespace else type(value).__name__

    class DynamicClassAttribute(property):
        pass

    def resolve_bases(bases):
        resolved = []
        for base in bases:
            if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
                resolved.append(base)
                continue
            entries = base.__mro_entries__(bases)
            if not isinstance(entries, tuple):
                raise TypeError('__mro_entries__ must return a tuple')
            resolved.extend(entries)
        changed = len(resolved) != len(bases) or any(new is not old for new, old in zip(resolved, bases))
        return tuple(resolved) if changed else bases

    def prepare_class(name, bases=(), kwds=None):
        kwds = dict(kwds or {})
        meta = kwds.pop('metaclass', type(bases[0]) if bases else type)
        if isinstance(meta, type):
            for base in bases:
                kind = type(base)
                if issubclass(meta, kind):
                    continue
                if not issubclass(kind, meta):
                    raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) '
                                    'subclass of the metaclasses of all its bases')
                meta = kind
        namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
        return meta, namespace, kwds

    def new_class(name, bases=(), kwds=None, exec_body=None):
        resolved = resolve_bases(bases)
        meta, namespace, kwds = prepare_class(name, resolved, kwds)
        if exec_body is not None:
            exec_body(namespace)
        if resolved is not bases:
            namespace['__orig_bases__'] = bases
        if type(namespace) is dict and meta.__new__ is type.__new__:
            # The module of the frame that makes the class is this one.
            namespace.setdefault('__module__', 'types')
        return meta(name, resolved, namespace, **kwds)

    def coroutine(func):
        return func

    _static_types = (SimpleNamespace,)
    """#
}
