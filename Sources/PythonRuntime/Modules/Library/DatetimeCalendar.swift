// The arithmetic of the calendar for `datetime`, in machine ints: what the Python text of the module calls again and again.

enum Calendar {
  static let microsecondsPerDay = 86_400_000_000
  /// Days before each month of a year that is not a leap year.
  private static let daysBefore = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func daysInMonth(_ year: Int, _ month: Int) -> Int {
    month == 2 && isLeap(year) ? 29 : daysBefore[month + 1] - daysBefore[month]
  }

  static func daysBeforeYear(_ year: Int) -> Int {
    let y = year - 1
    return y * 365 + IntArithmetic.floorQuotient(y, 4) - IntArithmetic.floorQuotient(y, 100)
      + IntArithmetic.floorQuotient(y, 400)
  }

  static func dayOfYear(_ year: Int, _ month: Int, _ day: Int) -> Int {
    daysBefore[month] + (month > 2 && isLeap(year) ? 1 : 0) + day
  }

  static func ordinal(_ year: Int, _ month: Int, _ day: Int) -> Int {
    daysBeforeYear(year) + dayOfYear(year, month, day)
  }

  static func date(_ ordinal: Int) -> (year: Int, month: Int, day: Int) {
    var year = IntArithmetic.floorQuotient(ordinal * 400, 146_097) + 1
    while daysBeforeYear(year) >= ordinal { year -= 1 }
    while daysBeforeYear(year + 1) < ordinal { year += 1 }
    var rest = ordinal - daysBeforeYear(year)
    var month = 1
    while rest > daysInMonth(year, month) {
      rest -= daysInMonth(year, month)
      month += 1
    }
    return (year, month, rest)
  }

  static func isDate(_ year: Value, _ month: Value, _ day: Value) -> Bool {
    guard year.isInt, month.isInt, day.isInt else { return false }
    let (y, m, d) = (year.asInt, month.asInt, day.asInt)
    return y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m)
  }

  static func isBelow(_ value: Value, _ limit: Int) -> Bool { value.isInt && value.asInt >= 0 && value.asInt < limit }

  /// Where a formatted number goes: digits with zeros in front.
  static func append(_ value: Int, width: Int, to text: inout [UInt8]) {
    let digits = Array(String(value).utf8)
    for _ in 0..<max(width - digits.count, 0) { text.append(48) }
    text += digits
  }
}

extension DatetimeSource {
  /// What the Python text needs: functions of machine ints.
  static let calendarRows: [NativeRow] = [
    formatRow,
    NativeRow("_is_leap(year, /)") { vm, arguments throws(PyError) in
      Value(Calendar.isLeap(try vm.index(arguments[0])))
    },
    NativeRow("_days_in_month(year, month, /)") { vm, arguments throws(PyError) in
      Value(Calendar.daysInMonth(try vm.index(arguments[0]), try month(vm, arguments[1])))
    },
    NativeRow("_before_year(year, /)") { vm, arguments throws(PyError) in
      Value(Calendar.daysBeforeYear(try bounded(vm, arguments[0])))
    },
    NativeRow("_day_of_year(year, month, day, /)") { vm, arguments throws(PyError) in
      Value(
        Calendar.dayOfYear(try bounded(vm, arguments[0]), try month(vm, arguments[1]), try bounded(vm, arguments[2])))
    },
    NativeRow("_to_ordinal(year, month, day, /)") { vm, arguments throws(PyError) in
      Value(
        Calendar.ordinal(try bounded(vm, arguments[0]), try month(vm, arguments[1]), try bounded(vm, arguments[2])))
    },
    NativeRow("_from_ordinal(n, /)") { vm, arguments throws(PyError) in
      let (year, month, day) = Calendar.date(try ordinal(vm, arguments[0]))
      return vm.tuple([Value(year), Value(month), Value(day)])
    },
    // Whether these are the ints of a date, and of a date and a time: then nothing needs to be said about them.
    NativeRow("_is_date(year, month, day, /)") { _, arguments in
      Value(Calendar.isDate(arguments[0], arguments[1], arguments[2]))
    },
    NativeRow("_is_time(hour, minute, second, microsecond, fold, /)") { _, arguments in
      Value(
        Calendar.isBelow(arguments[0], 24) && Calendar.isBelow(arguments[1], 60) && Calendar.isBelow(arguments[2], 60)
          && Calendar.isBelow(arguments[3], 1_000_000) && Calendar.isBelow(arguments[4], 2))
    },
    // Microseconds from the day before the first of the first year.
    NativeRow("_stamp_of(year, month, day, hour, minute, second, microsecond, /)") { vm, arguments throws(PyError) in
      var parts: [Int] = []
      // Within these bounds the stamp is a machine int.
      for index in 0..<7 { parts.append(try bounded(vm, arguments[index], index == 0 ? 99_999 : 1_000_000)) }
      let day = Calendar.ordinal(parts[0], min(max(parts[1], 1), 12), parts[2])
      let clock = (parts[3] * 60 + parts[4]) * 60 + parts[5]
      return Value((day * 86400 + clock) * 1_000_000 + parts[6])
    },
    // The seven parts of a moment from its stamp; OverflowError beyond the calendar.
    NativeRow("_moment_of(stamp, /)") { vm, arguments throws(PyError) in
      let stamp = try vm.bigIndex(arguments[0])
      guard let value = stamp.machineInt, value >= Calendar.microsecondsPerDay,
        value < (3_652_059 + 1) * Calendar.microsecondsPerDay
      else { throw vm.overflowError("date value out of range") }
      let (day, rest) = value.quotientAndRemainder(dividingBy: Calendar.microsecondsPerDay)
      let date = Calendar.date(day)
      let (seconds, micros) = rest.quotientAndRemainder(dividingBy: 1_000_000)
      return vm.tuple([
        Value(date.year), Value(date.month), Value(date.day), Value(seconds / 3600), Value(seconds / 60 % 60),
        Value(seconds % 60), Value(micros),
      ])
    },
    // Microseconds of a difference given in machine ints; None when a part is anything else.
    NativeRow("_delta_total(days, seconds, microseconds, milliseconds, minutes, hours, weeks, /)") { vm, arguments in
      let units = [Calendar.microsecondsPerDay, 1_000_000, 1, 1000, 60_000_000, 3_600_000_000, 604_800_000_000]
      var total = 0
      for index in 0..<7 {
        guard arguments[index].isInt else { return .none }
        let (product, isTooLarge) = arguments[index].asInt.multipliedReportingOverflow(by: units[index])
        let (sum, overflow) = total.addingReportingOverflow(product)
        if isTooLarge || overflow { return .none }
        total = sum
      }
      return Value(total)
    },
    // `isoformat` of a date and, with a separator, of the time after it.
    NativeRow("_iso_text(year, month, day, separator, hour, minute, second, microsecond, /)") {
      vm, arguments throws(PyError) in
      var text: [UInt8] = []
      Calendar.append(try vm.index(arguments[0]), width: 4, to: &text)
      for index in 1...2 {
        text.append(45)
        Calendar.append(try vm.index(arguments[index]), width: 2, to: &text)
      }
      guard let separator = arguments[3].str else { return vm.string(String(decoding: text, as: UTF8.self)) }
      text += separator.utf8
      for index in 4...6 {
        if index > 4 { text.append(58) }
        Calendar.append(try vm.index(arguments[index]), width: 2, to: &text)
      }
      let micros = try vm.index(arguments[7])
      if micros != 0 {
        text.append(46)
        Calendar.append(micros, width: 6, to: &text)
      }
      return text.withUnsafeBufferPointer { vm.string(utf8: $0) }
    },
    // The numbers of `YYYY-MM-DD`, `YYYY-MM-DDxHH:MM` or `YYYY-MM-DDxHH:MM:SS` with any character x; None for other text.
    NativeRow("_plain_iso(text, /)") { vm, arguments in plainISO(arguments[0]).map { vm.tuple($0) } ?? .none },
    // What `strptime` reads by a pattern of numbers only, all their digits given: year to microsecond. None for anything else.
    NativeRow("_plain_moment(text, format, /)") { vm, arguments in
      guard let text = arguments[0].str?.utf8, let format = arguments[1].str?.utf8,
        let fields = plainMoment(text, format)
      else { return .none }
      return vm.tuple(fields.map { Value($0) })
    },
  ]

  /// The numbers of a plain ISO text, year to second.
  static func plainISO(_ value: Value) -> [Value]? {
    guard let text = value.str?.utf8, [10, 16, 19].contains(text.count) else { return nil }
    var parts: [Value] = []
    var start = 0
    for (place, end) in [4, 7, 10, 13, 16, 19].enumerated() where end <= text.count {
      var number = 0
      for index in start..<end {
        guard text[index] >= 48, text[index] <= 57 else { return nil }
        number = number * 10 + Int(text[index] - 48)
      }
      parts.append(Value(number))
      if end < text.count {
        let wanted: UInt8 = place < 2 ? 45 : 58
        if place != 2, text[end] != wanted { return nil }
        if place == 2, text[end] >= 128 || text[end] == 45 || text[end] == 58 || text[end] == 87 { return nil }
        if place == 2, text[end] >= 48, text[end] <= 57 { return nil }
      }
      start = end + 1
    }
    return parts
  }

  private static func plainMoment(
    _ text: UnsafeBufferPointer<UInt8>, _ format: UnsafeBufferPointer<UInt8>
  ) -> [Int]? {
    let directives: [UInt8] = Array("YmdHMSf".utf8)
    let ranges = [1...9999, 1...12, 1...31, 0...23, 0...59, 0...59, 0...999_999]
    var fields = [1900, 1, 1, 0, 0, 0, 0]
    var seen = Set<UInt8>()
    var (place, index) = (0, 0)
    while index < format.count {
      if format[index] != UInt8(ascii: "%") {
        // White space stands for any amount of it, letters for both cases.
        guard place < text.count, text[place] == format[index], format[index] > 32 || format[index] == 32 else {
          return nil
        }
        if text[place] == 32, place + 1 < text.count, text[place + 1] <= 32 || text[place + 1] >= 128 { return nil }
        (place, index) = (place + 1, index + 1)
        continue
      }
      guard index + 1 < format.count, let field = directives.firstIndex(of: format[index + 1]),
        seen.insert(format[index + 1]).inserted
      else { return nil }
      let width = field == 0 ? 4 : field == 6 ? 6 : 2
      guard place + width <= text.count else { return nil }
      var number = 0
      for digit in text[place..<(place + width)] {
        guard digit >= 48, digit <= 57 else { return nil }
        number = number * 10 + Int(digit - 48)
      }
      guard ranges[field].contains(number) else { return nil }
      fields[field] = number
      (place, index) = (place + width, index + 2)
    }
    return place == text.count ? fields : nil
  }

  /// `strftime` with directives of numbers and English names, which programs mostly write; None for a pattern with others.
  private static let formatRow = NativeRow(
    "_quick_format(pattern, year, month, day, hour, minute, second, microsecond, /)"
  ) { vm, arguments throws(PyError) in
    guard let pattern = arguments[0].str?.utf8 else { return .none }
    var parts: [Int] = []
    for index in 1...7 {
      parts.append(index == 2 ? try month(vm, arguments[index]) : try bounded(vm, arguments[index]))
    }
    let weekday = IntArithmetic.floorRemainder(Calendar.ordinal(parts[0], parts[1], parts[2]) + 6, 7)
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    var text: [UInt8] = []
    var index = 0
    while index < pattern.count {
      if pattern[index] != 37 {
        text.append(pattern[index])
        index += 1
        continue
      }
      guard index + 1 < pattern.count else { return .none }
      switch UnicodeScalar(pattern[index + 1]) {
      case "Y": Calendar.append(parts[0], width: 0, to: &text)
      case "y": Calendar.append(parts[0] % 100, width: 2, to: &text)
      case "m": Calendar.append(parts[1], width: 2, to: &text)
      case "d": Calendar.append(parts[2], width: 2, to: &text)
      case "H": Calendar.append(parts[3], width: 2, to: &text)
      case "I": Calendar.append((parts[3] + 11) % 12 + 1, width: 2, to: &text)
      case "M": Calendar.append(parts[4], width: 2, to: &text)
      case "S": Calendar.append(parts[5], width: 2, to: &text)
      case "f": Calendar.append(parts[6], width: 6, to: &text)
      case "j": Calendar.append(Calendar.dayOfYear(parts[0], parts[1], parts[2]), width: 3, to: &text)
      case "p": text += (parts[3] < 12 ? "AM" : "PM").utf8
      case "A": text += days[weekday].utf8
      case "a": text += days[weekday].utf8.prefix(3)
      case "B": text += months[parts[1] - 1].utf8
      case "b": text += months[parts[1] - 1].utf8.prefix(3)
      case "%": text.append(37)
      default: return .none
      }
      index += 2
    }
    return text.withUnsafeBufferPointer { vm.string(utf8: $0) }
  }

  /// An int small enough to calculate with: programs can assign anything to the fields of a date.
  private static func bounded(_ vm: Machine, _ value: Value, _ limit: UInt = 2_147_483_647) throws(PyError) -> Int {
    let number = try vm.index(value)
    if number.magnitude > limit { throw vm.overflowError("Python int too large to convert to C int") }
    return number
  }

  private static func month(_ vm: Machine, _ value: Value) throws(PyError) -> Int {
    let month = try vm.index(value)
    if month < 1 || month > 12 { throw vm.raise(.indexError, "tuple index out of range") }
    return month
  }

  private static func ordinal(_ vm: Machine, _ value: Value) throws(PyError) -> Int {
    let ordinal = try vm.index(value)
    if ordinal.magnitude > 1 << 40 { throw vm.overflowError("date value out of range") }
    return ordinal
  }
}
