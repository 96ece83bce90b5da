// What the classes of `datetime` do most: making moments, reading them, comparing and adding. The Python text keeps what is out of the
// ordinary (time zones, derived classes, wrong arguments): a function here answers None then, or calls the Python method.

import Glibc

extension DatetimeSource {
  static let makingRows: [NativeRow] = [
    NativeRow("_date_new(kit, cls, year, month, day, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      guard arguments[1].isIdentical(to: Value(kit.date)), Calendar.isDate(arguments[2], arguments[3], arguments[4])
      else { return .none }
      try kit.checkMade(vm, kit.date)
      let made = vm.allocateInstance(kit.date)
      for place in 0..<3 { kit.set(vm, made, Kit.momentFields + place, arguments[2 + place]) }
      return Value(made)
    },
    NativeRow(
      "_moment_new(kit, cls, year, month, day, hour, minute, second, microsecond, tzinfo, fold, /)"
    ) { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      guard arguments[1].isIdentical(to: Value(kit.moment)), arguments[9].isNone,
        Calendar.isDate(arguments[2], arguments[3], arguments[4]), Calendar.isBelow(arguments[5], 24),
        Calendar.isBelow(arguments[6], 60), Calendar.isBelow(arguments[7], 60),
        Calendar.isBelow(arguments[8], 1_000_000), Calendar.isBelow(arguments[10], 2)
      else { return .none }
      return try kit.makeMoment(vm, (2..<9).map { arguments[$0] }, fold: arguments[10])
    },
    // The moment it is now, by the local clock.
    NativeRow("_moment_now(kit, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      let now = Double(vm.nanoseconds(CLOCK_REALTIME)) / 1e9
      var seconds = now.rounded(.down)
      var micros = ((now - seconds) * 1e6).rounded(.toNearestOrEven)
      if micros >= 1_000_000 {
        seconds += 1
        micros -= 1_000_000
      }
      guard var whole = time_t(exactly: seconds) else { return .none }
      var parts = tm()
      guard localtime_r(&whole, &parts) != nil, parts.tm_year > -1900, parts.tm_year < 8100 else { return .none }
      let fields = [
        Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_hour), Int(parts.tm_min),
        min(Int(parts.tm_sec), 59), Int(micros),
      ]
      return try kit.makeMoment(vm, fields.map { Value($0) }, fold: Value(0))
    },
    // The moment of a plain ISO text; None for any other text.
    NativeRow("_moment_read(kit, text, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      guard var fields = plainISO(arguments[1]) else { return .none }
      while fields.count < 7 { fields.append(Value(0)) }
      guard Calendar.isDate(fields[0], fields[1], fields[2]), Calendar.isBelow(fields[3], 24),
        Calendar.isBelow(fields[4], 60), Calendar.isBelow(fields[5], 60)
      else { return .none }
      return try kit.makeMoment(vm, fields, fold: Value(0))
    },
    // The date of a plain ISO text, and that of a moment; None where it takes more.
    NativeRow("_date_read(kit, text, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      guard let fields = plainISO(arguments[1]), fields.count == 3 else { return .none }
      return try kit.makeDate(vm, fields)
    },
    NativeRow("_date_of(kit, moment, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      guard vm.isInstance(arguments[1], kit.moment) else { return .none }
      return try kit.makeDate(vm, (0..<3).map { kit.field(vm, arguments[1], Kit.momentFields + $0) })
    },
    // Puts native methods in the place of the most used ones, which stay behind them.
    NativeRow("_settle(kit, /)") { vm, arguments throws(PyError) in
      let kit = try Kit(vm, arguments[0])
      let value = arguments[0]
      for (name, operation) in [("__lt__", 0), ("__le__", 1), ("__eq__", 2), ("__gt__", 4), ("__ge__", 5)] {
        for (part, first, count) in [(0, Kit.deltaFields, 3), (1, Kit.momentFields, 3), (2, Kit.momentFields, 7)] {
          settle(vm, value, kit.parts[part].asClass, name) { vm, left, right in
            let cls = kit.parts[part].asClass
            guard vm.classOf(left) === cls, vm.classOf(right) === cls else { return nil }
            return kit.order(vm, left, right, first, count).map { answer(Value(operation), $0) }
          }
        }
      }
      for (name, sign) in [("__add__", 1), ("__sub__", -1)] {
        settle(vm, value, kit.delta, name) { vm, left, right throws(PyError) in
          guard vm.classOf(left) === kit.delta, vm.classOf(right) === kit.delta else { return nil }
          return try run(deltaSum, vm, value, left, right, Value(sign))
        }
        settle(vm, value, kit.date, name) { vm, left, right throws(PyError) in
          guard vm.classOf(left) === kit.date else { return nil }
          if vm.classOf(right) === kit.delta {
            let day = try kit.ordinal(vm, left) + sign * kit.number(vm, right, Kit.deltaFields)
            try kit.checkDay(vm, day)
            return Value(try kit.make(vm, kit.date, day))
          }
          guard sign < 0, vm.classOf(right) === kit.date else { return nil }
          return try kit.makeDelta(vm, kit.delta, kit.ordinal(vm, left) - kit.ordinal(vm, right), 0, 0)
        }
        settle(vm, value, kit.moment, name) { vm, left, right throws(PyError) in
          guard vm.classOf(left) === kit.moment else { return nil }
          if vm.classOf(right) === kit.delta { return try run(momentMoved, vm, value, left, right, Value(sign)) }
          guard sign < 0, vm.classOf(right) === kit.moment else { return nil }
          return try run(momentDifference, vm, value, left, right, .none)
        }
      }
      return .none
    },
  ]

  private typealias Quick = @Sendable (Machine, Value, Value) throws(PyError) -> Value?

  private static func settle(
    _ vm: Machine, _ kit: Value, _ cls: ClassObject, _ name: String, _ quick: @escaping Quick
  ) {
    let general = cls.attributes.get(vm.intern(name))
    if !general.isKind(.function) { return }
    vm.keepForever(kit)
    vm.keepForever(general)
    let row = NativeRow("\(name)(self, value, /)", .exact) { vm, arguments throws(PyError) in
      if let made = try quick(vm, arguments[0], arguments[1]), !made.isNone { return made }
      return try vm.call(general, [arguments[0], arguments[1]])
    }
    vm.addMethod(row, to: cls)
  }

  private static let rowsByName: [String: NativeRow] = Dictionary(
    arithmeticRows.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  // Looked up once, not with every difference.
  private static let deltaSum = rowsByName["_delta_sum"]
  private static let momentMoved = rowsByName["_moment_moved"]
  private static let momentDifference = rowsByName["_moment_difference"]

  /// One of the functions of DatetimeArithmetic. They call nothing of the program.
  private static func run(
    _ row: NativeRow?, _ vm: Machine, _ kit: Value, _ left: Value, _ right: Value, _ last: Value
  ) throws(PyError) -> Value? {
    guard let row else { return nil }
    var values = (kit, left, right, last)
    return try withUnsafeMutableBytes(of: &values) { bytes throws(PyError) -> Value? in
      guard let base = bytes.baseAddress?.assumingMemoryBound(to: Value.self) else { return nil }
      return try row.body(vm, Arguments(base: base, count: 4))
    }
  }
}

extension DatetimeSource.Kit {
  /// A moment without a time zone.
  func makeMoment(_ vm: Machine, _ fields: [Value], fold: Value) throws(PyError) -> Value {
    try checkMade(vm, moment)
    let made = vm.allocateInstance(moment)
    for (place, value) in fields.prefix(7).enumerated() { set(vm, made, Self.momentFields + place, value) }
    set(vm, made, Self.fold, fold)
    set(vm, made, Self.zone, .none)
    return Value(made)
  }

  /// A date; None where the fields are those of none.
  func makeDate(_ vm: Machine, _ fields: [Value]) throws(PyError) -> Value {
    guard fields.count == 3, Calendar.isDate(fields[0], fields[1], fields[2]) else { return .none }
    try checkMade(vm, date)
    let made = vm.allocateInstance(date)
    for (place, value) in fields.enumerated() { set(vm, made, Self.momentFields + place, value) }
    return Value(made)
  }

  /// The order by fields that are ints; nil for moments with time zones and for what a program has put into fields.
  func order(_ vm: Machine, _ left: Value, _ right: Value, _ first: Int, _ count: Int) -> Int? {
    if count == 7, !field(vm, left, Self.zone).isNone || !field(vm, right, Self.zone).isNone { return nil }
    for number in first..<first + count {
      let (mine, its) = (field(vm, left, number), field(vm, right, number))
      guard mine.isInt, its.isInt else { return nil }
      if mine.asInt != its.asInt { return mine.asInt < its.asInt ? -1 : 1 }
    }
    return 0
  }
}
