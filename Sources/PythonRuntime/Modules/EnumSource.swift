// The module `enum` in Python. Our own text: members are made by `__init_subclass__`; iteration and `in` over an enum
// class go through `__class_iter__`, which the class `type` asks for.

enum EnumSource {
  static let module = NativeModule(
    "enum",
    functions: [
      SourceSupport.own, SourceSupport.store, SourceSupport.bare, SourceSupport.classNames, SourceSupport.intOf,
    ]
  ) { vm, module throws(PyError) in
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    def load(_own, _store, _bare, _class_names, _int_of, object, int, str, isinstance, issubclass, type, tuple, list,
             dict, len, hash, repr, setattr, getattr, callable, property, staticmethod, classmethod, super, max,
             ValueError, TypeError, KeyError, AttributeError, NotImplemented):
        class auto:
            def __init__(self):
                self.value = None

        def is_descriptor(value):
            return (callable(value) and not isinstance(value, type)) or isinstance(
                value, (property, staticmethod, classmethod)) or hasattr_of(value, '__get__')

        def hasattr_of(value, name):
            return getattr(type(value), name, None) is not None

        class EnumBase:
            def __init_subclass__(cls, **kwargs):
                if _own(cls, '_enum_root_', False):
                    return
                members = {}
                by_value = {}
                last = []
                for name in _class_names(cls):
                    value = _own(cls, name, None)
                    if name.startswith('_') or is_descriptor(value):
                        continue
                    if isinstance(value, auto):
                        value = cls._generate_next_value_(name, 1, len(members), last)
                    last.append(value)
                    known = None
                    for member in members.values():
                        if member._value_ == value:
                            known = member
                    if known is None:
                        known = cls._make_member_(value)
                        _store(known, '_name_', name)
                        _store(known, '_value_', value)
                        _store(known, '_sort_order_', len(members))
                        initializer = getattr(cls, '__init__', None)
                        if initializer is not None and initializer is not getattr(object, '__init__', None):
                            if cls._has_initializer_():
                                arguments = value if isinstance(value, tuple) else (value,)
                                initializer(known, *arguments)
                        members[name] = known
                    by_value[name] = known
                for name, member in by_value.items():
                    setattr(cls, name, member)
                setattr(cls, '_member_map_', by_value)
                setattr(cls, '_member_names_', list(members))
                setattr(cls, '__members__', by_value)

            def _has_initializer_(cls):
                for base in cls.__mro__:
                    if base is EnumBase:
                        return False
                    if _own(base, '__init__', None) is not None:
                        return True
                return False
            _has_initializer_ = classmethod(_has_initializer_)

            def _make_member_(cls, value):
                return _bare(cls)
            _make_member_ = classmethod(_make_member_)

            def _generate_next_value_(name, start, count, last_values):
                numbers = [value for value in last_values if isinstance(value, int)]
                return max(numbers) + 1 if numbers else start
            _generate_next_value_ = staticmethod(_generate_next_value_)

            def __new__(cls, value):
                for name in cls._member_names_:
                    member = cls._member_map_[name]
                    if member._value_ == value:
                        return member
                result = cls._missing_(value)
                if result is not None:
                    return result
                raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')

            def _missing_(cls, value):
                return None
            _missing_ = classmethod(_missing_)

            def __class_getitem__(cls, name):
                if name not in cls._member_map_:
                    raise KeyError(name)
                return cls._member_map_[name]

            def __class_iter__(cls):
                return [cls._member_map_[name] for name in cls._member_names_]
            __class_iter__ = classmethod(__class_iter__)

            @property
            def name(self):
                return self._name_

            @property
            def value(self):
                return self._value_

            def __repr__(self):
                return f'<{self.__class__.__name__}.{self._name_}: {self._value_!r}>'

            def __str__(self):
                return f'{self.__class__.__name__}.{self._name_}'

            def __format__(self, spec):
                return str(self).__format__(spec)

            def __hash__(self):
                return hash(self._name_)

            def __copy__(self):
                return self

            def __deepcopy__(self, memo):
                return self

        class Enum(EnumBase):
            _enum_root_ = True

        class IntEnum(int, EnumBase):
            _enum_root_ = True

            def _make_member_(cls, value):
                return _int_of(cls, value)
            _make_member_ = classmethod(_make_member_)

            def __str__(self):
                return str(self._value_)

            def __format__(self, spec):
                return self._value_.__format__(spec)

            def __hash__(self):
                return hash(self._value_)

        class Flag(EnumBase):
            _enum_root_ = True

            def _generate_next_value_(name, start, count, last_values):
                return 2 ** count
            _generate_next_value_ = staticmethod(_generate_next_value_)

            def combined(cls, value):
                for name in cls._member_names_:
                    if cls._member_map_[name]._value_ == value:
                        return cls._member_map_[name]
                member = cls._make_member_(value)
                names = [name for name in cls._member_names_ if cls._member_map_[name]._value_ & value]
                _store(member, '_name_', '|'.join(names) if names else None)
                _store(member, '_value_', value)
                return member
            combined = classmethod(combined)

            def __or__(self, other):
                return self.combined(self._value_ | other._value_)

            def __and__(self, other):
                return self.combined(self._value_ & other._value_)

            def __xor__(self, other):
                return self.combined(self._value_ ^ other._value_)

            def __contains__(self, other):
                return other._value_ & self._value_ == other._value_

            def __bool__(self):
                return self._value_ != 0

            def __eq__(self, other):
                return isinstance(other, type(self)) and self._value_ == other._value_

            def __hash__(self):
                return hash(self._value_)

        def unique(enumeration):
            names = enumeration._member_map_
            aliases = [(name, member._name_) for name, member in names.items() if name != member._name_]
            if aliases:
                listed = ', '.join([f'{alias} -> {name}' for alias, name in aliases])
                raise ValueError(f'duplicate values found in {enumeration!r}: {listed}')
            return enumeration

        return {'auto': auto, 'Enum': Enum, 'IntEnum': IntEnum, 'Flag': Flag, 'unique': unique}
    """#
}
