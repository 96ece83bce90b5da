// `numpy.float64`, `numpy.int64` and their kin: one class an element type under the reference's tree of classes. float64
// is a float of Python's; the others hold their number. Arithmetic is that of arrays without dimensions.

import PythonRuntime
import Tensors

/// A scalar that is no float64.
final class ScalarObject: NativeObject {
  let number: SingleNumber
  let elementKind: ElementKind

  init(_ number: SingleNumber, _ kind: ElementKind) {
    self.number = number
    elementKind = kind
    super.init()
  }
}

/// The classes of the library, made once a machine.
struct NumPyClasses {
  let array, dtype, function, generic, linearAlgebraError, generator, randomState, flatIterator, flags, bitGenerator,
    seedSequence: ClassObject
  let text: ClassObject
  var abstract: [String: ClassObject] = [:]
  var scalars: [ElementKind: ClassObject] = [:]

  init(_ vm: Machine) {
    array = vm.makeClass(ArrayClass.declaration)
    dtype = vm.makeClass(ElementTypeObject.declaration)
    function = vm.makeClass(FunctionObjectClass.declaration)
    generator = vm.makeClass(GeneratorClass.declaration)
    randomState = vm.makeClass(RandomStateClass.declaration)
    flatIterator = vm.makeClass(FlatIterator.declaration)
    flags = vm.makeClass(FlagsObject.declaration)
    bitGenerator = vm.makeClass(BitGenerators.generator)
    seedSequence = vm.makeClass(BitGenerators.sequence)
    linearAlgebraError = vm.makeExceptionClass(
      "LinAlgError", module: "numpy.linalg", base: vm.exceptionClass(.valueError))
    let generic = vm.makeClass(NativeClass("generic", module: "numpy", kind: .native, methods: ScalarClasses.methods))
    self.generic = generic
    var tree: [String: ClassObject] = ["generic": generic]
    for (name, base) in ScalarClasses.tree {
      tree[name] = vm.makeClass(NativeClass(name, module: "numpy", kind: .native), bases: [tree[base] ?? generic])
    }
    abstract = tree
    for kind in ElementKind.allCases where kind.isNumber {
      let base = tree[ScalarClasses.base(of: kind)] ?? generic
      let bases = kind == .float64 ? [base, vm.builtin(.float)] : [base]
      scalars[kind] = vm.makeClass(ScalarClasses.declaration(kind), bases: bases)
    }
    vm.setStaticName(of: array, "numpy.ndarray")
    for (kind, cls) in scalars { vm.setStaticName(of: cls, "numpy." + kind.name) }
    let character = tree["character"] ?? generic
    text = vm.makeClass(
      NativeClass("str_", module: "numpy", kind: .str, slots: ScalarClasses.textSlots),
      bases: [vm.builtin(.str), character])
    scalars[.text] = text
    scalars[.object] = vm.makeClass(NativeClass("object_", module: "numpy", kind: .native), bases: [generic])
  }

  func trace(_ tracer: inout Tracer) {
    for cls in [
      array, dtype, function, generic, linearAlgebraError, generator, randomState, flatIterator, flags,
      bitGenerator, seedSequence, text,
    ] { tracer.visit(cls) }
    for (_, cls) in abstract { tracer.visit(cls) }
    for (_, cls) in scalars { tracer.visit(cls) }
  }
}

enum ScalarClasses {
  /// Abstract classes and their bases, in an order where a base comes first.
  static let tree: [(String, String)] = [
    ("number", "generic"), ("integer", "number"), ("signedinteger", "integer"), ("unsignedinteger", "integer"),
    ("inexact", "number"), ("floating", "inexact"), ("complexfloating", "inexact"), ("flexible", "generic"),
    ("character", "flexible"),
  ]

  static func base(of kind: ElementKind) -> String {
    switch kind.letter {
    case "i": "signedinteger"
    case "u": "unsignedinteger"
    case "f": "floating"
    case "c": "complexfloating"
    default: "generic"
    }
  }

  static func declaration(_ kind: ElementKind) -> NativeClass {
    NativeClass(
      kind.name, module: "numpy", kind: kind == .float64 ? .floatObject : .native, methods: methods + protocols(kind),
      properties: properties, slots: slots(kind), doc: "A number of type \(kind.name).")
  }

  static let textSlots: NativeSlots = {
    var slots = NativeSlots()
    slots.repr = { (vm, value) throws(PyError) in
      let plain = vm.string(value.str?.string ?? "")
      return "np.str_(\(try vm.repr(plain)))"
    }
    slots.str = { (_, value) throws(PyError) in value.str?.string ?? "" }
    return slots
  }()

  /// The number and type behind one of the library's scalars.
  static func parts(_ vm: Machine, _ value: Value) -> (number: SingleNumber, kind: ElementKind)? {
    if let scalar = value.native as? ScalarObject { return (scalar.number, scalar.elementKind) }
    if value.isKind(.floatObject), let state = vm.numpyIfImported, let cls = state.classes.scalars[.float64],
      vm.classOf(value).isSubclass(of: cls)
    {
      return (.float(value.asObject(FloatObject.self).value), .float64)
    }
    return nil
  }

  private static func slots(_ kind: ElementKind) -> NativeSlots {
    var slots = NativeSlots()
    slots.binary = { (vm, op, left, right) throws(PyError) in try vm.arrayBinary(op, left, right) }
    slots.unary = { (vm, op, value) throws(PyError) in try vm.arrayUnary(op, value) }
    slots.compare = { (vm, op, left, right) throws(PyError) in try vm.arrayCompare(op, left, right) }
    slots.truth = { (vm, value) throws(PyError) in
      guard let (number, _) = parts(vm, value) else { return true }
      if case .complex(let complex) = number { return complex.isTrue }
      return number.asDouble != 0
    }
    slots.hash = { (vm, value) throws(PyError) in
      guard let (number, _) = parts(vm, value) else { return 0 }
      return try vm.hash(vm.plain(number))
    }
    slots.repr = { (vm, value) throws(PyError) in
      guard let (number, kind) = parts(vm, value) else { return "" }
      if case .bool(let truth) = number { return truth ? "np.True_" : "np.False_" }
      let text = ScalarText.text(number, kind, isRepr: true)
      return text.hasPrefix("(") ? "np.\(kind.name)\(text)" : "np.\(kind.name)(\(text))"
    }
    slots.str = { (vm, value) throws(PyError) in
      guard let (number, kind) = parts(vm, value) else { return "" }
      return ScalarText.text(number, kind, isRepr: false)
    }
    slots.format = { (vm, value, spec) throws(PyError) in
      guard let (number, kind) = parts(vm, value) else { return "" }
      if spec.isEmpty { return ScalarText.text(number, kind, isRepr: false) }
      return try vm.format(vm.plain(number), spec)
    }
    slots.getItem = { (vm, value, key) throws(PyError) in
      if let array = try vm.arrayLike(value), key.tag == Tag.ellipsis || key.tuple != nil || key.isNone {
        return try vm.arrayItem(vm.wrap(array), key)
      }
      throw vm.indexError("invalid index to scalar variable.")
    }
    slots.missingAttribute = { (vm, value, name) throws(PyError) in
      // Numbers have the methods of arrays without dimensions.
      let classes = vm.numpy.classes
      guard !name.string.hasPrefix("_"), !vm.classAttribute(classes.array, name).isUndefined,
        let array = try vm.arrayLike(value)
      else { return .undefined }
      return try vm.findAttribute(vm.wrap(array), name)
    }
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      guard arguments.positionalCount > 0 else { return vm.scalar(.int(0), kind) }
      let value = arguments[0]
      if value.array != nil || value.isList || value.isTuple {
        let array = try vm.arrayFrom(value, ElementType(kind), copies: true)
        return vm.result(array)
      }
      return try vm.scalar(of: value, kind)
    }
    return slots
  }

  static let methods: [NativeRow] = [
    NativeRow("item(self, *args)") { (vm, arguments) throws(PyError) in
      guard let (number, _) = parts(vm, arguments[0]) else { return arguments[0] }
      return vm.plain(number)
    },
    NativeRow("tolist(self)") { (vm, arguments) throws(PyError) in
      guard let (number, _) = parts(vm, arguments[0]) else { return arguments[0] }
      return vm.plain(number)
    },
    NativeRow("astype(self, dtype, order='K', casting='unsafe', subok=True, copy=True)") {
      (vm, arguments) throws(PyError) in
      guard let (number, kind) = parts(vm, arguments[0]) else { return arguments[0] }
      let wanted = try vm.elementType(arguments[1])
      if kind.isFloat, wanted.kind.isNumber, !wanted.kind.isComplex {
        return vm.result(try vm.copied(try vm.single(number, kind), wanted))
      }
      return try vm.scalar(of: vm.plain(number), wanted.kind)
    },
    NativeRow("__round__(self, ndigits=None, /)") { (vm, arguments) throws(PyError) in
      guard let (number, kind) = parts(vm, arguments[0]) else { return arguments[0] }
      let plain = vm.plain(number)
      let rounded = try vm.call(vm.builtinFunction("round"), [plain, arguments[1]])
      return arguments[1].isNone ? rounded : try vm.scalar(of: rounded, kind)
    },
    NativeRow("__abs__(self, /)") { (vm, arguments) throws(PyError) in
      try vm.callFunction("absolute", [arguments[0]])
    },
    NativeRow("__divmod__(self, value, /)") { (vm, arguments) throws(PyError) in
      let quotient = try vm.arrayBinary(.floorDivide, arguments[0], arguments[1])
      if quotient.isIdentical(to: .notImplemented) { return quotient }
      return vm.tuple([quotient, try vm.arrayBinary(.modulo, arguments[0], arguments[1])])
    },
  ]

  private static func protocols(_ kind: ElementKind) -> [NativeRow] {
    var rows: [NativeRow] = [
      NativeRow("__int__(self, /)") { (vm, arguments) throws(PyError) in
        guard let (number, _) = parts(vm, arguments[0]) else { return .none }
        return try vm.call(Value(vm.builtin(.int)), [vm.plain(number)])
      }
    ]
    if kind != .float64 {
      rows.append(
        NativeRow("__float__(self, /)") { (vm, arguments) throws(PyError) in
          guard let (number, _) = parts(vm, arguments[0]) else { return .none }
          return Value(number.asDouble)
        })
      rows.append(
        NativeRow("__complex__(self, /)") { (vm, arguments) throws(PyError) in
          guard let (number, _) = parts(vm, arguments[0]) else { return .none }
          return vm.plain(.complex(number.asComplex))
        })
    }
    if kind.isInteger {
      rows.append(
        NativeRow("__index__(self, /)") { (vm, arguments) throws(PyError) in
          guard let (number, _) = parts(vm, arguments[0]) else { return .none }
          return vm.plain(number)
        })
      rows.append(NativeRow("is_integer(self)") { (_, _) throws(PyError) in .true })
      rows.append(
        NativeRow("bit_count(self)") { (vm, arguments) throws(PyError) in
          guard let (number, _) = parts(vm, arguments[0]) else { return .none }
          return vm.scalar(.int(number.asInt.magnitude.nonzeroBitCount), .uint8)
        })
    }
    return rows
  }

  /// Fractions have only integers' numbers as parts.
  private static func wholeOnly(_ vm: Machine, _ value: Value, _ name: String) throws(PyError) {
    if let (_, kind) = parts(vm, value), kind.isInteger { return }
    throw vm.raise(.attributeError, "'\(vm.typeName(of: value))' object has no attribute '\(name)'")
  }

  static let properties: [NativeProperty] = [
    NativeProperty("dtype") { (vm, value) throws(PyError) in
      vm.dtypeObject(ElementType(parts(vm, value)?.kind ?? .object))
    },
    NativeProperty("shape") { (vm, _) throws(PyError) in vm.emptyTuple },
    NativeProperty("ndim") { (_, _) throws(PyError) in Value(0) },
    NativeProperty("size") { (_, _) throws(PyError) in Value(1) },
    NativeProperty("itemsize") { (vm, value) throws(PyError) in Value(parts(vm, value)?.kind.byteCount ?? 8) },
    NativeProperty("nbytes") { (vm, value) throws(PyError) in Value(parts(vm, value)?.kind.byteCount ?? 8) },
    NativeProperty("T") { (_, value) throws(PyError) in value },
    NativeProperty("device") { (vm, _) throws(PyError) in vm.string("cpu") },
    NativeProperty("numerator") { (vm, value) throws(PyError) in
      try wholeOnly(vm, value, "numerator")
      return value
    },
    NativeProperty("denominator") { (vm, value) throws(PyError) in
      try wholeOnly(vm, value, "denominator")
      return Value(1)
    },
    NativeProperty("real") { (vm, value) throws(PyError) in
      guard let (number, kind) = parts(vm, value), case .complex(let complex) = number else { return value }
      return vm.scalar(.float(complex.re), kind.real)
    },
    NativeProperty("imag") { (vm, value) throws(PyError) in
      guard let (number, kind) = parts(vm, value) else { return value }
      guard case .complex(let complex) = number else { return vm.scalar(.int(0), kind) }
      return vm.scalar(.float(complex.im), kind.real)
    },
  ]
}

extension Machine {
  /// A scalar of the library.
  func scalar(_ number: SingleNumber, _ kind: ElementKind) -> Value {
    let classes = numpy.classes
    guard let cls = classes.scalars[kind] else { return plain(number) }
    switch kind {
    case .float64: return adopt(FloatObject(number.asDouble), as: cls)
    case .bool:
      let truth = number.asDouble != 0 || (number.asComplex.im != 0)
      return adopt(ScalarObject(.bool(truth), .bool), as: cls)
    case .float32: return adopt(ScalarObject(.float(Double(Float(number.asDouble))), kind), as: cls)
    case .float16:
      let half = Half.value(Half.bits(Float(number.asDouble)))
      return adopt(ScalarObject(.float(Double(half)), kind), as: cls)
    case .complex64:
      let complex = number.asComplex
      let rounded = ComplexValue(Double(Float(complex.re)), Double(Float(complex.im)))
      return adopt(ScalarObject(.complex(rounded), kind), as: cls)
    case .complex128: return adopt(ScalarObject(.complex(number.asComplex), kind), as: cls)
    case .uint64: return adopt(ScalarObject(.uint(UInt(bitPattern: number.asInt)), kind), as: cls)
    case .text, .object: return plain(number)
    default: return adopt(ScalarObject(.int(IntegerWidth.wrapped(number.asInt, kind)), kind), as: cls)
    }
  }

  func truthScalar(_ value: Bool) -> Value { scalar(.bool(value), .bool) }

  /// `np.str_`: a str of the library's class.
  func textScalar(_ value: Value) -> Value {
    guard let text = value.str else { return value }
    return string(text, as: numpy.classes.text)
  }

  /// What `np.float32(x)` makes of a Python value.
  func scalar(of value: Value, _ kind: ElementKind) throws(PyError) -> Value {
    switch ComputingForm(kind) {
    case .bool: return truthScalar(try truth(value))
    case .complex: return scalar(.complex(try complexElement(value)), kind)
    case .double, .float: return scalar(.float(try floatElement(value)), kind)
    case .int, .uint: return scalar(.int(try integerElement(value, kind)), kind)
    case .object: return value
    }
  }
}

/// Wrapping to the width of a type.
enum IntegerWidth {
  static func wrapped(_ value: Int, _ kind: ElementKind) -> Int {
    switch kind {
    case .int8: Int(Int8(truncatingIfNeeded: value))
    case .int16: Int(Int16(truncatingIfNeeded: value))
    case .int32: Int(Int32(truncatingIfNeeded: value))
    case .uint8: Int(UInt8(truncatingIfNeeded: value))
    case .uint16: Int(UInt16(truncatingIfNeeded: value))
    case .uint32: Int(UInt32(truncatingIfNeeded: value))
    default: value
    }
  }
}
