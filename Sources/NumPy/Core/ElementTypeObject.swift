// `numpy.dtype`: its one object for each kind, and what a lesson may write where a dtype is wanted.

import PythonRuntime
import Tensors

final class ElementTypeObject: NativeObject {
  let type: ElementType

  init(_ type: ElementType) {
    self.type = type
    super.init()
  }

  private static func of(_ value: Value) -> ElementType {
    (value.native as? ElementTypeObject)?.type ?? ElementType(.float64)
  }

  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.repr = { (_, value) throws(PyError) in
      let type = of(value)
      return "dtype('\(type.kind == .object ? "O" : type.kind == .text && type.width == 0 ? "<U" : type.name)')"
    }
    slots.str = { (_, value) throws(PyError) in of(value).name }
    slots.compare = { (vm, op, left, right) throws(PyError) in
      guard op == .equal || op == .notEqual else { return .notImplemented }
      guard let other = try? vm.elementType(right) else {
        vm.takePending()
        return Value(op == .notEqual)
      }
      if right.isNone { return Value(op == .notEqual) }
      return Value((of(left) == other) == (op == .equal))
    }
    slots.hash = { (_, value) throws(PyError) in Int(of(value).kind.rawValue) &* 31 &+ of(value).width }
    slots.construct = { (vm, _, arguments) throws(PyError) in
      let given = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("dtype")
      if given.isUndefined { throw vm.typeError("dtype() missing required argument 'dtype' (pos 1)") }
      return vm.dtypeObject(try vm.elementType(given))
    }
    return NativeClass(
      "dtype", module: "numpy", kind: .native, properties: properties, slots: slots, isInheritable: false,
      doc: "The element type of an array.")
  }()

  private static let properties: [NativeProperty] = [
    NativeProperty("name") { (vm, value) throws(PyError) in
      let type = of(value)
      return vm.string(type.kind == .text ? "str\(type.width == 0 ? "" : String(type.width * 32))" : type.kind.name)
    },
    NativeProperty("base") { (_, value) throws(PyError) in value },
    NativeProperty("ndim") { (_, _) throws(PyError) in Value(0) },
    NativeProperty("metadata") { (_, _) throws(PyError) in .none },
    NativeProperty("hasobject") { (_, value) throws(PyError) in Value(of(value).kind == .object) },
    NativeProperty("descr") { (vm, value) throws(PyError) in
      vm.list([vm.tuple([vm.string(""), vm.string(of(value).arrayProtocolText)])])
    },
    NativeProperty("kind") { (vm, value) throws(PyError) in vm.string(of(value).kind.letter) },
    NativeProperty("char") { (vm, value) throws(PyError) in vm.string(of(value).kind.code) },
    NativeProperty("str") { (vm, value) throws(PyError) in vm.string(of(value).arrayProtocolText) },
    NativeProperty("itemsize") { (_, value) throws(PyError) in Value(of(value).itemSize) },
    NativeProperty("alignment") { (_, value) throws(PyError) in Value(of(value).kind.byteCount) },
    NativeProperty("num") { (_, value) throws(PyError) in Value(Int(of(value).kind.rawValue)) },
    NativeProperty("byteorder") { (vm, value) throws(PyError) in
      vm.string(of(value).kind.byteCount == 1 || of(value).kind == .object ? "|" : "=")
    },
    NativeProperty("type") { (vm, value) throws(PyError) in
      vm.numpy.classes.scalars[of(value).kind].map { Value($0) } ?? .none
    },
    NativeProperty("names") { (_, _) throws(PyError) in .none },
    NativeProperty("fields") { (_, _) throws(PyError) in .none },
    NativeProperty("subdtype") { (_, _) throws(PyError) in .none },
    NativeProperty("isnative") { (_, _) throws(PyError) in .true },
    NativeProperty("shape") { (vm, _) throws(PyError) in vm.emptyTuple },
  ]
}

extension Machine {
  func dtypeObject(_ type: ElementType) -> Value {
    if type.kind == .text { return adopt(ElementTypeObject(type), as: numpy.classes.dtype) }
    if let known = numpy.dtypes[type.kind] { return known }
    let made = adopt(ElementTypeObject(ElementType(type.kind)), as: numpy.classes.dtype)
    numpy.dtypes[type.kind] = made
    return made
  }

  /// What stands where a dtype is wanted; None is float64.
  func elementType(_ value: Value) throws(PyError) -> ElementType {
    if let object = value.native as? ElementTypeObject { return object.type }
    if value.isNone || value.isUndefined { return ElementType(.float64) }
    if let cls = value.cls, let kind = elementKind(of: cls) { return ElementType(kind) }
    if let text = value.str?.string {
      if let type = ElementType.named(text) { return type }
      if let refusal = refusal(ofType: text) { throw notImplementedError(refusal) }
      throw typeError("data type '\(text)' not understood")
    }
    if value.isKind(.list) || value.isKind(.dict) {
      throw notImplementedError(Self.structuredRefusal)
    }
    let found = (try? findAttribute(value, intern("dtype"))) ?? .undefined
    if let object = found.native as? ElementTypeObject { return object.type }
    throw typeError("Cannot interpret '\(try repr(value))' as a data type")
  }

  private static let structuredRefusal = "structured dtypes are not supported; nearest is one array for each field"

  /// Why there is no such dtype although the reference has it.
  private func refusal(ofType text: String) -> String? {
    let plain = text.drop { "<>=|".contains($0) }
    if ["datetime64", "timedelta64", "M8", "m8"].contains(where: plain.hasPrefix) {
      return "dtype '\(text)' is not supported; nearest is the module datetime, in arrays of dtype object"
    }
    if text.contains(",") || ["V", "void"].contains(where: plain.hasPrefix) { return Self.structuredRefusal }
    if ["S", "bytes"].contains(where: plain.hasPrefix) || plain == "a" {
      return "dtype '\(text)' is not supported; nearest is a dtype of text, such as 'U10'"
    }
    return nil
  }

  /// The same where None means "not said".
  func optionalElementType(_ value: Value) throws(PyError) -> ElementType? {
    value.isNone || value.isUndefined ? nil : try elementType(value)
  }

  func elementKind(of cls: ClassObject) -> ElementKind? {
    if cls === builtin(.float) { return .float64 }
    if cls === builtin(.int) { return .int64 }
    if cls === builtin(.bool) { return .bool }
    if cls === builtin(.complex) { return .complex128 }
    if cls === builtin(.str) { return .text }
    if cls === builtin(.object) { return .object }
    for (kind, known) in numpy.classes.scalars where known === cls { return kind }
    switch cls.name.string {
    case "number", "inexact", "floating": return cls.isSubclass(of: numpy.classes.generic) ? .float64 : nil
    case "integer", "signedinteger": return cls.isSubclass(of: numpy.classes.generic) ? .int64 : nil
    default: return nil
    }
  }
}
