// The modules `typing` and `types` in Python: everything an annotation may say, as harmless objects. Our own text.

enum TypingSource {
  static let module = NativeModule(
    "typing", functions: [SourceSupport.own, SourceSupport.bind, SourceSupport.tupleOf]
  ) { vm, module throws(PyError) in
    try vm.shareMember("collections", "namedtuple", with: module)
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    def load(_own, namedtuple, object, type, tuple, list, dict, str, isinstance, repr, getattr, setattr, len, property,
             classmethod, hasattr, TypeError, any):
        def shown(item):
            if item is None:
                return 'None'
            if item is ...:
                return '...'
            if isinstance(item, type):
                if item.__module__ == 'builtins':
                    return item.__qualname__
                return f'{item.__module__}.{item.__qualname__}'
            if isinstance(item, list):
                return '[' + ', '.join([shown(part) for part in item]) + ']'
            return repr(item)

        class Alias:
            def __init__(self, origin, args):
                self.__origin__ = origin
                self.__args__ = args

            def __getitem__(self, item):
                args = item if isinstance(item, tuple) else (item,)
                return Alias(self.__origin__, args)

            def __repr__(self):
                origin = self.__origin__
                args = self.__args__
                name = origin.full_name if isinstance(origin, Form) else shown(origin)
                if name == 'typing.Optional':
                    args = args[:1]
                elif name == 'typing.Union' and len(args) == 2 and (args[1] is None or args[1] is type(None)):
                    return f'typing.Optional[{shown(args[0])}]'
                parts = ['None' if part is type(None) and name == 'typing.Union' else shown(part) for part in args]
                if name == 'typing.Literal':
                    parts = [repr(part) for part in args]
                if name == 'typing.Callable' and len(args) == 2 and isinstance(args[0], list):
                    return f'{name}[{shown(args[0])}, {shown(args[1])}]'
                return f"{name}[{', '.join(parts)}]"

            def __call__(self, *args, **kwargs):
                target = self.__origin__
                if isinstance(target, Form):
                    raise TypeError(f'Type {target.full_name} cannot be instantiated')
                return target(*args, **kwargs)

            def __eq__(self, other):
                return (isinstance(other, Alias) and self.__origin__ is other.__origin__
                        and self.__args__ == other.__args__)

            def __hash__(self):
                return 7

            def __or__(self, other):
                return Union[self, other]

            def __ror__(self, other):
                return Union[other, self]

        class Form:
            def __init__(self, name):
                self._name = name
                self.full_name = 'typing.' + name

            def __getitem__(self, item):
                args = item if isinstance(item, tuple) else (item,)
                if self._name == 'Optional':
                    args = (item, None)
                if self._name == 'Union' and len(args) == 1:
                    return args[0]
                return Alias(self, args)

            def __repr__(self):
                return self.full_name

            def __call__(self, *args, **kwargs):
                raise TypeError(f'Cannot instantiate {self.full_name}')

            def __or__(self, other):
                return Union[self, other]

            def __ror__(self, other):
                return Union[other, self]

        names = ['Any', 'AnyStr', 'Annotated', 'Awaitable', 'AsyncIterator', 'AsyncGenerator', 'Callable', 'ClassVar',
                 'Collection', 'Container', 'Concatenate', 'Coroutine', 'Counter', 'DefaultDict', 'Deque', 'Dict',
                 'Final', 'FrozenSet', 'Generator', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView',
                 'List', 'Literal', 'LiteralString', 'Mapping', 'MutableMapping', 'MutableSequence', 'MutableSet',
                 'Never', 'NoReturn', 'NotRequired', 'Optional', 'OrderedDict', 'Required', 'Reversible', 'Self',
                 'Sequence', 'Set', 'Sized', 'Text', 'Tuple', 'Type', 'TypeAlias', 'TypeGuard', 'Union', 'Unpack',
                 'ValuesView', 'SupportsFloat', 'SupportsInt', 'SupportsIndex', 'IO', 'TextIO', 'BinaryIO', 'Pattern']
        members = {name: Form(name) for name in names}
        members['Text'] = str
        Union = members['Union']

        class TypeVar:
            def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
                self.__name__ = name
                self.__constraints__ = constraints
                self.__bound__ = bound
                self.sign = '+' if covariant else '-' if contravariant else '~'

            def __repr__(self):
                return self.sign + self.__name__

            def __or__(self, other):
                return Union[self, other]

            def __ror__(self, other):
                return Union[other, self]

        class ParamSpec(TypeVar):
            pass

        class TypeVarTuple(TypeVar):
            pass

        class Generic:
            def __class_getitem__(cls, item):
                return cls

        class Protocol:
            def __class_getitem__(cls, item):
                return cls

        class TypedDict(dict):
            def __init_subclass__(cls, total=True, **kwargs):
                pass

        class NamedTuple(tuple):
            def __init_subclass__(cls, **kwargs):
                if _own(cls, '_is_made_', False) or NamedTuple not in cls.__bases__:
                    return
                annotations = _own(cls, '__annotations__', {})
                defaults = [getattr(cls, name) for name in annotations if hasattr(cls, name)]
                made = namedtuple(cls.__name__, list(annotations), defaults=defaults, module=cls.__module__)
                for name in list(annotations) + ['__new__', '_make', '_replace', '_asdict', '_fields',
                                                 '_field_defaults', '__match_args__']:
                    setattr(cls, name, _own(made, name, None))
                if _own(cls, '__repr__', None) is None:
                    setattr(cls, '__repr__', _own(made, '__repr__', None))
                setattr(cls, '_is_made_', True)

        def NewType(name, tp):
            def new_type(value):
                return value
            new_type.__name__ = name
            new_type.__qualname__ = name
            new_type.__supertype__ = tp
            return new_type

        def identity(value):
            return value

        def cast(typ, val):
            return val

        def get_type_hints(obj, *args, **kwargs):
            return dict(getattr(obj, '__annotations__', {}))

        def get_origin(tp):
            return getattr(tp, '__origin__', None)

        def get_args(tp):
            return getattr(tp, '__args__', ())

        members.update({
            'TypeVar': TypeVar, 'ParamSpec': ParamSpec, 'TypeVarTuple': TypeVarTuple, 'Generic': Generic,
            'Protocol': Protocol, 'NamedTuple': NamedTuple, 'TypedDict': TypedDict, 'NewType': NewType, 'cast': cast,
            'overload': identity, 'final': identity, 'no_type_check': identity, 'runtime_checkable': identity,
            'get_type_hints': get_type_hints, 'get_origin': get_origin, 'get_args': get_args, 'TYPE_CHECKING': False,
        })
        members['AnyStr'] = TypeVar('AnyStr')
        return members
    """#
}

/// `types`.
enum TypesModule {
  static let module = NativeModule("types") { vm, module throws(PyError) in
    let members: [(String, BuiltinType)] = [
      ("FunctionType", .function), ("LambdaType", .function), ("BuiltinFunctionType", .nativeFunction),
      ("BuiltinMethodType", .nativeFunction), ("MethodType", .boundMethod), ("ModuleType", .module),
      ("GeneratorType", .generator), ("NoneType", .noneType), ("CodeType", .code), ("TracebackType", .traceback),
      ("MethodDescriptorType", .methodDescriptor), ("EllipsisType", .ellipsisType), ("CellType", .cell),
      ("NotImplementedType", .notImplementedType),
    ]
    for (name, type) in members { vm.setMember(module, name, Value(vm.builtin(type))) }
    vm.setMember(module, "UnionType", Value(vm.sharedClass(UnionType.declaration)))
    vm.setMember(module, "MappingProxyType", Value(vm.sharedClass(MappingProxy.declaration)))
    vm.setMember(module, "GenericAlias", Value(vm.sharedClass(GenericAlias.declaration)))
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    def load(isinstance, NotImplemented, type):
        class SimpleNamespace:
            def __init__(self, /, **kwargs):
                self.__dict__.update(kwargs)

            def __eq__(self, other):
                if isinstance(other, SimpleNamespace):
                    return self.__dict__ == other.__dict__
                return NotImplemented

            def __repr__(self):
                name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
                return f"{name}({', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()])})"

        return {'SimpleNamespace': SimpleNamespace}
    """#
}
