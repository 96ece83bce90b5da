// `array.flags`: how an array lies in memory, and whether it may be written to.

import PythonRuntime
import Tensors

final class FlagsObject: NativeObject {
  let held: Value

  init(_ held: Value) {
    self.held = held
    super.init()
  }

  override func traceReferences(_ tracer: inout Tracer) { tracer.visit(held) }

  /// The names in the order they are shown, each with the attribute's own spelling.
  private static let shown = ["C_CONTIGUOUS", "F_CONTIGUOUS", "OWNDATA", "WRITEABLE", "ALIGNED", "WRITEBACKIFCOPY"]
  private static let short = [
    "C": "C_CONTIGUOUS", "CONTIGUOUS": "C_CONTIGUOUS", "F": "F_CONTIGUOUS", "FORTRAN": "F_CONTIGUOUS", "O": "OWNDATA",
    "W": "WRITEABLE", "A": "ALIGNED", "X": "WRITEBACKIFCOPY",
  ]

  private static func array(_ vm: Machine, _ value: Value) throws(PyError) -> ArrayObject {
    guard let flags = value.native as? FlagsObject, let array = flags.held.array else {
      throw vm.typeError("flags of an array are needed")
    }
    return array
  }

  private static func flag(_ vm: Machine, _ array: ArrayObject, _ name: String) throws(PyError) -> Bool? {
    func isColumnMajor() throws(PyError) -> Bool { try vm.transposed(array, nil).array.isContiguous }
    switch short[name] ?? name {
    case "C_CONTIGUOUS": return array.array.isContiguous
    case "F_CONTIGUOUS": return try isColumnMajor()
    case "OWNDATA": return array.base.isNone
    case "WRITEABLE": return !array.isReadOnly
    case "ALIGNED": return true
    case "WRITEBACKIFCOPY": return false
    case "FNC": return try isColumnMajor() && !array.array.isContiguous
    case "FORC": return try isColumnMajor() || array.array.isContiguous
    case "BEHAVED", "B": return !array.isReadOnly
    case "CARRAY", "CA": return !array.isReadOnly && array.array.isContiguous
    case "FARRAY", "FA": return try isColumnMajor() && !array.isReadOnly && !array.array.isContiguous
    default: return nil
    }
  }

  private static func setWriteable(_ vm: Machine, _ array: ArrayObject, _ item: Value) throws(PyError) {
    let isWriteable = try vm.truth(item)
    if isWriteable, let parent = array.base.array, parent.isReadOnly {
      throw vm.valueError("cannot set WRITEABLE flag to True of this array")
    }
    array.isReadOnly = !isWriteable
  }

  private static let properties: [NativeProperty] =
    [
      "c_contiguous", "f_contiguous", "owndata", "aligned", "writebackifcopy", "contiguous", "fortran", "fnc", "forc",
      "behaved", "carray", "farray",
    ].map { name in
      NativeProperty(name) { (vm, value) throws(PyError) in
        Value(try flag(vm, try array(vm, value), name.uppercased()) ?? false)
      }
    } + [
      NativeProperty(
        "writeable", { (vm, value) throws(PyError) in Value(!(try array(vm, value)).isReadOnly) },
        set: { (vm, value, item) throws(PyError) in try setWriteable(vm, try array(vm, value), item) })
    ]

  private static func text(_ vm: Machine, _ value: Value) throws(PyError) -> String {
    let array = try array(vm, value)
    var lines = ""
    for name in shown { lines += "  \(name) : \(try flag(vm, array, name) == true ? "True" : "False")\n" }
    return lines
  }

  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.repr = { (vm, value) throws(PyError) in try text(vm, value) }
    slots.str = { (vm, value) throws(PyError) in try text(vm, value) }
    slots.getItem = { (vm, value, key) throws(PyError) in
      guard let name = key.str?.string, let found = try flag(vm, try array(vm, value), name) else {
        throw vm.keyError(vm.string("Unknown flag"))
      }
      return Value(found)
    }
    slots.setItem = { (vm, value, key, item) throws(PyError) in
      guard let name = key.str?.string, (short[name] ?? name) == "WRITEABLE" else {
        throw vm.keyError(vm.string("Unknown flag"))
      }
      try setWriteable(vm, try array(vm, value), item)
    }
    return NativeClass(
      "flagsobj", module: "numpy._core.multiarray", kind: .native, properties: properties, slots: slots,
      isInheritable: false)
  }()
}
