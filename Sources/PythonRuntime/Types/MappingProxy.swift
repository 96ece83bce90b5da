// `types.MappingProxyType`: a read-only view of a mapping; what `cls.__dict__` gives.

/// The view.
final class MappingProxyObject: NativeObject {
  let mapping: Value
  init(_ mapping: Value) { self.mapping = mapping }
  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(mapping) }
}

enum MappingProxy {
  private static func mapping(_ value: Value) -> Value {
    (value.native as? MappingProxyObject)?.mapping ?? .none
  }

  private static func forwarded(_ signature: String, _ name: String) -> NativeRow {
    NativeRow(signature, .unpack) { (vm, arguments) throws(PyError) in
      var given: [Value] = []
      for index in 1..<max(arguments.count, 1) where !arguments[index].isUndefined { given.append(arguments[index]) }
      return try vm.callMethod(mapping(arguments[0]), name, given)
    }
  }

  static let declaration = NativeClass(
    "mappingproxy", kind: .native,
    methods: [
      forwarded("get(self, key, default=?, /)", "get"), forwarded("keys(self, /)", "keys"),
      forwarded("values(self, /)", "values"), forwarded("items(self, /)", "items"),
      forwarded("copy(self, /)", "copy"), forwarded("__reversed__(self, /)", "__reversed__"),
    ],
    slots: {
      var slots = NativeSlots()
      slots.getItem = { (vm, value, key) throws(PyError) in try vm.getItem(mapping(value), key) }
      slots.contains = { (vm, value, key) throws(PyError) in try vm.contains(mapping(value), key) }
      slots.length = { (vm, value) throws(PyError) in try vm.length(mapping(value)) }
      slots.iterate = { (vm, value) throws(PyError) in try vm.iterator(of: mapping(value)) }
      slots.repr = { (vm, value) throws(PyError) in "mappingproxy(\(try vm.repr(mapping(value))))" }
      slots.str = { (vm, value) throws(PyError) in try vm.str(mapping(value)) }
      slots.compare = { (vm, op, left, right) throws(PyError) in
        guard op == .equal || op == .notEqual else { return .notImplemented }
        let other = right.native is MappingProxyObject ? mapping(right) : right
        return try vm.compare(op, mapping(left), other)
      }
      slots.binary = { (vm, op, left, right) throws(PyError) in
        guard op == .bitOr else { return .notImplemented }
        let first = left.native is MappingProxyObject ? mapping(left) : left
        let second = right.native is MappingProxyObject ? mapping(right) : right
        return try vm.tryBinary(op, first, second)
      }
      slots.construct = { (vm, cls, arguments) throws(PyError) in
        let given = try vm.clinicArguments(arguments, of: "mappingproxy", ["mapping"], required: 1)[0]
        if given.dict == nil, vm.classOf(given).dunders[Dunder.getItem.rawValue].isUndefined {
          throw vm.typeError("mappingproxy() argument must be a mapping, not \(vm.typeName(of: given))")
        }
        return vm.mappingProxy(given)
      }
      return slots
    }(), isInheritable: false)
}

extension Machine {
  /// A read-only view of a mapping.
  func mappingProxy(_ mapping: Value) -> Value {
    adopt(MappingProxyObject(mapping), as: sharedClass(MappingProxy.declaration))
  }
}
