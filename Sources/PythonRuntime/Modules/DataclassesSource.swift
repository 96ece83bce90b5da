// The module `dataclasses` in Python. Our own text: as in CPython the methods of a class are made from a text that names its
// fields, so that they are as fast as written ones.

enum DataclassesSource {
  static let module = NativeModule(
    "dataclasses",
    functions: [SourceSupport.functions, SourceSupport.own, SourceSupport.store]
  ) { vm, module throws(PyError) in
    try vm.shareMember("copy", "deepcopy", with: module)
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    from abc import update_abstractmethods

    class _MISSING_TYPE:
        pass

    class _KW_ONLY_TYPE:
        pass

    KW_ONLY = _KW_ONLY_TYPE()

    class _HAS_DEFAULT_FACTORY_CLASS:
        def __repr__(self):
            return '<factory>'

    _HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
    _members = {'_HAS_DEFAULT_FACTORY': _HAS_DEFAULT_FACTORY}

    class _DataclassParams:
        def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
            self.init, self.repr, self.eq, self.order = init, repr, eq, order
            self.unsafe_hash, self.frozen = unsafe_hash, frozen

        def __repr__(self):
            return (f'_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},'
                    f'unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})')

    class InitVar:
        def __init__(self, type):
            self.type = type

        def __class_getitem__(cls, type):
            return InitVar(type)

        def __repr__(self):
            name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
            return f'dataclasses.InitVar[{name}]'

    MISSING = _MISSING_TYPE()
    _absent = object()

    class FrozenInstanceError(AttributeError):
        pass

    class Field:
        def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
            self.name = None
            self.type = None
            self.default = default
            self.default_factory = default_factory
            self.init = init
            self.repr = repr
            self.hash = hash
            self.compare = compare
            self.metadata = type(object.__dict__)(metadata if metadata is not None else {})
            self.kw_only = kw_only
            self.pseudo = False
            self.is_class = False
            self._is_collected = False

        def __set_name__(self, owner, name):
            function = getattr(type(self.default), '__set_name__', None)
            if function:
                function(self.default, owner, name)

        def __repr__(self):
            if id(self) in _printing:
                return '...'
            _printing.add(id(self))
            try:
                return self._text()
            finally:
                _printing.discard(id(self))

        def _text(self):
            return (f'Field(name={self.name!r},type={self.type!r},default={self.default!r},'
                    f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},'
                    f'hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},'
                    f'kw_only={self.kw_only!r},_field_type={self._kind()})')

        def _kind(self):
            if not self._is_collected:
                return None
            return '_FIELD_CLASSVAR' if self.is_class else '_FIELD_INITVAR' if self.pseudo else '_FIELD'

    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
              metadata=None, kw_only=MISSING):
        if default is not MISSING and default_factory is not MISSING:
            raise ValueError('cannot specify both default and default_factory')
        return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)

    def _mentions(annotation, module, name):
        """Text that begins with the name, with or without its module."""
        text = ''.join(annotation.split())
        if text.startswith(module + '.'):
            text = text[len(module) + 1:]
        rest = text[len(name):len(name) + 1]
        return text.startswith(name) and not (rest.isalnum() or rest in ('_', '.') and rest)

    def _is_class_variable(annotation):
        if isinstance(annotation, str):
            return _mentions(annotation, 'typing', 'ClassVar')
        return repr(annotation).startswith('typing.ClassVar')

    def _is_init_variable(annotation):
        if isinstance(annotation, str):
            return _mentions(annotation, 'dataclasses', 'InitVar')
        return isinstance(annotation, InitVar) or annotation is InitVar

    def _collect(cls, all_kw_only):
        fields = {}
        for base in reversed(cls.__mro__[1:]):
            inherited = _own(base, '__dataclass_fields__', None)
            if inherited is not None:
                fields.update(inherited)
        kw_only = all_kw_only
        has_star = False
        annotations = _own(cls, '__annotations__', {})
        for name, annotation in annotations.items():
            if annotation is KW_ONLY or annotation in ('KW_ONLY', 'dataclasses.KW_ONLY'):
                if has_star:
                    raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
                kw_only = has_star = True
                continue
            fields[name] = _make_field(cls, name, annotation, kw_only)
        for name, value in list(cls.__dict__.items()):
            if isinstance(value, Field) and name not in annotations:
                raise TypeError(f'{name!r} is a field but has no type annotation')
        return fields

    def _make_field(cls, name, annotation, kw_only):
        default = getattr(cls, name, MISSING)
        if type(default).__name__ == 'member_descriptor':
            default = MISSING
        item = default if isinstance(default, Field) else field(default=default)
        item.name = name
        item.type = annotation
        item._is_collected = True
        item.is_class = _is_class_variable(annotation)
        item.pseudo = item.is_class or _is_init_variable(annotation)
        if item.pseudo and item.default_factory is not MISSING:
            raise TypeError(f'field {name} cannot have a default factory')
        if item.is_class and item.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
        if item.kw_only is MISSING:
            item.kw_only = kw_only and not item.is_class
        if not item.pseudo and item.default is not MISSING and item.default.__class__.__hash__ is None:
            raise ValueError(f'mutable default {type(item.default)} for field {name} is not allowed: '
                             'use default_factory')
        if isinstance(_own(cls, name, None), Field):
            if item.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, item.default)
        return item

    def _init_text(cls, fields, frozen, slots, given):
        ordered = [item for item in fields if item.init and not item.kw_only]
        seen_default = False
        for item in ordered:
            has_default = item.default is not MISSING or item.default_factory is not MISSING
            if seen_default and not has_default:
                raise TypeError(f'non-default argument {item.name!r} follows default argument')
            seen_default = seen_default or has_default
        keyword_only = [item for item in fields if item.init and item.kw_only]
        me = '__dataclass_self__' if any([item.name == 'self' for item in fields]) else 'self'
        parameters = [me] + [_parameter(item, given) for item in ordered]
        if keyword_only:
            parameters += ['*'] + [_parameter(item, given) for item in keyword_only]
        lines = []
        for item in fields:
            name = item.name
            if item.pseudo:
                continue
            value = name
            if item.default_factory is not MISSING:
                value = f'_d_{name}()'
                given['_d_' + name] = item.default_factory
                if item.init:
                    value += f' if {name} is _HAS_DEFAULT_FACTORY else {name}'
            elif not item.init:
                if not slots or item.default is MISSING:
                    continue
                value = f'_d_{name}'
                given[value] = item.default
            lines.append(f'_store({me}, {name!r}, {value})' if frozen else f'{me}.{name} = {value}')
        if hasattr(cls, '__post_init__'):
            passed = ', '.join([item.name for item in fields if item.pseudo])
            lines.append(f'{me}.__post_init__({passed})')
        return _function_text('__init__', parameters, lines or ['pass'])

    def _parameter(item, given):
        if item.default is not MISSING:
            given['_d_' + item.name] = item.default
            return f'{item.name}=_d_{item.name}'
        return item.name if item.default_factory is MISSING else f'{item.name}=_HAS_DEFAULT_FACTORY'

    def _function_text(name, parameters, lines):
        body = '\n'.join(['        ' + line for line in lines])
        return f"    def {name}({', '.join(parameters)}):\n{body}\n"

    _printing = set()

    def _repr_text(fields):
        shown = [item.name for item in fields if item.repr and not item.pseudo]
        body = ', '.join([f'{name}={{self.{name}!r}}' for name in shown])
        # Two frames for each object, as in CPython: it shows in how deep a structure may be.
        inner = _function_text('_written', ['self'], ["return f'{self.__class__.__qualname__}(" + body + ")'"])
        return inner + _function_text('__repr__', ['self'], [
            'key = id(self)', 'if key in _printing:', "    return '...'", '_printing.add(key)', 'try:',
            '    return _written(self)', 'finally:', '    _printing.discard(key)'])

    def _tuple_text(me, names):
        return '(' + ''.join([f'{me}.{name}, ' for name in names]) + ')'

    def _comparison_text(name, operator, names):
        return _function_text(name, ['self', 'other'], [
            'if other.__class__ is self.__class__:',
            f"    return {_tuple_text('self', names)} {operator} {_tuple_text('other', names)}", 'return NotImplemented'])

    _orders = {'__lt__': '<', '__le__': '<=', '__gt__': '>', '__ge__': '>='}

    def _compile(texts, given):
        """Makes the functions of a class from one text, as fast as ones that a lesson writes."""
        values = {'_store': _store, '_printing': _printing, '_HAS_DEFAULT_FACTORY': _HAS_DEFAULT_FACTORY, 'id': id,
                  'hash': hash, 'NotImplemented': NotImplemented, **given}
        names = ', '.join(texts)
        text = f"def load({', '.join(values)}):\n" + ''.join(texts.values()) + f'    return [{names}]\n'
        return dict(zip(texts, _functions(text, list(values.values()))))

    def _define(cls, name, function, override=True):
        if not override and _own(cls, name, _absent) is not _absent:
            return False
        function.__name__ = name
        function.__qualname__ = f'{cls.__qualname__}.{name}'
        function.__module__ = cls.__module__
        setattr(cls, name, function)
        return True

    def _add_comparisons(cls, made, order):
        if '__eq__' in made:
            _define(cls, '__eq__', made['__eq__'], False)
        if order:
            for name in _orders:
                if not _define(cls, name, made[name], False):
                    raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                                    'Consider using functools.total_ordering')

    def _add_frozen(cls, names):
        # With slots, instances are of another class than the one these methods know: `super` says so.
        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f'cannot assign to field {name!r}')
            super(cls, self).__setattr__(name, value)

        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f'cannot delete field {name!r}')
            super(cls, self).__delattr__(name)

        for name, function in (('__setattr__', __setattr__), ('__delattr__', __delattr__)):
            if not _define(cls, name, function, False):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')

    def _has_own_hash(cls):
        own = _own(cls, '__hash__', _absent)
        return own is not _absent and not (own is None and _own(cls, '__eq__', _absent) is not _absent)

    def _add_hash(cls, made, eq, frozen, unsafe_hash, explicit):
        if unsafe_hash and explicit:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        if unsafe_hash or (eq and frozen and not explicit):
            _define(cls, '__hash__', made['__hash__'])
        elif eq and not explicit:
            setattr(cls, '__hash__', None)

    def _check_frozen(cls, frozen):
        for base in cls.__mro__[1:]:
            parameters = _own(base, '__dataclass_params__', None)
            if parameters is None:
                continue
            if parameters.frozen and not frozen:
                raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
            if frozen and not parameters.frozen:
                raise TypeError('cannot inherit frozen dataclass from a non-frozen one')

    def _signature_text(fields):
        parts = []
        has_star = False
        for item in fields:
            if item.kw_only and not has_star:
                parts.append('*')
                has_star = True
            text = item.name
            kind = item.type
            if isinstance(kind, type):
                shown = kind.__qualname__ if kind.__module__ == 'builtins' else f'{kind.__module__}.{kind.__qualname__}'
            else:
                shown = repr(kind)
                if shown.startswith('typing.'):
                    shown = shown.replace('typing.', '')
            text += f': {shown}'
            if item.default is not MISSING:
                text += f' = {item.default!r}'
            elif item.default_factory is not MISSING:
                text += ' = <factory>'
            parts.append(text)
        return '(' + ', '.join(parts) + ')'

    def _slots_of(cls):
        slots = _own(cls, '__slots__', ())
        if isinstance(slots, str):
            return (slots,)
        if hasattr(slots, '__next__'):
            raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
        return slots or ()

    def _with_slots(cls, by_name, has_weak):
        if _own(cls, '__slots__', None) is not None:
            raise TypeError(f'{cls.__name__} already specifies __slots__')
        members = dict(cls.__dict__)
        inherited = set()
        for base in cls.__mro__[1:-1]:
            inherited.update(_slots_of(base))
        names = tuple([name for name, item in by_name.items() if not item.pseudo])
        wanted = names + (('__weakref__',) if has_weak else ())
        members['__slots__'] = tuple([name for name in wanted if name not in inherited])
        for name in names:
            members.pop(name, None)
        members.pop('__dict__', None)
        members.pop('__weakref__', None)
        made = type(cls)(cls.__name__, cls.__bases__, members)
        made.__qualname__ = cls.__qualname__
        return made

    def _methods(cls, fields, init, repr, eq, order, unsafe_hash, frozen, slots):
        texts = {}
        given = {}
        compared = [item.name for item in fields if item.compare and not item.pseudo]
        hashed = [item.name for item in fields
                  if not item.pseudo and (item.compare if item.hash is None else item.hash)]
        if init:
            texts['__init__'] = _init_text(cls, fields, frozen, slots, given)
        if repr:
            texts['__repr__'] = _repr_text(fields)
        if eq:
            texts['__eq__'] = _comparison_text('__eq__', '==', compared)
        if order:
            for name, operator in _orders.items():
                texts[name] = _comparison_text(name, operator, compared)
        if unsafe_hash or (eq and frozen):
            texts['__hash__'] = _function_text('__hash__', ['self'], [f"return hash({_tuple_text('self', hashed)})"])
        return _compile(texts, given)

    def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
        explicit = _has_own_hash(cls)
        _check_frozen(cls, frozen)
        setattr(cls, '__dataclass_params__', _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
        by_name = _collect(cls, kw_only)
        if order and not eq:
            raise ValueError('eq must be true if order is true')
        fields = [item for item in by_name.values() if not item.is_class]
        setattr(cls, '__dataclass_fields__', by_name)
        if match_args and _own(cls, '__match_args__', None) is None:
            setattr(cls, '__match_args__', tuple([item.name for item in fields if item.init and not item.kw_only]))
        made = _methods(cls, fields, init, repr, eq, order, unsafe_hash, frozen, slots)
        ordered = [item for item in fields if item.init and not item.kw_only]
        ordered += [item for item in fields if item.init and item.kw_only]
        if init:
            made['__init__'].__annotations__ = {**{item.name: item.type for item in ordered}, 'return': None}
            _define(cls, '__init__', made['__init__'], False)
        if repr and _define(cls, '__repr__', made['__repr__'], False):
            made['__repr__'].__dataclass_repr__ = True
        _add_comparisons(cls, made, order)
        if frozen:
            _add_frozen(cls, tuple([item.name for item in fields]))
        _add_hash(cls, made, eq, frozen, unsafe_hash, explicit)
        if _own(cls, '__doc__', None) is None:
            setattr(cls, '__doc__', cls.__name__ + _signature_text(ordered))
        if slots:
            cls = _with_slots(cls, by_name, weakref_slot)
        elif weakref_slot:
            raise TypeError('weakref_slot is True but slots is False')
        update_abstractmethods(cls)
        return cls

    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                  match_args=True, kw_only=False, slots=False, weakref_slot=False):
        def wrap(cls):
            return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                            weakref_slot)
        return wrap if cls is None else wrap(cls)

    def fields(class_or_instance):
        found = getattr(class_or_instance, '__dataclass_fields__', None)
        if found is None:
            raise TypeError('must be called with a dataclass type or instance')
        return tuple([item for item in found.values() if not item.pseudo])

    def is_dataclass(obj):
        return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')

    def _is_instance(obj):
        return hasattr(type(obj), '__dataclass_fields__')

    def _convert(obj, make, recurse):
        if _is_instance(obj):
            return make([(item.name, recurse(getattr(obj, item.name))) for item in fields(obj)])
        if isinstance(obj, tuple) and hasattr(obj, '_fields'):
            return type(obj)(*[recurse(value) for value in obj])
        if isinstance(obj, (list, tuple)):
            return type(obj)([recurse(value) for value in obj])
        if isinstance(obj, dict):
            return type(obj)([(recurse(key), recurse(value)) for key, value in obj.items()])
        return deepcopy(obj)

    def asdict(obj, *, dict_factory=dict):
        if not _is_instance(obj):
            raise TypeError('asdict() should be called on dataclass instances')

        def recurse(value):
            return _convert(value, dict_factory, recurse)
        return recurse(obj)

    def astuple(obj, *, tuple_factory=tuple):
        if not _is_instance(obj):
            raise TypeError('astuple() should be called on dataclass instances')

        def recurse(value):
            return _convert(value, lambda pairs: tuple_factory([pair[1] for pair in pairs]), recurse)
        return recurse(obj)

    def replace(obj, /, **changes):
        if not _is_instance(obj):
            raise TypeError('replace() should be called on dataclass instances')
        for item in obj.__dataclass_fields__.values():
            if item.is_class:
                continue
            if not item.init:
                if item.name in changes:
                    raise ValueError(f'field {item.name} is declared with init=False, it cannot be specified '
                                     'with replace()')
            elif item.name not in changes:
                if item.pseudo and item.default is MISSING:
                    raise ValueError(f'InitVar {item.name!r} must be specified with replace()')
                changes[item.name] = getattr(obj, item.name)
        return obj.__class__(**changes)

    def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
        members = dict(namespace or {})
        annotations = {}
        for item in fields:
            if isinstance(item, str):
                name, kind = item, 'typing.Any'
            elif len(item) in (2, 3):
                name, kind = item[:2]
                if len(item) == 3:
                    members[name] = item[2]
            else:
                raise TypeError(f'Invalid field: {item!r}')
            if not isinstance(name, str) or not name.isidentifier():
                raise TypeError(f'Field names must be valid identifiers: {name!r}')
            if _is_keyword(name):
                raise TypeError(f'Field names must not be keywords: {name!r}')
            if name in annotations:
                raise TypeError(f'Field name duplicated: {name!r}')
            annotations[name] = kind
        members['__annotations__'] = annotations
        import types
        made = types.new_class(cls_name, tuple(bases), {}, lambda namespace: namespace.update(members))
        return dataclass(made, **options)

    def _is_keyword(name):
        import keyword
        return keyword.iskeyword(name)
    """#
}
