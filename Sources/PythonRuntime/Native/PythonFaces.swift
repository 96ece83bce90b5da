// Native functions that CPython's library has in Python: their class, repr and kind are those of functions of Python. What belongs
// to the code of such functions (`__code__`, `__defaults__`) they do not have.

enum PythonFaces {
  /// Whether the methods of a native class are shown so.
  static func includes(_ method: NativeFunction, of cls: ClassObject) -> Bool {
    guard cls.name.string == "Random", cls.moduleName.string == "random" else { return false }
    return method.row.name != "random" && method.row.name != "getrandbits"
  }

  /// Whether a function of a module is.
  static func includes(_ row: NativeRow, of module: String) -> Bool {
    switch module {
    case "re", "copy": true
    case "hashlib": row.name == "new"
    case "abc": row.name == "abstractmethod" || row.name == "update_abstractmethods"
    default: false
    }
  }

  static func isFace(_ vm: Machine, _ function: Value) -> Bool {
    function.isKind(.nativeFunction) && vm.classOf(function) === vm.builtin(.functionFace)
  }
}

extension CoreTypes {
  static let functionFace = NativeClass(
    "function", kind: .nativeFunction, methods: [callRow, bindRow], properties: faceProperties,
    slots: {
      var slots = NativeSlots()
      slots.repr = { (vm, value) throws(PyError) in
        "<function \(vm.qualifiedName(of: value.asNativeFunction)) at \(vm.address(of: value))>"
      }
      return slots
    }(), isInheritable: false)

  /// Those of native functions but for the ones that functions of Python do not have, and with a module of their own.
  private static var faceProperties: [NativeProperty] {
    nativeProperties.filter { !["__objclass__", "__text_signature__", "__module__"].contains($0.name) } + [
      NativeProperty("__module__") { (vm, value) throws(PyError) in
        let function = value.asNativeFunction
        return function.owner.map { Value($0.moduleName) } ?? vm.string(function.module)
      }
    ]
  }
}
