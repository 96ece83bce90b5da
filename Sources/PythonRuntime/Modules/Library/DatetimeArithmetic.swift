// Sums, differences and comparisons of the classes of `datetime`, on the ints their instances hold. The Python text of the
// module calls these first; what they leave to it (derived classes, time zones) they answer with None.

extension DatetimeSource {
  /// What every function here is given first, a tuple that the Python text makes: the classes and the names of their fields.
  /// Names in a tuple are found without being looked up.
  private struct Kit {
    let parts: TupleObject
    init(_ value: Value) { parts = value.asTuple }

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

    func number(_ vm: Machine, _ value: Value, _ number: Int) -> Int {
      let found = field(vm, value, number)
      return found.isInt ? found.asInt : 0
    }

    func makeDelta(_ vm: Machine, _ cls: ClassObject, _ days: Int, _ seconds: Int, _ micros: Int) throws(PyError)
      -> Value
    {
      if days.magnitude > 2_147_483_647 { throw vm.overflowError("Python int too large to convert to C int") }
      if days.magnitude > 999_999_999 {
        throw vm.overflowError("days=\(days); must have magnitude <= 999999999")
      }
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

    func ordinal(_ vm: Machine, _ value: Value) -> Int {
      let first = Kit.momentFields
      let month = min(max(number(vm, value, first + 1), 1), 12)
      return Calendar.ordinal(number(vm, value, first), month, number(vm, value, first + 2))
    }

    /// Seconds since midnight.
    func clock(_ vm: Machine, _ value: Value) -> Int {
      let hour = Kit.momentFields + 3
      return (number(vm, value, hour) * 60 + number(vm, value, hour + 1)) * 60 + number(vm, value, hour + 2)
    }

    func micros(_ vm: Machine, _ value: Value) -> Int { number(vm, value, Kit.momentFields + 6) }

    /// Microseconds from the day before the first of the first year.
    func stamp(_ vm: Machine, _ value: Value) -> Int {
      (ordinal(vm, value) * 86400 + clock(vm, value)) * 1_000_000 + micros(vm, value)
    }

    /// A new date, or the part of a new moment that is one.
    func make(_ vm: Machine, _ cls: ClassObject, _ day: Int) -> Obj {
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

  /// The answer of a comparison: 0 `<`, 1 `<=`, 2 `==`, 4 `>`, 5 `>=`, as the Python text numbers them.
  private static func answer(_ operation: Value, _ order: Int) -> Value {
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
      let kit = Kit(arguments[0])
      let cls = arguments[2].asClass
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
      let kit = Kit(arguments[0])
      let (left, right, sign) = (arguments[1], arguments[2], arguments[3].asInt)
      guard vm.isInstance(right, kit.delta) else { return .notImplemented }
      func part(_ index: Int) -> Int {
        kit.number(vm, left, Kit.deltaFields + index) + sign * kit.number(vm, right, Kit.deltaFields + index)
      }
      return try kit.makeCarried(vm, part(0), part(1), part(2))
    },
    NativeRow("_delta_compare(kit, a, b, operation, /)") { vm, arguments in
      let kit = Kit(arguments[0])
      guard vm.isInstance(arguments[2], kit.delta) else { return .notImplemented }
      for field in Kit.deltaFields..<Kit.momentFields {
        let (left, right) = (kit.number(vm, arguments[1], field), kit.number(vm, arguments[2], field))
        if left != right { return answer(arguments[3], left < right ? -1 : 1) }
      }
      return answer(arguments[3], 0)
    },
    // A date so many days later.
    NativeRow("_date_moved(kit, day, days, /)") { vm, arguments throws(PyError) in
      let kit = Kit(arguments[0])
      guard vm.classOf(arguments[1]) === kit.date else { return .none }
      let day = kit.ordinal(vm, arguments[1]) + arguments[2].asInt
      try kit.checkDay(vm, day)
      return Value(kit.make(vm, kit.date, day))
    },
    NativeRow("_date_compare(kit, a, b, operation, /)") { vm, arguments in
      let kit = Kit(arguments[0])
      guard vm.isInstance(arguments[2], kit.date), !vm.isInstance(arguments[2], kit.moment) else {
        return .notImplemented
      }
      return answer(arguments[3], kit.ordinal(vm, arguments[1]) - kit.ordinal(vm, arguments[2]))
    },
    // A moment later or, with the sign -1, earlier by a difference.
    NativeRow("_moment_moved(kit, moment, delta, sign, /)") { vm, arguments throws(PyError) in
      let kit = Kit(arguments[0])
      let (moment, delta, sign) = (arguments[1], arguments[2], arguments[3].asInt)
      guard vm.isInstance(delta, kit.delta) else { return .notImplemented }
      guard vm.classOf(moment) === kit.moment else { return .none }
      let micros = kit.micros(vm, moment) + sign * kit.number(vm, delta, Kit.deltaFields + 2)
      let seconds =
        kit.clock(vm, moment) + sign * kit.number(vm, delta, Kit.deltaFields + 1)
        + IntArithmetic.floorQuotient(micros, 1_000_000)
      let day =
        kit.ordinal(vm, moment) + sign * kit.number(vm, delta, Kit.deltaFields)
        + IntArithmetic.floorQuotient(seconds, 86400)
      try kit.checkDay(vm, day)
      let clock = IntArithmetic.floorRemainder(seconds, 86400)
      let made = kit.make(vm, kit.moment, day)
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
      let kit = Kit(arguments[0])
      let (left, right) = (arguments[1], arguments[2])
      guard vm.isInstance(right, kit.moment) else { return .notImplemented }
      guard kit.field(vm, left, Kit.zone).isNone, kit.field(vm, right, Kit.zone).isNone else { return .none }
      return try kit.makeCarried(
        vm, kit.ordinal(vm, left) - kit.ordinal(vm, right), kit.clock(vm, left) - kit.clock(vm, right),
        kit.micros(vm, left) - kit.micros(vm, right))
    },
    NativeRow("_moment_compare(kit, a, b, operation, /)") { vm, arguments in
      let kit = Kit(arguments[0])
      let (left, right) = (arguments[1], arguments[2])
      guard vm.isInstance(right, kit.moment), kit.field(vm, left, Kit.zone).isNone,
        kit.field(vm, right, Kit.zone).isNone
      else { return .none }
      return answer(arguments[3], kit.stamp(vm, left) - kit.stamp(vm, right))
    },
  ]
}
