// Contexts of decimal arithmetic: precision, limits, rounding, and the signals noted and trapped as bits.

/// The signals, in the order of CPython's dictionaries of them.
enum DecimalSignal: Int, CaseIterable {
  case invalidOperation, floatOperation, divisionByZero, overflow, underflow, subnormal, inexact, rounded, clamped

  @inline(__always) var bit: Int { 1 << rawValue }
}

/// A `decimal.Context`.
final class DecimalContext: NativeObject {
  var precision = 28
  var rounding = DecimalRoundingMode.halfEven
  var least = -999_999
  var greatest = 999_999
  var capitals = 1
  var clamp = 0
  var noted = 0
  var trapped =
    DecimalSignal.invalidOperation.bit | DecimalSignal.divisionByZero.bit | DecimalSignal.overflow.bit

  override init() { super.init() }

  init(copying other: DecimalContext) {
    (precision, rounding, least, greatest) = (other.precision, other.rounding, other.least, other.greatest)
    (capitals, clamp, noted, trapped) = (other.capitals, other.clamp, other.noted, other.trapped)
    super.init()
  }

  /// Numbers beyond this many digits take so long that the Python text, which counts its steps, works with them.
  static let nativePrecision = 20_000

  @inline(__always) var isNative: Bool { precision <= DecimalContext.nativePrecision }

  /// Rounds a finite number to the context and notes what that meant; nil where a condition is to be raised, or what comes
  /// out is no ordinary number: the Python text knows about those.
  func fixed(_ number: DecimalNumber, rounding mode: DecimalRoundingMode? = nil) -> DecimalNumber? {
    let tiny = least - precision + 1
    let top = greatest - precision + 1
    if number.coefficient.isZero {
      return number.exponent >= tiny && number.exponent <= (clamp != 0 ? top : greatest) ? number : nil
    }
    var lowest = DecimalScale.count(number.coefficient) + number.exponent - precision
    if lowest > top || lowest < tiny { return nil }
    if number.exponent >= lowest { return clamp != 0 && number.exponent > top ? nil : number }
    var (rest, isInexact) = DecimalScale.cut(
      number.coefficient, lowest - number.exponent, isNegative: number.isNegative, mode ?? rounding)
    if DecimalScale.count(rest) > precision {
      rest = rest / 10
      lowest += 1
      if lowest > top { return nil }
    }
    let conditions = DecimalSignal.rounded.bit | (isInexact ? DecimalSignal.inexact.bit : 0)
    if trapped & conditions != 0 { return nil }
    noted |= conditions
    return DecimalNumber(number.isNegative, rest, lowest)
  }
}

enum DecimalContextType {
  static let declaration = NativeClass(
    "Context", module: "decimal", kind: .native, methods: [copy("copy"), copy("__copy__")], properties: properties,
    slots: slots)

  private static func copy(_ name: String) -> NativeRow {
    NativeRow("\(name)(self, /)", .exact) { vm, arguments throws(PyError) in
      guard let context = context(vm, arguments.receiver) else { throw vm.typeError("argument must be a context") }
      return vm.adopt(DecimalContext(copying: context), as: vm.sharedClass(declaration))
    }
  }

  @inline(__always) static func context(_ value: Value) -> DecimalContext { value.asObject(DecimalContext.self) }

  /// The context that a value is; nil for another object.
  static func context(_ vm: Machine, _ value: Value) -> DecimalContext? {
    value.native as? DecimalContext
  }

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.setContent { vm, cls throws(PyError) in
      vm.adopt(DecimalContext(), as: cls)
    } initialize: { vm, value, arguments throws(PyError) in
      let fill = vm.classAttribute(vm.sharedClass(declaration), vm.intern("_init"))
      try vm.withRoots([value]) { () throws(PyError) in _ = try vm.call(fill, prepending: value, arguments) }
    }
    return slots
  }()

  private static func property(
    _ name: String, _ get: @escaping @Sendable (DecimalContext) -> Int,
    _ set: @escaping @Sendable (DecimalContext, Int) -> String?
  ) -> NativeProperty {
    NativeProperty(name) { vm, value in
      Value(get(context(value)))
    } set: { vm, value, new throws(PyError) in
      let number = try integer(vm, new)
      if let message = set(context(value), number) { throw vm.valueError(message) }
    }
  }

  private static func integer(_ vm: Machine, _ value: Value) throws(PyError) -> Int {
    guard let number = vm.bigInteger(value) else { throw vm.typeError("an integer is required") }
    return Int(clamping: number)
  }

  private static let most = 999_999_999_999_999_999

  private static let properties: [NativeProperty] = [
    property("prec", { $0.precision }) { context, value in
      if value < 1 || value > most { return "valid range for prec is [1, MAX_PREC]" }
      context.precision = value
      return nil
    },
    property("Emin", { $0.least }) { context, value in
      if value > 0 || value < -most { return "valid range for Emin is [MIN_EMIN, 0]" }
      context.least = value
      return nil
    },
    property("Emax", { $0.greatest }) { context, value in
      if value < 0 || value > most { return "valid range for Emax is [0, MAX_EMAX]" }
      context.greatest = value
      return nil
    },
    property("capitals", { $0.capitals }) { context, value in
      if value != 0 && value != 1 { return "valid values for capitals are 0 or 1" }
      context.capitals = value
      return nil
    },
    property("clamp", { $0.clamp }) { context, value in
      if value != 0 && value != 1 { return "valid values for clamp are 0 or 1" }
      context.clamp = value
      return nil
    },
    property("_flags", { $0.noted }) { context, value in
      context.noted = value
      return nil
    },
    property("_traps", { $0.trapped }) { context, value in
      context.trapped = value
      return nil
    },
    NativeProperty("rounding") { vm, value in
      Value(vm.intern(context(value).rounding.name))
    } set: { vm, value, new throws(PyError) in
      context(value).rounding = try rounding(vm, new)
    },
  ]

  /// The mode that a value names.
  static func rounding(_ vm: Machine, _ value: Value) throws(PyError) -> DecimalRoundingMode {
    if let text = value.str?.string, let mode = DecimalRoundingMode.allCases.first(where: { $0.name == text }) {
      return mode
    }
    throw vm.typeError(
      "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
        + "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
  }
}
