// `nn.Sequential`, `nn.ModuleList`, `nn.ModuleDict` and `nn.ParameterList`: modules that hold others by position or key.

import PythonRuntime
import Tensors

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

  /// Length, iteration and indexing, shared by Sequential and ModuleList.
  private static let positional: NativeSlots = {
    var slots = NativeSlots()
    slots.length = { (vm, module) throws(PyError) in table(vm, module).count }
    slots.iterate = { (vm, module) throws(PyError) in try vm.iterator(of: vm.list(values(vm, module))) }
    slots.getItem = { (vm, module, key) throws(PyError) in
      guard key.isKind(.slice) else { return values(vm, module)[try position(vm, module, key)] }
      let chosen = try vm.toArray(try vm.getItem(vm.list(values(vm, module)), key))
      return try vm.call(
        Value(vm.classOf(module)), vm.typeName(of: module) == "ModuleList" ? [vm.list(chosen)] : chosen)
    }
    slots.setItem = { (vm, module, key, value) throws(PyError) in
      let index = try position(vm, module, key)
      try vm.setAttribute(module, vm.intern(table(vm, module).pairs[index].key.str?.string ?? ""), value)
    }
    slots.deleteItem = { (vm, module, key) throws(PyError) in
      let index = try position(vm, module, key)
      var kept = values(vm, module)
      kept.remove(at: index)
      try refill(vm, module, kept)
    }
    return slots
  }()

  private static func refill(_ vm: Machine, _ module: Value, _ children: [Value]) throws(PyError) {
    let modules = table(vm, module)
    for pair in modules.pairs { _ = try vm.dictRemove(modules, pair.key) }
    for (index, child) in children.enumerated() { try vm.registerModule(module, vm.string("\(index)"), child) }
  }

  private static func append(_ vm: Machine, _ module: Value, _ child: Value) throws(PyError) {
    try vm.registerModule(module, vm.string("\(table(vm, module).count)"), child)
  }

  private static let sequential = Layer(
    "Sequential", "*args",
    methods: [
      NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
        var value = arguments[1]
        for child in values(vm, arguments[0]) { value = try vm.call(child, [value]) }
        return value
      },
      NativeRow("append(self, module)") { (vm, arguments) throws(PyError) in
        try append(vm, arguments[0], arguments[1])
        return arguments[0]
      },
    ], slots: positional,
    initialize: { (vm, module, arguments) throws(PyError) in
      let given = try vm.toArray(arguments[1])
      if given.count == 1, let named = given[0].dict {
        for pair in named.pairs { try vm.registerModule(module, pair.key, pair.value) }
      } else {
        for child in given { try append(vm, module, child) }
      }
    })

  private static let moduleList = Layer(
    "ModuleList", "modules=None",
    methods: [
      NativeRow("append(self, module)") { (vm, arguments) throws(PyError) in
        try append(vm, arguments[0], arguments[1])
        return arguments[0]
      },
      NativeRow("extend(self, modules)") { (vm, arguments) throws(PyError) in
        for child in try vm.toArray(arguments[1]) { try append(vm, arguments[0], child) }
        return arguments[0]
      },
      NativeRow("insert(self, index, module)") { (vm, arguments) throws(PyError) in
        var children = values(vm, arguments[0])
        let index = min(max(try vm.index(arguments[1]), 0), children.count)
        children.insert(arguments[2], at: index)
        try refill(vm, arguments[0], children)
        return .none
      },
    ], slots: positional,
    initialize: { (vm, module, arguments) throws(PyError) in
      if arguments[1].isNone { return }
      for child in try vm.toArray(arguments[1]) { try append(vm, module, child) }
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
    slots.setItem = { (vm, module, key, value) throws(PyError) in try vm.registerModule(module, key, value) }
    slots.deleteItem = { (vm, module, key) throws(PyError) in
      if (try vm.dictRemove(table(vm, module), key)).isUndefined { throw vm.keyError(key) }
    }
    slots.contains = { (vm, module, key) throws(PyError) in !(try vm.dictGet(table(vm, module), key)).isUndefined }
    return slots
  }()

  private static let moduleDict = Layer(
    "ModuleDict", "modules=None",
    methods: [
      NativeRow("keys(self)") { (vm, arguments) throws(PyError) in
        try vm.callMethod(Value(table(vm, arguments[0])), "keys")
      },
      NativeRow("values(self)") { (vm, arguments) throws(PyError) in
        try vm.callMethod(Value(table(vm, arguments[0])), "values")
      },
      NativeRow("items(self)") { (vm, arguments) throws(PyError) in
        try vm.callMethod(Value(table(vm, arguments[0])), "items")
      },
    ], slots: byKey,
    initialize: { (vm, module, arguments) throws(PyError) in
      if arguments[1].isNone { return }
      if let given = arguments[1].dict {
        for pair in given.pairs { try vm.registerModule(module, pair.key, pair.value) }
        return
      }
      for element in try vm.toArray(arguments[1]) {
        let pair = try vm.toArray(element)
        if pair.count == 2 { try vm.registerModule(module, pair[0], pair[1]) }
      }
    })
}
