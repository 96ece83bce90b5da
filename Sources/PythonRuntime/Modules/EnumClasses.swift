// The classes of the module `enum` in Python: Enum, IntEnum, StrEnum, Flag, IntFlag, and what checks them. Our own text.

extension EnumSource {
  static let classes = #"""
    class Enum(metaclass=EnumType):

        def __init__(self, *args, **kwds):
            pass

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            if not last_values:
                return start
            last = last_values[-1]
            try:
                last_values.sort()
                if last == last_values[-1]:
                    return last + 1
            except TypeError:
                pass
            import warnings
            warnings.warn(
                'In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable and '
                'support adding +1\nand the value returned will be the largest value in the enum incremented by 1',
                DeprecationWarning, stacklevel=3)
            for value in reversed(last_values):
                try:
                    return value + 1
                except TypeError:
                    pass
            return start

        @classmethod
        def _missing_(cls, value):
            return None

        @_enum_property
        def name(self):
            return self._name_

        @_enum_property
        def value(self):
            return self._value_

        def __repr__(self):
            show = self.__class__.__dict__['_value_repr_']
            return f'<{self.__class__.__name__}.{self._name_}: {repr(self._value_) if show is None else show(self._value_)}>'

        def __str__(self):
            return f'{self.__class__.__name__}.{self._name_}'

        def __dir__(self):
            names = set(() if self._member_type_ is object else object.__dir__(self))
            for kind in self.__class__.mro():
                for name, value in kind.__dict__.items():
                    if name[0] == '_':
                        continue
                    if isinstance(value, _enum_property):
                        if value.fget is not None or name not in self._member_map_:
                            names.add(name)
                        else:
                            names.discard(name)
                    elif name not in self._member_map_:
                        names.add(name)
            names.update([name for name in getattr(self, '__dict__', {}) if name[0] != '_'])
            return sorted(names | {'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'})

        def __format__(self, format_spec):
            return str.__format__(str(self), format_spec)

        def __hash__(self):
            return hash(self._name_)

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

    _root['Enum'] = Enum

    class ReprEnum(Enum):
        pass

    _root['ReprEnum'] = ReprEnum

    class IntEnum(int, ReprEnum):
        __str__ = int.__repr__
        __format__ = int.__format__
        __repr__ = Enum.__repr__

        def __hash__(self):
            return hash(self._value_)

    class StrEnum(str, ReprEnum):
        __str__ = str.__str__
        __format__ = str.__format__
        __repr__ = Enum.__repr__

        def __new__(cls, *values):
            if len(values) > 3:
                raise TypeError(f'too many arguments for str(): {values!r}')
            if len(values) == 1 and not isinstance(values[0], str):
                raise TypeError(f'{values[0]!r} is not a string')
            item = str.__new__(cls, *values)
            item._value_ = str(*values)
            return item

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            return name.lower()

        def __hash__(self):
            return hash(self._value_)

    def _binary(value, width):
        digits = format(value if value >= 0 else (1 << width) + value, f'0{width}b')
        return f"0b{'1' if value < 0 else '0'} {digits}"

    class Flag(Enum, boundary=STRICT):

        _numeric_repr_ = repr

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            if not last_values:
                return start if start is not None else 1
            last = max(last_values)
            if not isinstance(last, int):
                raise TypeError(f'invalid flag value {last!r}')
            return 2 ** last.bit_length()

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            mask, singles, full = cls._flag_mask_, cls._singles_mask_, cls._all_bits_
            negative = None
            if not ~full <= value <= full or value & (full ^ mask):
                if cls._boundary_ is STRICT:
                    width = max(value.bit_length(), mask.bit_length())
                    raise ValueError('%r invalid value %r\n    given %s\n  allowed %s' % (
                        cls, value, _binary(value, width), _binary(mask, width)))
                if cls._boundary_ is CONFORM:
                    value = value & mask
                elif cls._boundary_ is EJECT:
                    return value
                elif value < 0:
                    value = max(full + 1, 1 << value.bit_length()) + value
            if value < 0:
                negative = value
                value = full + 1 + value
            unknown = value & ~mask
            if unknown and cls._boundary_ is not KEEP:
                raise ValueError('%s(%r) -->  unknown values %r [%s]' % (
                    cls.__name__, value, unknown, _binary(unknown, unknown.bit_length())))
            kind = cls._member_type_
            item = object.__new__(cls) if kind is object else kind.__new__(cls, value)
            if not hasattr(item, '_value_'):
                item._value_ = value
            members = [one for one in cls if one._value_ & value]
            covered = 0
            for one in members:
                covered |= one._value_
            if value & ~singles:
                for one in cls._member_map_.values():
                    if one._value_ and one._value_ & value == one._value_ and one not in members:
                        members.append(one)
                        covered |= one._value_
            item._name_ = '|'.join([one._name_ for one in members]) if covered else None
            rest = value ^ covered
            if covered and rest:
                if cls._boundary_ is STRICT:
                    raise ValueError('%r: no members with value %r' % (cls, rest))
                item._name_ += '|%s' % cls._numeric_repr_(rest)
            item = cls._value2member_map_.setdefault(value, item)
            if negative is not None:
                cls._value2member_map_[negative] = item
            return item

        def __contains__(self, other):
            if not isinstance(other, self.__class__):
                raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                    type(other).__qualname__, self.__class__.__qualname__))
            return other._value_ & self._value_ == other._value_

        def __iter__(self):
            return iter([one for one in self.__class__ if one._value_ & self._value_])

        def __len__(self):
            return self._value_.bit_count()

        def __bool__(self):
            return bool(self._value_)

        def __repr__(self):
            name = self.__class__.__name__
            if self._name_ is None:
                return f'<{name}: {self._value_!r}>'
            return f'<{name}.{self._name_}: {self._value_!r}>'

        def __str__(self):
            name = self.__class__.__name__
            return f'{name}({self._value_!r})' if self._name_ is None else f'{name}.{self._name_}'

        def _other(self, other):
            if isinstance(other, self.__class__):
                return other._value_
            if self._member_type_ is not object and isinstance(other, self._member_type_):
                return int(other)
            return None

        def __or__(self, other):
            value = self._other(other)
            return NotImplemented if value is None else self.__class__(self._value_ | value)

        def __and__(self, other):
            value = self._other(other)
            return NotImplemented if value is None else self.__class__(self._value_ & value)

        def __xor__(self, other):
            value = self._other(other)
            return NotImplemented if value is None else self.__class__(self._value_ ^ value)

        __ror__ = __or__
        __rand__ = __and__
        __rxor__ = __xor__

        def __invert__(self):
            if self._boundary_ is KEEP or self._boundary_ is EJECT:
                return self.__class__(~self._value_)
            return self.__class__(self._singles_mask_ & ~self._value_)

    _root['Flag'] = Flag

    class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
        __str__ = int.__repr__
        __format__ = int.__format__
        __repr__ = Flag.__repr__
        __or__ = Flag.__or__
        __and__ = Flag.__and__
        __xor__ = Flag.__xor__
        __ror__ = Flag.__or__
        __rand__ = Flag.__and__
        __rxor__ = Flag.__xor__
        __invert__ = Flag.__invert__

        def __hash__(self):
            return hash(self._value_)

    def unique(enumeration):
        pairs = [(name, item._name_) for name, item in enumeration.__members__.items() if name != item._name_]
        if pairs:
            listed = ', '.join([f'{alias} -> {name}' for alias, name in pairs])
            raise ValueError(f'duplicate values found in {enumeration!r}: {listed}')
        return enumeration

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'

    class EnumCheck:
        pass

    EnumCheck.CONTINUOUS = CONTINUOUS
    EnumCheck.NAMED_FLAGS = NAMED_FLAGS
    EnumCheck.UNIQUE = UNIQUE

    class verify:
        def __init__(self, *checks):
            self.checks = checks

        def __call__(self, enumeration):
            if UNIQUE in self.checks:
                pairs = [(name, item._name_) for name, item in enumeration.__members__.items() if name != item._name_]
                if pairs:
                    listed = ', '.join([f'{alias} -> {name}' for alias, name in pairs])
                    raise ValueError(f'aliases found in {enumeration!r}: {listed}')
            if CONTINUOUS in self.checks:
                self._continuous(enumeration)
            if NAMED_FLAGS in self.checks:
                self._named(enumeration)
            return enumeration

        def _continuous(self, enumeration):
            values = {item.value for item in enumeration}
            if len(values) < 2:
                return
            kind, low, high = 'enum', min(values), max(values)
            if issubclass(enumeration, Flag):
                kind = 'flag'
                absent = [1 << place for place in range(low.bit_length(), high.bit_length() - 1)
                          if 1 << place not in values]
            else:
                absent = [value for value in range(low + 1, high) if value not in values]
            if absent:
                listed = ', '.join([str(value) for value in absent])
                raise ValueError(f'invalid {kind} {enumeration.__name__!r}: missing values {listed}'[:256])

        def _named(self, enumeration):
            values = [item.value for item in enumeration]
            names, absent = [], 0
            for name, alias in enumeration._member_map_.items():
                if name in enumeration._member_names_ or alias.value < 0:
                    continue
                unnamed = [value for value in show_flag_values(alias.value) if value not in values]
                if unnamed:
                    names.append(name)
                    for value in unnamed:
                        absent |= value
            if names:
                told = (f'alias {names[0]} is missing' if len(names) == 1 else
                        f"aliases {', '.join(names[:-1])} and {names[-1]} are missing")
                what = f'value 0x{absent:x}' if absent & absent - 1 == 0 else f'combined values of 0x{absent:x}'
                raise ValueError(f'invalid Flag {enumeration.__name__!r}: {told} {what} '
                                 '[use enum.show_flag_values(value) for details]')

    def show_flag_values(value):
        rest = value.value if isinstance(value, Enum) else value
        if rest < 0:
            raise ValueError('%r is not a positive integer' % value)
        return [1 << place for place in range(rest.bit_length()) if rest >> place & 1]

    def _last_module(member):
        return member.__class__.__module__.split('.')[-1]

    def global_enum_repr(self):
        return f'{_last_module(self)}.{self._name_}'

    def global_flag_repr(self):
        module = _last_module(self)
        if self._name_ is None:
            return f'{module}.{self.__class__.__name__}({self._value_!r})'
        names = self._name_.split('|')
        if self._boundary_ is not KEEP:
            return '|'.join([f'{module}.{name}' for name in names])
        return '|'.join([name if name[0].isdigit() else f'{module}.{name}' for name in names])

    def global_str(self):
        if self._name_ is None:
            return f'{self.__class__.__name__}({self._value_!r})'
        return self._name_

    def global_enum(cls, update_str=False):
        import sys
        cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
        if not issubclass(cls, ReprEnum) or update_str:
            cls.__str__ = global_str
        sys.modules[cls.__module__].__dict__.update(cls.__members__)
        return cls

    _members = {'property': _enum_property}
    """#
}
