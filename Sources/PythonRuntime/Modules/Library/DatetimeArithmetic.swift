// Sums, differences and comparisons of the classes of `datetime`, on the ints their instances hold. The Python text of the
// module calls these first; what they leave to it (derived classes, time zones) they answer with None.

extension DatetimeSource {
  /// What every function here is given first, a tuple that the Python text makes: the classes and the names of their fields.
  /// Names in a tuple are found without being looked up.
  /// It belongs to one machine, which one thread runs.
  struct Kit: @unchecked Sendable {
    let parts: TupleObject
    /// Programs can call the functions here with anything: only a tuple of three classes and the twelve names is a kit.
    init(_ vm: Machine, _ value: Value) throws(PyError) {
      guard value.isTuple, value.asTuple.count == Kit.zone + 1 else { throw vm.typeError("a datetime kit is needed") }
      parts = value.asTuple
      for index in 0..<Kit.deltaFields where !parts[index].isKind(.cls) {
        throw vm.typeError("a datetime kit is needed")
      }
      for index in Kit.deltaFields...Kit.zone where !parts[index].isStr {
        throw vm.typeError("a datetime kit is needed")
      }
    }

    var delta: ClassObject { parts[0].asClass }
    var date: ClassObject { parts[1].asClass }
    var moment: ClassObject { parts[2].asClass }
    /// `_days`, `_seconds`, `_microseconds` of a difference.
    static let deltaFields = 3
    /// `_year`, `_month`, `_day`, `_hour`, `_minute`, `_second`, `_microsecond`, `_fold`, `_tzinfo`.
    static let momentFields = 6
    static let fold = 13
    static let zone = 14

    /// The instances of the classes themselves have their fields where their constructors put them, in the order of the kit:
    /// the slots, or nil for derived classes.
    @inline(__always)
    private func slots(_ object: Obj, _ number: Int) -> (UnsafeMutablePointer<Value>, place: Int)? {
      let cls = UInt(bitPattern: object.classReference?.toOpaque())
      let isDelta = number < Kit.momentFields
      let place = number - (isDelta ? Kit.deltaFields : Kit.momentFields)
      guard isDelta ? cls == parts[0].bits : cls == parts[1].bits || cls == parts[2].bits,
        object.flags & Obj.Flags.dictMode == 0, place < Int(object.slotCapacity), let slots = object.slots,
        place < object.cls.layout.names.count
      else { return nil }
      return (slots, place)
    }

    @inline(__always)
    func field(_ vm: Machine, _ value: Value, _ number: Int) -> Value {
      // With a kit of other classes an int can be "an instance".
      guard value.isObject else { return .undefined }
      let object = value.asObj
      if let (slots, place) = slots(object, number) { return slots[place] }
      return vm.instanceAttribute(object, parts[number].asStr)
    }

    @inline(__always)
    func set(_ vm: Machine, _ object: Obj, _ number: Int, _ value: Value) {
      if let (slots, place) = slots(object, number) {
        slots[place] = value
      } else {
        vm.setInstanceAttribute(object, parts[number].asStr, value)
      }
    }

    /// What a field may hold.
    @inline(__always)
    private static func limits(_ number: Int) -> ClosedRange<Int> {
      switch number {
      case 3: -999_999_999...999_999_999
      case 4: 0...86399
      case 6: 1...9999
      case 7: 1...12
      case 8: 1...31
      case 9: 0...23
      case 10, 11: 0...59
      case 5, 12: 0...999_999
      default: 0...1
      }
    }

    /// The int in a field. Programs can assign to fields: what is no legal value is an error here, so that no sum below
    /// overflows and no month is beyond a table.
    func number(_ vm: Machine, _ value: Value, _ number: Int) throws(PyError) -> Int {
      let found = field(vm, value, number)
      guard found.isInt || found.isBool, Kit.limits(number).contains(found.asInt) else {
        throw vm.valueError("\(vm.typeName(of: value)) has no legal \(parts[number].asStr.string)")
      }
      return found.asInt
    }

    /// The methods of the classes can be called with any first argument, `timedelta.__add__(5, x)`.
    @inline(__always)
    func checkReceiver(_ vm: Machine, _ value: Value, _ cls: ClassObject, _ method: @autoclosure () -> String)
      throws(PyError)
    {
      if vm.isInstance(value, cls) { return }
      throw vm.typeError(
        "descriptor '\(method())' requires a '\(cls.shownName)' object but received a '\(vm.typeName(of: value))'")
    }

    /// Classes whose instances are made here are those of plain instances, which have room for fields.
    func checkMade(_ vm: Machine, _ cls: ClassObject) throws(PyError) {
      if cls.instanceKind != .instance { throw vm.typeError("cannot create '\(cls.shownName)' instances") }
    }

    /// The class that `__new__` was given.
    func deltaClass(_ vm: Machine, _ value: Value) throws(PyError) -> ClassObject {
      guard let cls = value.cls else {
        throw vm.typeError("\(delta.shownName).__new__(X): X is not a type object (\(vm.typeName(of: value)))")
      }
      guard cls.isSubclass(of: delta) else {
        throw vm.typeError(
          "\(delta.shownName).__new__(\(cls.shownName)): \(cls.shownName) is not a subtype of \(delta.shownName)")
      }
      return cls
    }

    func makeDelta(_ vm: Machine, _ cls: ClassObject, _ days: Int, _ seconds: Int, _ micros: Int) throws(PyError)
      -> Value
    {
      if days.magnitude > 2_147_483_647 { throw vm.overflowError("Python int too large to convert to C int") }
      if days.magnitude > 999_999_999 {
        throw vm.overflowError("days=\(days); must have magnitude <= 999999999")
      }
      try checkMade(vm, cls)
      let made = vm.allocateInstance(cls)
      set(vm, made, Kit.deltaFields, Value(days))
      set(vm, made, Kit.deltaFields + 1, Value(seconds))
      set(vm, made, Kit.deltaFields + 2, Value(micros))
      return Value(made)
    }

    /// Seconds and microseconds of any size carried into days.
    func makeCarried(_ vm: Machine, _ days: Int, _ seconds: Int, _ micros: Int) throws(PyError) -> Value {
      let whole = seconds + IntArithmetic.floorQuotient(micros, 1_000_000)
      return try makeDelta(
        vm, delta, days + IntArithmetic.floorQuotient(whole, 86400), IntArithmetic.floorRemainder(whole, 86400),
        IntArithmetic.floorRemainder(micros, 1_000_000))
    }

    func ordinal(_ vm: Machine, _ value: Value) throws(PyError) -> Int {
      let first = Kit.momentFields
      return Calendar.ordinal(
        try number(vm, value, first), try number(vm, value, first + 1), try number(vm, value, first + 2))
    }

    /// Seconds since midnight.
    func clock(_ vm: Machine, _ value: Value) throws(PyError) -> Int {
      let hour = Kit.momentFields + 3
      let minutes = try number(vm, value, hour) * 60 + number(vm, value, hour + 1)
      return try minutes * 60 + number(vm, value, hour + 2)
    }

    func micros(_ vm: Machine, _ value: Value) throws(PyError) -> Int {
      try number(vm, value, Kit.momentFields + 6)
    }

    /// Microseconds from the day before the first of the first year.
    func stamp(_ vm: Machine, _ value: Value) throws(PyError) -> Int {
      try (ordinal(vm, value) * 86400 + clock(vm, value)) * 1_000_000 + micros(vm, value)
    }

    /// A new date, or the part of a new moment that is one.
    func make(_ vm: Machine, _ cls: ClassObject, _ day: Int) throws(PyError) -> Obj {
      try checkMade(vm, cls)
      let made = vm.allocateInstance(cls)
      let date = Calendar.date(day)
      set(vm, made, Kit.momentFields, Value(date.year))
      set(vm, made, Kit.momentFields + 1, Value(date.month))
      set(vm, made, Kit.momentFields + 2, Value(date.day))
      return made
    }

    func checkDay(_ vm: Machine, _ day: Int) throws(PyError) {
      if day < 1 || day > 3_652_059 { throw vm.overflowError("date value out of range") }
    }
  }

  /// 1 or -1.
  private static func sign(_ vm: Machine, _ value: Value) throws(PyError) -> Int {
    guard value.isInt, value.asInt == 1 || value.asInt == -1 else { throw vm.typeError("a sign must be 1 or -1") }
    return value.asInt
  }

  /// The method that a sign or the number of a comparison belongs to, for messages.
  private static func sumName(_ sign: Int) -> String { sign < 0 ? "__sub__" : "__add__" }

  private static func comparisonName(_ operation: Value) -> String {
    switch operation.asInt {
    case 0: "__lt__"
    case 1: "__le__"
    case 2: "__eq__"
    case 4: "__gt__"
    default: "__ge__"
    }
  }

  /// The answer of a comparison: 0 `<`, 1 `<=`, 2 `==`, 4 `>`, 5 `>=`, as the Python text numbers them.
  static func answer(_ operation: Value, _ order: Int) -> Value {
    switch operation.asInt {
    case 0: Value(order < 0)
    case 1: Value(order <= 0)
    case 2: Value(order == 0)
    case 4: Value(order > 0)
    default: Value(order >= 0)
    }
  }

  static let arithmeticRows: [NativeRow] = [
    // The difference of so many microseconds.
    NativeRow("_delta_made(kit, total, cls, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      let cls = try kit.deltaClass(vm, arguments[2])
      if arguments[1].isInt {
        let total = arguments[1].asInt
        let rest = IntArithmetic.floorRemainder(total, Calendar.microsecondsPerDay)
        return try kit.makeDelta(
          vm, cls, IntArithmetic.floorQuotient(total, Calendar.microsecondsPerDay), rest / 1_000_000, rest % 1_000_000)
      }
      let (days, rest) = try vm.bigIndex(arguments[1]).floorDivided(by: BigInt(Calendar.microsecondsPerDay))
      let micros = Int(rest)
      return try kit.makeDelta(vm, cls, days.machineInt ?? Int.max, micros / 1_000_000, micros % 1_000_000)
    },
    // `a + sign * b` of two differences.
    NativeRow("_delta_sum(kit, a, b, sign, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      let (left, right) = (arguments[1], arguments[2])
      let sign = try sign(vm, arguments[3])
      try kit.checkReceiver(vm, left, kit.delta, sumName(sign))
      guard vm.isInstance(right, kit.delta) else { return .notImplemented }
      func part(_ index: Int) throws(PyError) -> Int {
        let own = try kit.number(vm, left, Kit.deltaFields + index)
        return try own + sign * kit.number(vm, right, Kit.deltaFields + index)
      }
      return try kit.makeCarried(vm, try part(0), try part(1), try part(2))
    },
    NativeRow("_delta_compare(kit, a, b, operation, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      try kit.checkReceiver(vm, arguments[1], kit.delta, comparisonName(arguments[3]))
      guard vm.isInstance(arguments[2], kit.delta) else { return .notImplemented }
      for field in Kit.deltaFields..<Kit.momentFields {
        let left = try kit.number(vm, arguments[1], field)
        let right = try kit.number(vm, arguments[2], field)
        if left != right { return answer(arguments[3], left < right ? -1 : 1) }
      }
      return answer(arguments[3], 0)
    },
    // A date so many days later.
    NativeRow("_date_moved(kit, day, days, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      try kit.checkReceiver(vm, arguments[1], kit.date, "__add__")
      guard vm.classOf(arguments[1]) === kit.date else { return .none }
      let (day, isTooLarge) = try kit.ordinal(vm, arguments[1]).addingReportingOverflow(vm.index(arguments[2]))
      if isTooLarge { throw vm.overflowError("date value out of range") }
      try kit.checkDay(vm, day)
      return Value(try kit.make(vm, kit.date, day))
    },
    NativeRow("_date_compare(kit, a, b, operation, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      try kit.checkReceiver(vm, arguments[1], kit.date, comparisonName(arguments[3]))
      // A moment counts as its date here: where it may not, its own method was asked first.
      guard vm.isInstance(arguments[2], kit.date) else { return .notImplemented }
      let left = try kit.ordinal(vm, arguments[1])
      return answer(arguments[3], left - (try kit.ordinal(vm, arguments[2])))
    },
    // A moment later or, with the sign -1, earlier by a difference.
    NativeRow("_moment_moved(kit, moment, delta, sign, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      let (moment, delta) = (arguments[1], arguments[2])
      let sign = try sign(vm, arguments[3])
      try kit.checkReceiver(vm, moment, kit.moment, sumName(sign))
      guard vm.isInstance(delta, kit.delta) else { return .notImplemented }
      guard vm.classOf(moment) === kit.moment else { return .none }
      let micros = try kit.micros(vm, moment) + sign * kit.number(vm, delta, Kit.deltaFields + 2)
      let seconds =
        try kit.clock(vm, moment) + sign * kit.number(vm, delta, Kit.deltaFields + 1)
        + IntArithmetic.floorQuotient(micros, 1_000_000)
      let day =
        try kit.ordinal(vm, moment) + sign * kit.number(vm, delta, Kit.deltaFields)
        + IntArithmetic.floorQuotient(seconds, 86400)
      try kit.checkDay(vm, day)
      let clock = IntArithmetic.floorRemainder(seconds, 86400)
      let made = try kit.make(vm, kit.moment, day)
      let hour = Kit.momentFields + 3
      kit.set(vm, made, hour, Value(clock / 3600))
      kit.set(vm, made, hour + 1, Value(clock / 60 % 60))
      kit.set(vm, made, hour + 2, Value(clock % 60))
      kit.set(vm, made, hour + 3, Value(IntArithmetic.floorRemainder(micros, 1_000_000)))
      kit.set(vm, made, Kit.fold, Value(0))
      kit.set(vm, made, Kit.zone, kit.field(vm, moment, Kit.zone))
      return Value(made)
    },
    // How far two moments without time zones are apart.
    NativeRow("_moment_difference(kit, a, b, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      let (left, right) = (arguments[1], arguments[2])
      try kit.checkReceiver(vm, left, kit.moment, "__sub__")
      guard vm.isInstance(right, kit.moment) else { return .notImplemented }
      guard kit.field(vm, left, Kit.zone).isNone, kit.field(vm, right, Kit.zone).isNone else { return .none }
      let days = try kit.ordinal(vm, left) - kit.ordinal(vm, right)
      let seconds = try kit.clock(vm, left) - kit.clock(vm, right)
      let micros = try kit.micros(vm, left) - kit.micros(vm, right)
      return try kit.makeCarried(vm, days, seconds, micros)
    },
    NativeRow("_moment_compare(kit, a, b, operation, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      let (left, right) = (arguments[1], arguments[2])
      try kit.checkReceiver(vm, left, kit.moment, comparisonName(arguments[3]))
      guard vm.isInstance(right, kit.moment), kit.field(vm, left, Kit.zone).isNone,
        kit.field(vm, right, Kit.zone).isNone
      else { return .none }
      let order = try kit.stamp(vm, left) - kit.stamp(vm, right)
      return answer(arguments[3], order)
    },
  ]
}
