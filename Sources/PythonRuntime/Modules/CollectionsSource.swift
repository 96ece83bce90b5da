// The Python half of `collections`: namedtuple here, the others in CollectionsMappings.swift.
// Our own text.

enum CollectionsSource {
  static let text = #"""
    import operator as _operator
    import itertools as _itertools
    _missing = []
    _item_one = _operator.itemgetter(1)
    _keywords = ('False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def',
                 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is',
                 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield')

    def _fixed(self, value):
        raise AttributeError("can't set attribute")

    def _kept(self):
        raise AttributeError("can't delete attribute")

    def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
        if isinstance(field_names, str):
            field_names = field_names.replace(',', ' ').split()
        names = [str(name) for name in field_names]
        if rename:
            used = set()
            for index, name in enumerate(names):
                if not name.isidentifier() or name in _keywords or name.startswith('_') or name in used:
                    names[index] = f'_{index}'
                used.add(name)
        used = set()
        for name in [typename] + names:
            if not isinstance(name, str):
                raise TypeError('Type names and field names must be strings')
            if not name.isidentifier():
                raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
            if name in _keywords:
                raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
        for name in names:
            if name.startswith('_') and not rename:
                raise ValueError(f'Field names cannot start with an underscore: {name!r}')
            if name in used:
                raise ValueError(f'Encountered duplicate field name: {name!r}')
            used.add(name)
        values = tuple(defaults) if defaults is not None else ()
        if len(values) > len(names):
            raise TypeError('Got more default values than field names')
        names = tuple(names)
        first = len(names) - len(values)
        optional = dict(zip(names[first:], values))
        required = names[:first]
        count = len(names)
        function = typename + '.__new__'

        def __new__(_cls, *args, **kwargs):
            made = _tuple_by_name(_cls, names, args, kwargs)
            if made is not None:
                return made
            bound = _bind(function, names, required, count, args, kwargs, _missing)
            for index, value in enumerate(bound):
                if value is _missing:
                    bound[index] = optional[names[index]]
            return _tuple_of(_cls, bound)

        def _make(cls, iterable):
            result = _tuple_of(cls, iterable)
            if len(result) != count:
                raise TypeError(f'Expected {count} arguments, got {len(result)}')
            return result

        def _replace(self, /, **changes):
            if self._make.__func__ is _make:
                made = _tuple_changed(self, names, changes)
                if made is not None:
                    return made
            result = self._make([changes.pop(name, value) for name, value in zip(names, self)])
            if changes:
                raise ValueError(f'Got unexpected field names: {list(changes)!r}')
            return result

        def _asdict(self):
            return dict(zip(names, self))

        def __repr__(self):
            body = ', '.join([f'{name}={value!r}' for name, value in zip(names, self)])
            return f'{type(self).__name__}({body})'

        def __getnewargs__(self):
            return tuple(self)

        members = {
            '__doc__': f"{typename}({', '.join(names)})", '__slots__': (), '_fields': names,
            '_field_defaults': optional, '__new__': __new__, '_make': classmethod(_make),
            '_replace': _replace, '_asdict': _asdict, '__repr__': __repr__, '__getnewargs__': __getnewargs__,
            '__match_args__': names, '__module__': module or '__main__',
        }

        def reader(position):
            return _field(position, lambda self: self[position], _fixed, _kept,
                          f'Alias for field number {position}')

        for position, name in enumerate(names):
            members[name] = reader(position)
        return type(typename, (tuple,), members)
    """#

  static let module = NativeModule(
    "collections",
    functions: [
      SourceSupport.bind, SourceSupport.tupleOf, SourceSupport.tupleByName, SourceSupport.tupleChanged,
      FunctionKinds.field, countElements,
      orderedView, moveLast, popEnd,
    ]
  ) {
    vm, module throws(PyError) in
    let deque = vm.sharedClass(DequeType.declaration)
    vm.setStaticName(of: deque, "collections.deque")
    vm.setMember(module, "deque", Value(deque))
    vm.setStaticName(of: vm.sharedClass(FunctionKinds.tupleGetter), "_collections._tuplegetter")
    module.lazyMember = { (vm, _, name) throws(PyError) in
      name == "abc" ? Value(try vm.importModule("collections.abc")) : .undefined
    }
    try SourceModules.load(vm, module, text + mappings + counting + wrappers)
  }

  /// `_count_elements(mapping, iterable)`: counts the elements of an iterable in a dict.
  private static let countElements = NativeRow("_count_elements(mapping, iterable, /)") {
    vm, arguments throws(PyError) in
    guard let dict = arguments[0].dict else { throw vm.typeError("a dict is needed") }
    if !vm.classOf(arguments[0]).dunders[Dunder.setItem.rawValue].isUndefined {
      return try countByAssigning(vm, arguments[0], arguments[1])
    }
    var count = 0
    try vm.iterate(arguments[1]) { (element) throws(PyError) in
      let known = try vm.dictGet(dict, element)
      let next = known.isUndefined ? Value(1) : try vm.binary(.add, known, Value(1))
      try vm.dictSet(dict, element, next)
      count += 1
      if count & 0xFFFF == 0 { try vm.checkInterrupt() }
    }
    return .none
  }

  /// The same where the class has a `__setitem__` of its own.
  private static func countByAssigning(_ vm: Machine, _ counts: Value, _ elements: Value) throws(PyError) -> Value {
    let get = try vm.getAttribute(counts, "get")
    return try vm.withRoots([get]) { () throws(PyError) in
      try vm.iterate(elements) { (element) throws(PyError) in
        let known = try vm.call(get, [element, Value(0)])
        try vm.setItem(counts, element, try vm.binary(.add, known, Value(1)))
      }
      return .none
    }
  }

  /// `_move_last(mapping, key)`: the entry becomes the last one.
  private static let moveLast = NativeRow("_move_last(mapping, key, /)") { vm, arguments throws(PyError) in
    guard let dict = arguments[0].dict else { throw vm.typeError("a dict is needed") }
    let hash = try vm.hash(arguments[1])
    let number = try vm.dictFind(dict, arguments[1], hash: hash)
    if number < 0 { throw vm.keyError(arguments[1]) }
    if number == dict.entryCount - 1 { return .none }
    let key = dict.entries[number].key
    dict.insertNew(key, hash: hash, dict.removeEntry(number))
    return .none
  }

  /// `_pop_end(mapping, last)`: takes the last or the first entry out of a mapping that has some.
  private static let popEnd = NativeRow("_pop_end(mapping, last, /)") { vm, arguments throws(PyError) in
    guard let dict = arguments[0].dict, dict.count > 0 else { throw vm.typeError("a dict is needed") }
    let isLast = arguments[1].asBool
    var number = isLast ? dict.entryCount - 1 : 0
    while dict.entries[number].key.isUndefined { number += isLast ? -1 : 1 }
    let key = dict.entries[number].key
    return vm.tuple([key, dict.removeEntry(number)])
  }

  /// `_ordered_view(mapping, part)`: the views of an OrderedDict, which call themselves `odict_keys` and so on.
  private static let orderedView = NativeRow("_ordered_view(mapping, part, /)") { vm, arguments throws(PyError) in
    guard let dict = arguments[0].dict else { throw vm.typeError("a dict is needed") }
    let names = ["odict_keys", "odict_values", "odict_items"]
    let bases: [BuiltinType] = [.dictKeys, .dictValues, .dictItems]
    let parts: [DictViewObject.Part] = [.keys, .values, .items]
    let part = min(max(try vm.index(arguments[1]), 0), 2)
    var slots = NativeSlots()
    slots.repr = { vm, value throws(PyError) in
      let elements = vm.list(try vm.toArray(value))
      return "\(vm.typeName(of: value))(\(try vm.repr(elements)))"
    }
    let declaration = NativeClass(
      names[part], module: "collections", kind: .dictView, slots: slots, isInheritable: false)
    let cls = vm.sharedClass(declaration, bases: [vm.builtin(bases[part])])
    return vm.adopt(DictViewObject(dict, parts[part]), as: cls)
  }
}
