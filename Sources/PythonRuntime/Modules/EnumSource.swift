// The module `enum` in Python: the metaclass that makes members. The classes are in EnumClasses.swift. Our own text.

enum EnumSource {
  static let module = NativeModule("enum") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, machinery + "\n\n" + classes)
  }

  private static let machinery = #"""
    from types import MappingProxyType as _view

    class auto:
        def __init__(self, value=None):
            self.value = value

        def __repr__(self):
            return f'auto({self.value!r})' if self.value is not None else 'auto(<object object>)'

    class member:
        def __init__(self, value):
            self.value = value

    class nonmember:
        def __init__(self, value):
            self.value = value

    class _enum_property:
        def __init__(self, fget=None, fset=None, fdel=None, doc=None):
            self.fget, self.fset, self.fdel = fget, fset, fdel
            self.__doc__ = doc if doc is not None else getattr(fget, '__doc__', None)
            self.name = None

        def __set_name__(self, owner, name):
            self.name = name
            self.clsname = owner.__name__

        def setter(self, fset):
            return _enum_property(self.fget, fset, self.fdel, self.__doc__)

        def __get__(self, instance, owner=None):
            if instance is None:
                found = owner._member_map_.get(self.name)
                if found is None:
                    raise AttributeError(f'{owner.__name__!r} has no attribute {self.name!r}')
                return found
            if self.fget is None:
                raise AttributeError(f'{owner!r} member has no attribute {self.name!r}')
            return self.fget(instance)

        def __set__(self, instance, value):
            if self.fset is None:
                raise AttributeError(f'<enum {self.clsname!r}> cannot set attribute {self.name!r}')
            return self.fset(instance, value)

        def __delete__(self, instance):
            raise AttributeError(f'<enum {self.clsname!r}> cannot delete attribute {self.name!r}')

    class FlagBoundary(str):
        def __new__(cls, value):
            made = str.__new__(cls, value)
            made.name = made._name_ = value.upper()
            made.value = made._value_ = value
            return made

        def __repr__(self):
            return f"<FlagBoundary.{self.name}: '{self.value}'>"

        def __str__(self):
            return self.value

    STRICT = FlagBoundary('strict')
    CONFORM = FlagBoundary('conform')
    EJECT = FlagBoundary('eject')
    KEEP = FlagBoundary('keep')
    FlagBoundary.STRICT, FlagBoundary.CONFORM, FlagBoundary.EJECT, FlagBoundary.KEEP = STRICT, CONFORM, EJECT, KEEP

    def _is_descriptor(value):
        kind = type(value)
        return hasattr(kind, '__get__') or hasattr(kind, '__set__') or hasattr(kind, '__delete__')

    def _is_dunder(name):
        return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'

    def _is_sunder(name):
        return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'

    def _is_private(cls_name, name):
        start = f"_{cls_name.lstrip('_')}__"
        return len(name) > len(start) and name.startswith(start) and not name.endswith('__')

    _sunders = ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_')

    class _EnumDict(dict):
        def __init__(self):
            dict.__init__(self)
            self._member_names = []
            self._last_values = []
            self._ignore = []
            self._generate = None
            self._cls_name = ''

        def __setitem__(self, key, value):
            if _is_own_class(self._cls_name, value):
                import warnings
                warnings.warn(
                    'In 3.13 classes created inside an enum will not become a member.  Use the `member` decorator to '
                    'keep the current behavior.', DeprecationWarning, stacklevel=2)
            if _is_private(self._cls_name, key):
                pass
            elif _is_sunder(key):
                if key not in _sunders:
                    raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
                if key == '_generate_next_value_':
                    self._generate = value.__func__ if isinstance(value, staticmethod) else value
                elif key == '_ignore_':
                    if isinstance(value, str):
                        value = value.replace(',', ' ').split()
                    self._ignore = list(value)
            elif _is_dunder(key):
                pass
            elif key in self._member_names:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            elif key in self._ignore:
                pass
            elif isinstance(value, nonmember):
                value = value.value
            elif isinstance(value, member) or not _is_descriptor(value):
                if isinstance(value, member):
                    value = value.value
                elif key in self:
                    raise TypeError(f'{key!r} already defined as {self[key]!r}')
                if isinstance(value, auto):
                    if value.value is None:
                        value.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
                    value = value.value
                elif isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
                    items = []
                    for item in value:
                        if isinstance(item, auto):
                            if item.value is None:
                                item.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
                            item = item.value
                            self._last_values.append(item)
                        items.append(item)
                    value = tuple(items)
                self._member_names.append(key)
                self._last_values.append(value)
            dict.__setitem__(self, key, value)

        def update(self, other=(), **more):
            for key, value in dict(other, **more).items():
                self[key] = value

    def _mixins(name, bases):
        if not bases:
            return object, _root.get('Enum')
        first = bases[-1]
        if not isinstance(first, EnumType):
            raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] '
                            'enum_type)`')
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f'<enum {name!r}> cannot extend {base!r}')
        kinds = []
        for base in bases:
            candidate = found = None
            for ancestor in base.__mro__:
                if ancestor is object:
                    continue
                if isinstance(ancestor, EnumType):
                    if ancestor._member_type_ is not object:
                        found = ancestor._member_type_
                        break
                elif ('__new__' in ancestor.__dict__ or '__dataclass_fields__' in ancestor.__dict__
                        or ancestor in (int, str, float, complex, bytes, tuple, list, dict)):
                    found = candidate or ancestor
                    break
                else:
                    candidate = candidate or ancestor
            if found is not None and found not in kinds:
                kinds.append(found)
        if len(kinds) > 1:
            raise TypeError(f'too many data types for {name!r}: {set(kinds)!r}')
        return kinds[0] if kinds else object, first

    def _value_text(bases):
        """What shows a value: the `__repr__` of the data that is mixed in."""
        for base in bases:
            for ancestor in base.__mro__:
                if ancestor is object:
                    continue
                if isinstance(ancestor, EnumType):
                    return ancestor.__dict__.get('_value_repr_')
                if '__repr__' in ancestor.__dict__:
                    return ancestor.__dict__['__repr__']
        return None

    def _is_own_class(cls_name, value):
        if not isinstance(value, type):
            return False
        name = f'{cls_name}.{value.__name__}'
        return value.__qualname__ == name or value.__qualname__.endswith('.' + name)

    _root = {}

    class EnumType(type):
        @classmethod
        def __prepare__(metacls, cls, bases, **kwds):
            namespace = _EnumDict()
            namespace._cls_name = cls
            if bases and 'Enum' in _root:
                _, first = _mixins(cls, bases)
                namespace._generate = getattr(first, '_generate_next_value_', None)
            return namespace

        def __init__(cls, *args, **kwds):
            pass

        def __new__(metacls, cls, bases, classdict, *, boundary=None, **kwds):
            if not isinstance(classdict, _EnumDict):
                plain = classdict
                classdict = metacls.__prepare__(cls, bases)
                for key, value in plain.items():
                    classdict[key] = value
            names = classdict._member_names
            ignored = classdict._ignore
            values = {name: classdict[name] for name in names}
            if 'mro' in names:
                raise ValueError("invalid enum member name(s) 'mro'")
            body = {key: value for key, value in classdict.items()
                    if key not in values and key not in ignored and key != '_ignore_'}
            order = body.pop('_order_', None)
            kind, first = _mixins(cls, bases)
            generate = body.get('_generate_next_value_')
            if generate is not None and not isinstance(generate, staticmethod):
                body['_generate_next_value_'] = staticmethod(generate)
            maker = body.get('__new__')
            if isinstance(maker, staticmethod):
                maker = maker.__func__
            if maker is None and first is not None:
                maker = getattr(first, '_new_member_', None)
            body['_new_member_'] = staticmethod(maker) if maker is not None else None
            body['_member_names_'] = []
            body['_member_map_'] = {}
            body['_value2member_map_'] = {}
            body['_unhashable_values_'] = []
            body['_member_type_'] = kind
            body['_value_repr_'] = _value_text(bases)
            body['_boundary_'] = boundary or getattr(first, '_boundary_', None)
            body['_flag_mask_'] = body['_singles_mask_'] = body['_all_bits_'] = 0
            if 'Flag' in _root and any(isinstance(base, type) and issubclass(base, _root['Flag']) for base in bases):
                # Before the operators of a number that is mixed in.
                for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                    body.setdefault(name, _root['Flag'].__dict__[name])
            made = type.__new__(metacls, cls, bases, body, **kwds)
            if 'Enum' not in _root:
                return made
            is_flag = 'Flag' in _root and issubclass(made, _root['Flag'])
            _repair(made, kind, body, first, bases)
            for name in names:
                _add_member(made, name, values[name], kind, maker, is_flag)
            if is_flag:
                _finish_flag(made)
            if order is not None:
                wanted = order.replace(',', ' ').split() if isinstance(order, str) else list(order)
                if wanted != made._member_names_:
                    raise TypeError(f'member order does not match _order_:\n  {made._member_names_!r}\n  {wanted!r}')
            return made

        def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
            if names is None:
                return _lookup(cls, value)
            return _functional(cls, value, names, module, qualname, type, start, boundary)

        def __iter__(cls):
            return iter([cls._member_map_[name] for name in cls._member_names_])

        def __reversed__(cls):
            return (cls._member_map_[name] for name in reversed(cls._member_names_))

        def __len__(cls):
            return len(cls._member_names_)

        def __bool__(cls):
            return True

        def __contains__(cls, member):
            if not isinstance(member, Enum):
                import warnings
                warnings.warn(
                    'in 3.12 __contains__ will no longer raise TypeError, but will return True or\n'
                    'False depending on whether the value is a member or the value of a member',
                    DeprecationWarning, stacklevel=2)
                raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                    type(member).__qualname__, cls.__class__.__qualname__))
            return isinstance(member, cls) and member._name_ in cls._member_map_

        def __getitem__(cls, name):
            return cls._member_map_[name]

        def __getattr__(cls, name):
            if _is_dunder(name):
                raise AttributeError(name)
            try:
                return cls.__dict__['_member_map_'][name]
            except KeyError:
                raise AttributeError(name) from None

        def __setattr__(cls, name, value):
            if name in cls.__dict__.get('_member_map_', {}):
                raise AttributeError(f'cannot reassign member {name!r}')
            type.__setattr__(cls, name, value)

        def __delattr__(cls, name):
            if name in cls.__dict__.get('_member_map_', {}):
                raise AttributeError(f'{cls.__name__!r} cannot delete member {name!r}.')
            type.__delattr__(cls, name)

        def __dir__(cls):
            names = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__',
                     '__module__', '__name__', '__qualname__', *cls._member_names_}
            if '__new__' in cls.__dict__:
                names.add('__new__')
            if cls.__init_subclass__ is not Enum.__init_subclass__:
                names.add('__init_subclass__')
            if cls._member_type_ is object:
                return sorted(names)
            return sorted(set(dir(cls._member_type_)) | names)

        @property
        def __members__(cls):
            return _view(cls._member_map_)

        def __repr__(cls):
            if 'Flag' in _root and issubclass(cls, _root['Flag']):
                return f'<flag {cls.__name__!r}>'
            return f'<enum {cls.__name__!r}>'

    EnumMeta = EnumType

    def _repair(made, kind, body, first, bases):
        if _root.get('ReprEnum') in bases:
            if kind is object:
                raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
            if '__format__' not in body:
                body['__format__'] = kind.__format__
                type.__setattr__(made, '__format__', kind.__format__)
            if '__str__' not in body:
                body['__str__'] = kind.__repr__ if kind.__str__ == object.__str__ else kind.__str__
                type.__setattr__(made, '__str__', body['__str__'])
        for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            if name not in body and getattr(made, name) in (getattr(kind, name), getattr(object, name)):
                type.__setattr__(made, name, getattr(first, name))

    def _add_member(made, name, value, kind, maker, is_flag):
        args = value if isinstance(value, tuple) else (value,)
        if kind is tuple:
            args = (args,)
        if maker is not None:
            item = maker(made, *args)
        elif kind.__new__ == object.__new__:
            item = object.__new__(made)
        else:
            item = kind.__new__(made, *args)
        if not hasattr(item, '_value_'):
            if kind is object or maker is None and len(args) == 1 and type(value) is kind:
                item._value_ = value
            else:
                try:
                    item._value_ = kind(*args)
                except Exception:
                    raise TypeError('_value_ not set in __new__, unable to create it') from None
        value = item._value_
        item._name_ = name
        item.__objclass__ = made
        initializer = made.__init__
        if initializer is not Enum.__init__:
            item.__init__(*args)
        item._sort_order_ = len(made._member_names_)
        known = None
        try:
            known = made._value2member_map_.get(value)
        except TypeError:
            for other in made._member_map_.values():
                if other._value_ == value:
                    known = other
                    break
        if known is not None:
            item = known
        elif not is_flag or not isinstance(value, int) or (value > 0 and value & (value - 1) == 0):
            made._member_names_.append(name)
        made._member_map_[name] = item
        if not isinstance(made.__dict__.get(name), _enum_property) and not _has_property(made, name):
            type.__setattr__(made, name, item)
        try:
            made._value2member_map_.setdefault(value, item)
        except TypeError:
            made._unhashable_values_.append(value)

    def _has_property(made, name):
        for base in made.__mro__:
            if isinstance(base.__dict__.get(name), _enum_property):
                return True
        return False

    def _finish_flag(made):
        mask = singles = 0
        for item in made._member_map_.values():
            if isinstance(item._value_, int) and item._value_ > 0:
                mask |= item._value_
                if item._value_ & (item._value_ - 1) == 0:
                    singles |= item._value_
        type.__setattr__(made, '_flag_mask_', mask)
        type.__setattr__(made, '_singles_mask_', singles)
        type.__setattr__(made, '_all_bits_', (1 << mask.bit_length()) - 1)

    def _lookup(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for item in cls._member_map_.values():
                if item._value_ == value:
                    return item
        try:
            result = cls._missing_(value)
        except Exception as error:
            if isinstance(error, ValueError) and error.__class__ is ValueError and cls._boundary_ is not None:
                raise
            invalid = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            error.__context__ = invalid
            raise
        if isinstance(result, cls):
            return result
        if cls._boundary_ is EJECT and isinstance(result, int):
            return result
        invalid = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        if result is None:
            raise invalid
        error = TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member')
        error.__context__ = invalid
        raise error

    def _functional(cls, class_name, names, module, qualname, mixin, start, boundary):
        bases = (cls,) if mixin is None else (mixin, cls)
        namespace = cls.__class__.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            given, names, last = names, [], []
            for count, name in enumerate(given):
                value = cls._generate_next_value_(name, start, count, last[:])
                last.append(value)
                names.append((name, value))
        pairs = names.items() if isinstance(names, dict) else names
        for item in pairs:
            if isinstance(item, str):
                name, value = item, names[item]
            else:
                name, value = item
            namespace[name] = value
        namespace['__module__'] = module or '__main__'
        if qualname is not None:
            namespace['__qualname__'] = qualname
        return cls.__class__.__new__(cls.__class__, class_name, bases, namespace, boundary=boundary)
    """#
}
