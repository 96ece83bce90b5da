// `nn.Sequential`, `nn.ModuleList` and `nn.ModuleDict`: modules that hold others by position or key. `nn.ParameterList`
// and `nn.ParameterDict` are module text.

import PythonRuntime

enum ContainerLayers {
  static let all: [Layer] = [sequential, moduleList, moduleDict]

  private static func table(_ vm: Machine, _ module: Value) -> DictObject {
    vm.moduleTable(module, vm.torch.names.modules) ?? vm.dict()
  }

  private static func values(_ vm: Machine, _ module: Value) -> [Value] { table(vm, module).pairs.map(\.value) }

  /// The position a lesson means, negative ones counted from the end.
  private static func position(_ vm: Machine, _ module: Value, _ key: Value) throws(PyError) -> Int {
    let count = table(vm, module).count
    let index = try vm.index(key)
    guard index >= -count && index < count else { throw vm.indexError("index \(index) is out of range") }
    return index < 0 ? index + count : index
  }

  /// The children under new numbers, counted from zero.
  private static func refill(_ vm: Machine, _ module: Value, _ children: [Value]) throws(PyError) {
    try vm.withRoots(children) { () throws(PyError) in
      let modules = table(vm, module)
      for pair in modules.pairs { _ = try vm.dictRemove(modules, pair.key) }
      for (index, child) in children.enumerated() { try vm.dictSet(modules, vm.string("\(index)"), child) }
    }
  }

  private static func append(_ vm: Machine, _ module: Value, _ child: Value) throws(PyError) {
    _ = try vm.callMethod(module, "add_module", [vm.string("\(table(vm, module).count)"), child])
  }

  private static func extend(_ vm: Machine, _ module: Value, _ children: Value) throws(PyError) {
    let added = try vm.toArray(children)
    try vm.withRoots(added) { () throws(PyError) in
      for child in added { try append(vm, module, child) }
    }
  }

  /// Length, iteration and indexing, shared by Sequential and ModuleList.
  private static func positional(_ isSequential: Bool) -> NativeSlots {
    var slots = NativeSlots()
    slots.length = { (vm, module) throws(PyError) in table(vm, module).count }
    slots.iterate = { (vm, module) throws(PyError) in try vm.iterator(of: vm.list(values(vm, module))) }
    slots.getItem = { (vm, module, key) throws(PyError) in
      guard key.isKind(.slice) else { return values(vm, module)[try position(vm, module, key)] }
      if !isSequential {
        let chosen = try vm.getItem(vm.list(values(vm, module)), key)
        return try vm.call(Value(vm.classOf(module)), [chosen])
      }
      let pairs = table(vm, module).pairs.map { vm.tuple([$0.key, $0.value]) }
      let chosen = try vm.orderedDict()
      for pair in try vm.toArray(try vm.getItem(vm.list(pairs), key)) {
        guard let parts = pair.tuple else { continue }
        try vm.setItem(chosen, parts[0], parts[1])
      }
      return try vm.call(Value(vm.classOf(module)), [chosen])
    }
    slots.setItem = { (vm, module, key, value) throws(PyError) in
      let index = try position(vm, module, key)
      try vm.setAttribute(module, vm.intern(table(vm, module).pairs[index].key.str?.string ?? ""), value)
    }
    slots.deleteItem = { (vm, module, key) throws(PyError) in
      let all = values(vm, module)
      var gone: Set<Int> = []
      if key.isKind(.slice) {
        let numbers = vm.list((0..<all.count).map { Value($0) })
        for number in try vm.toArray(try vm.getItem(numbers, key)) { gone.insert(number.asInt) }
      } else {
        gone.insert(try position(vm, module, key))
      }
      try refill(vm, module, all.enumerated().filter { !gone.contains($0.offset) }.map(\.element))
    }
    slots.binary = { (vm, op, left, right) throws(PyError) in
      isSequential ? try joined(vm, op, left, right) : try listed(vm, op, left, right)
    }
    slots.inPlace = { (vm, op, left, right) throws(PyError) in
      if op == .add {
        if isSequential { try checkSequential(vm, right) }
        return try vm.callMethod(left, "extend", [right])
      }
      guard isSequential, op == .multiply else { return .notImplemented }
      let count = try factor(vm, left, right)
      let children = values(vm, left)
      for _ in 1..<max(count, 1) { for child in children { try append(vm, left, child) } }
      return left
    }
    if !isSequential { slots.repr = { (vm, module) throws(PyError) in try vm.moduleRepr(module) } }
    return slots
  }

  private static func checkSequential(_ vm: Machine, _ other: Value) throws(PyError) {
    if let cls = vm.torch.classes.layers["Sequential"], vm.isInstance(other, cls) { return }
    throw vm.valueError(
      "add operator supports only objects of Sequential class, but \(vm.torchClassText(other)) is given.")
  }

  private static func factor(_ vm: Machine, _ module: Value, _ other: Value) throws(PyError) -> Int {
    guard other.isInt || other.isBool else {
      throw vm.typeError(
        "unsupported operand type(s) for *: \(vm.torchClassText(module)) and \(vm.torchClassText(other))")
    }
    if other.asInt <= 0 {
      throw vm.valueError("Non-positive multiplication factor \(other.asInt) for \(vm.torchClassText(module))")
    }
    try vm.checkMemory(other.asInt > 1 << 40 ? Int.max : other.asInt * max(table(vm, module).count, 1) * 64)
    return other.asInt
  }

  /// `Sequential + Sequential` and `Sequential * n`.
  private static func joined(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    guard op == .add || op == .multiply, let cls = vm.torch.classes.layers["Sequential"] else { return .notImplemented }
    var children: [Value] = []
    if op == .add {
      guard vm.isInstance(left, cls) else { return .notImplemented }
      try checkSequential(vm, right)
      children = values(vm, left) + values(vm, right)
    } else {
      let (module, other) = vm.isInstance(left, cls) ? (left, right) : (right, left)
      let count = try factor(vm, module, other)
      for _ in 0..<count { children += values(vm, module) }
    }
    return try vm.call(Value(cls), children)
  }

  private static func listed(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    guard op == .add, let cls = vm.torch.classes.layers["ModuleList"], vm.isInstance(left, cls) else {
      return .notImplemented
    }
    return try vm.call(Value(cls), [vm.list(values(vm, left) + (try vm.toArray(right)))])
  }

  private static let appending = NativeRow("append(self, module)") { (vm, arguments) throws(PyError) in
    try append(vm, arguments[0], arguments[1])
    return arguments[0]
  }

  private static let popping = NativeRow("pop(self, key)") { (vm, arguments) throws(PyError) in
    let found = try vm.getItem(arguments[0], arguments[1])
    try vm.deleteItem(arguments[0], arguments[1])
    return found
  }

  private static let sequential = Layer(
    "Sequential", "*args",
    methods: [
      NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
        var value = arguments[1]
        let children = table(vm, arguments[0])
        var place = 0
        while let child = children.value(following: &place) { value = try vm.call(child, value) }
        return value
      },
      NativeRow("extend(self, sequential)") { (vm, arguments) throws(PyError) in
        try extend(vm, arguments[0], arguments[1])
        return arguments[0]
      },
      NativeRow("insert(self, index, module)") { (vm, arguments) throws(PyError) in
        guard vm.isModule(arguments[2]) else {
          throw vm.raise(
            .assertionError, "module should be of type: \(try vm.repr(Value(vm.torch.classes.module)))")
        }
        var children = values(vm, arguments[0])
        var index = try vm.index(arguments[1])
        if index > children.count || index < -children.count {
          throw vm.indexError("Index out of range: \(index)")
        }
        if index < 0 { index += children.count }
        children.insert(arguments[2], at: index)
        try refill(vm, arguments[0], children)
        return arguments[0]
      }, appending, popping,
    ], slots: positional(true),
    initialize: { (vm, module, arguments) throws(PyError) in
      let given = try vm.toArray(arguments[1])
      if given.count == 1, let named = given[0].dict, vm.typeName(of: given[0]) != "dict" {
        for pair in named.pairs { _ = try vm.callMethod(module, "add_module", [pair.key, pair.value]) }
      } else {
        for child in given { try append(vm, module, child) }
      }
    })

  private static let moduleList = Layer(
    "ModuleList", "modules=None",
    methods: [
      NativeRow("extend(self, modules)") { (vm, arguments) throws(PyError) in
        guard vm.isIterable(arguments[1]) else {
          throw vm.typeError(
            "ModuleList.extend should be called with an iterable, but got \(vm.typeName(of: arguments[1]))")
        }
        try extend(vm, arguments[0], arguments[1])
        return arguments[0]
      },
      NativeRow("insert(self, index, module)") { (vm, arguments) throws(PyError) in
        var children = values(vm, arguments[0])
        let index = min(max(try vm.index(arguments[1]), 0), children.count)
        children.insert(arguments[2], at: index)
        try refill(vm, arguments[0], children)
        return .none
      }, appending, popping,
    ], slots: positional(false),
    initialize: { (vm, module, arguments) throws(PyError) in
      if arguments[1].isNone { return }
      _ = try vm.callMethod(module, "extend", [arguments[1]])
    })

  private static let byKey: NativeSlots = {
    var slots = NativeSlots()
    slots.length = { (vm, module) throws(PyError) in table(vm, module).count }
    slots.iterate = { (vm, module) throws(PyError) in
      try vm.iterator(of: vm.list(table(vm, module).pairs.map(\.key)))
    }
    slots.getItem = { (vm, module, key) throws(PyError) in
      let found = try vm.dictGet(table(vm, module), key)
      if found.isUndefined { throw vm.keyError(key) }
      return found
    }
    slots.setItem = { (vm, module, key, value) throws(PyError) in
      _ = try vm.callMethod(module, "add_module", [key, value])
    }
    slots.deleteItem = { (vm, module, key) throws(PyError) in
      if (try vm.dictRemove(table(vm, module), key)).isUndefined { throw vm.keyError(key) }
    }
    slots.contains = { (vm, module, key) throws(PyError) in !(try vm.dictGet(table(vm, module), key)).isUndefined }
    return slots
  }()

  /// `keys`, `values` and `items` are the table's own.
  private static func view(_ name: String) -> NativeRow {
    NativeRow("\(name)(self)") { (vm, arguments) throws(PyError) in
      try vm.callMethod(Value(table(vm, arguments[0])), name)
    }
  }

  private static let moduleDict = Layer(
    "ModuleDict", "modules=None",
    methods: [
      view("keys"), view("values"), view("items"), view("clear"), popping,
      NativeRow("update(self, modules)") { (vm, arguments) throws(PyError) in
        try update(vm, arguments[0], arguments[1])
        return .none
      },
    ], slots: byKey,
    initialize: { (vm, module, arguments) throws(PyError) in
      if !arguments[1].isNone { _ = try vm.callMethod(module, "update", [arguments[1]]) }
    })

  private static func update(_ vm: Machine, _ module: Value, _ given: Value) throws(PyError) {
    guard vm.isIterable(given) else {
      throw vm.typeError(
        "ModuleDict.update should be called with an iterable of key/value pairs, but got \(vm.typeName(of: given))")
    }
    var pairs = given
    if given.dict != nil || vm.isModule(given) { pairs = try vm.callMethod(given, "items") }
    for (index, element) in try vm.toArray(pairs).enumerated() {
      guard vm.isIterable(element) else {
        throw vm.typeError(
          "ModuleDict update sequence element #\(index) should be Iterable; is\(vm.typeName(of: element))")
      }
      let pair = try vm.toArray(element)
      if pair.count != 2 {
        throw vm.valueError("ModuleDict update sequence element #\(index) has length \(pair.count); 2 is required")
      }
      try vm.setItem(module, pair[0], pair[1])
    }
  }
}
