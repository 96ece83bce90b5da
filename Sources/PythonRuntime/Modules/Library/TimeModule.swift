// The module `time`. A lesson does not wait: `sleep` moves the clocks forward instead, so that what is measured around it
// comes out as if it had slept.

import Glibc

/// How far sleeping has moved the clocks of one machine, in nanoseconds.
final class ClockState {
  var slept = 0
}

extension Machine {
  /// The clocks of this machine.
  fileprivate var clocks: ClockState {
    let key = ObjectIdentifier(ClockState.self)
    if let state = extensionStates[key] as? ClockState { return state }
    let state = ClockState()
    extensionStates[key] = state
    return state
  }

  /// A clock's nanoseconds, with what was slept.
  func nanoseconds(_ clock: clockid_t) -> Int {
    var now = timespec()
    clock_gettime(clock, &now)
    return Int(now.tv_sec) &* 1_000_000_000 &+ Int(now.tv_nsec) &+ clocks.slept
  }
}

extension SystemModules {
  static let time = NativeModule("time", functions: timeFunctions + clocks + timeSupport) {
    vm, module throws(PyError) in
    var zone = tm()
    var now = Glibc.time(nil)
    localtime_r(&now, &zone)
    vm.setMember(module, "timezone", Value(-zone.tm_gmtoff))
    vm.setMember(module, "altzone", Value(-zone.tm_gmtoff))
    vm.setMember(module, "daylight", Value(0))
    let name = vm.string(zoneName(zone))
    vm.setMember(module, "tzname", vm.tuple([name, name]))
    try SourceModules.load(vm, module, timeText)
  }

  static let timeit = NativeModule("timeit", functions: [clock("default_timer", CLOCK_MONOTONIC)[0]]) {
    vm, module throws(PyError) in
    try SourceModules.load(vm, module, timeitText)
  }

  private static func zoneName(_ parts: tm) -> String { parts.tm_zone.map { String(cString: $0) } ?? "UTC" }

  private static func clock(_ name: String, _ clock: clockid_t) -> [NativeRow] {
    [
      NativeRow("\(name)()", .exact) { vm, _ in Value(Double(vm.nanoseconds(clock)) / 1e9) },
      NativeRow("\(name)_ns()", .exact) { vm, _ in Value(vm.nanoseconds(clock)) },
    ]
  }

  /// What `datetime` and the Python half of `time` need.
  static let clocks: [NativeRow] = [
    NativeRow("_now()", .exact) { vm, _ in Value(Double(vm.nanoseconds(CLOCK_REALTIME)) / 1e9) },
    NativeRow("_local_time(seconds, /)") { vm, arguments throws(PyError) in
      try broken(vm, arguments[0], localtime_r, isCalendar: true)
    },
    NativeRow("_local_stamp(year, month, day, hour, minute, second, /)") { vm, arguments throws(PyError) in
      var fields: [Int32] = []
      for place in 0..<6 { fields.append(try vm.cInt(arguments[place])) }
      var parts = brokenDown(fields)
      parts.tm_isdst = -1
      return Value(mktime(&parts))
    },
  ]

  /// What the Python half of `time` needs besides.
  private static let timeSupport: [NativeRow] = [
    NativeRow("_split_time(seconds, is_local, /)") { vm, arguments throws(PyError) in
      let isLocal = try vm.truth(arguments[1])
      return try broken(vm, arguments[0], isLocal ? localtime_r : gmtime_r, isCalendar: false)
    },
    NativeRow("_stamp(fields, /)") { vm, arguments throws(PyError) in
      var parts = try fields(vm, arguments[0], "mktime")
      // As CPython does: -1 is also a moment, which leaves a weekday.
      parts.tm_wday = -1
      let seconds = mktime(&parts)
      if seconds == -1, parts.tm_wday == -1 { throw vm.overflowError("mktime argument out of range") }
      return Value(Double(seconds))
    },
    NativeRow("_format_time(format, fields, zone, /)") { vm, arguments throws(PyError) in
      guard let format = arguments[0].str else {
        throw vm.typeError("strftime() argument 1 must be str, not \(vm.argumentTypeName(arguments[0]))")
      }
      var parts = try fields(vm, arguments[1], "strftime")
      try checkRanges(vm, &parts)
      parts.tm_isdst = min(max(parts.tm_isdst, -1), 1)
      if format.utf8.contains(0) { throw vm.valueError("embedded null character") }
      guard let zone = arguments[2].str else { return vm.string(try formatted(vm, format.string, &parts)) }
      var bytes = zone.string.utf8.map { CChar(bitPattern: $0) } + [0]
      return vm.string(
        try bytes.withUnsafeMutableBufferPointer { (bytes) throws(PyError) in
          parts.tm_zone = UnsafePointer(bytes.baseAddress)
          return try formatted(vm, format.string, &parts)
        })
    },
    NativeRow("_line_of_time(fields, /)") { vm, arguments throws(PyError) in
      var parts = try fields(vm, arguments[0], "asctime")
      try checkRanges(vm, &parts)
      let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { $0 < 10 ? "0\($0)" : "\($0)" }
      let day = parts.tm_mday < 10 ? "  \(parts.tm_mday)" : " \(parts.tm_mday)"
      let names = "\(weekdays[Int(parts.tm_wday)]) \(months[Int(parts.tm_mon)])"
      return vm.string("\(names)\(day) \(clock.joined(separator: ":")) \(Int(parts.tm_year) + 1900)")
    },
  ]

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The nine numbers of a tuple as the C library counts them: CPython's `gettmarg`.
  private static func fields(_ vm: Machine, _ value: Value, _ function: String) throws(PyError) -> tm {
    guard let tuple = value.tuple else { throw vm.typeError("Tuple or struct_time argument required") }
    if tuple.count != 9 { throw vm.typeError("\(function)(): illegal time tuple argument") }
    var numbers: [Int32] = []
    for number in Array(tuple.elements) { numbers.append(try vm.cInt(number)) }
    if numbers[0] < Int32.min + 1900 { throw vm.overflowError("year out of range") }
    var parts = brokenDown(numbers)
    parts.tm_wday = (numbers[6] &+ 1) % 7
    parts.tm_yday = numbers[7] &- 1
    parts.tm_isdst = numbers[8]
    return parts
  }

  /// Year, month, day, hour, minute and second.
  private static func brokenDown(_ numbers: [Int32]) -> tm {
    var parts = tm()
    parts.tm_year = numbers[0] &- 1900
    parts.tm_mon = numbers[1] &- 1
    parts.tm_mday = numbers[2]
    parts.tm_hour = numbers[3]
    parts.tm_min = numbers[4]
    parts.tm_sec = numbers[5]
    return parts
  }

  /// CPython's `checktm`: what cannot be is refused, and a month, day or day of the year of 0 is the first.
  private static func checkRanges(_ vm: Machine, _ parts: inout tm) throws(PyError) {
    if parts.tm_mon == -1 { parts.tm_mon = 0 }
    if parts.tm_mday == 0 { parts.tm_mday = 1 }
    if parts.tm_yday == -1 { parts.tm_yday = 0 }
    let checks: [(value: Int32, most: Int32, name: String)] = [
      (parts.tm_mon, 11, "month"), (parts.tm_mday, 31, "day of month"), (parts.tm_hour, 23, "hour"),
      (parts.tm_min, 59, "minute"), (parts.tm_sec, 61, "seconds"), (parts.tm_wday, 6, "day of week"),
      (parts.tm_yday, 365, "day of year"),
    ]
    for (value, most, name) in checks where value < 0 || value > most {
      throw vm.valueError("\(name) out of range")
    }
  }

  /// `strftime` with CPython's bound on what a format may give: 256 bytes for each of its characters.
  private static func formatted(_ vm: Machine, _ format: String, _ parts: inout tm) throws(PyError) -> String {
    if format.isEmpty { return "" }
    var size = 1024
    while true {
      try vm.checkMemory(size)
      var buffer = [CChar](repeating: 0, count: size)
      let length = strftime(&buffer, size, format, &parts)
      if length > 0 || size >= 256 * format.unicodeScalars.count {
        return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
      size *= 2
    }
  }

  /// Year, month, day, hour, minute, second, weekday, day of the year, summer time, offset, zone. The calendar knows the
  /// years from 1 to 9999.
  private static func broken(
    _ vm: Machine, _ value: Value,
    _ split: (UnsafePointer<time_t>, UnsafeMutablePointer<tm>) -> UnsafeMutablePointer<tm>?, isCalendar: Bool
  ) throws(PyError) -> Value {
    if !value.isFloat, !vm.hasIndexMethod(value) {
      throw vm.typeError("'\(vm.typeName(of: value))' object cannot be interpreted as an integer")
    }
    var seconds: time_t
    if value.isFloat {
      let real = value.asFloat.rounded(.down)
      if real.isNaN { throw vm.valueError("Invalid value NaN (not a number)") }
      guard let whole = time_t(exactly: real) else {
        throw vm.overflowError("timestamp out of range for platform time_t")
      }
      seconds = whole
    } else {
      guard let whole = time_t(exactly: try vm.bigIndex(value)) else {
        throw vm.overflowError("timestamp out of range for platform time_t")
      }
      seconds = whole
    }
    var parts = tm()
    if split(&seconds, &parts) == nil {
      throw vm.raise(.osError, "[Errno 75] Value too large for defined data type")
    }
    let year = Int(parts.tm_year) + 1900
    if isCalendar, year < 1 || year > 9999 { throw vm.valueError("year \(year) is out of range") }
    let numbers: [Int] = [
      year, Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_hour), Int(parts.tm_min),
      min(Int(parts.tm_sec), 59), (Int(parts.tm_wday) + 6) % 7, Int(parts.tm_yday) + 1, Int(parts.tm_isdst),
      Int(parts.tm_gmtoff),
    ]
    return vm.tuple(numbers.map { Value($0) } + [vm.string(zoneName(parts))])
  }

  private static let timeFunctions: [NativeRow] =
    clock("time", CLOCK_REALTIME) + clock("perf_counter", CLOCK_MONOTONIC) + clock("monotonic", CLOCK_MONOTONIC)
    + clock("process_time", CLOCK_PROCESS_CPUTIME_ID) + clock("thread_time", CLOCK_THREAD_CPUTIME_ID) + [
      NativeRow("sleep(seconds, /)", .exact, doc: "Moves the clocks forward: a lesson does not wait.") {
        vm, arguments throws(PyError) in
        if arguments[0].isFloat, arguments[0].asFloat.isNaN {
          throw vm.valueError("Invalid value NaN (not a number)")
        }
        if !arguments[0].isFloat, !vm.hasIndexMethod(arguments[0]) {
          throw vm.typeError("'\(vm.typeName(of: arguments[0]))' object cannot be interpreted as an integer")
        }
        if !arguments[0].isFloat, Int(exactly: try vm.bigIndex(arguments[0])) == nil {
          throw vm.overflowError("timestamp too large to convert to C _PyTime_t")
        }
        let seconds = try vm.realNumber(arguments[0])
        if arguments[0].isFloat, abs(seconds) > 9.2e18 {
          throw vm.overflowError("timestamp out of range for platform time_t")
        }
        if seconds < 0 { throw vm.valueError("sleep length must be non-negative") }
        if seconds > 9_223_372_036 { throw vm.overflowError("timestamp too large to convert to C _PyTime_t") }
        vm.clocks.slept &+= Int(seconds * 1e9)
        try vm.checkInterrupt()
        return .none
      }
    ]

  private static let timeText = #"""
    class struct_time(tuple):
        n_fields = 11
        n_sequence_fields = 9
        n_unnamed_fields = 0
        __match_args__ = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday',
                          'tm_isdst')

        def __new__(cls, sequence, dict={}):
            try:
                values = iter(sequence)
            except TypeError:
                raise TypeError('constructor requires a sequence') from None
            values = tuple(values)
            if not 9 <= len(values) <= 11:
                bound = 'at least 9' if len(values) < 9 else 'at most 11'
                raise TypeError(f'time.struct_time() takes an {bound}-sequence ({len(values)}-sequence given)')
            self = tuple.__new__(cls, values[:9])
            self.__dict__['_zone'] = values[9:11]
            return self

        tm_year = property(lambda self: self[0])
        tm_mon = property(lambda self: self[1])
        tm_mday = property(lambda self: self[2])
        tm_hour = property(lambda self: self[3])
        tm_min = property(lambda self: self[4])
        tm_sec = property(lambda self: self[5])
        tm_wday = property(lambda self: self[6])
        tm_yday = property(lambda self: self[7])
        tm_isdst = property(lambda self: self[8])

        @property
        def tm_gmtoff(self):
            return self._zone[1] if len(self._zone) > 1 else None

        @property
        def tm_zone(self):
            return self._zone[0] if self._zone else None

        def __repr__(self):
            parts = [f'{name}={value!r}' for name, value in zip(self.__match_args__, self)]
            return f"time.struct_time({', '.join(parts)})"

    def _split(seconds, is_local):
        parts = _split_time(_now() if seconds is None else seconds, is_local)
        return struct_time(parts[:9] + (parts[10], parts[9]))

    def localtime(seconds=None, /):
        return _split(seconds, True)

    def gmtime(seconds=None, /):
        return _split(seconds, False)

    def mktime(t, /):
        return _stamp(t)

    def strftime(format, t=None, /):
        t = localtime() if t is None else t
        return _format_time(format, t, t.tm_zone if isinstance(t, struct_time) else None)

    def asctime(t=None, /):
        return _line_of_time(localtime() if t is None else t)

    def ctime(seconds=None, /):
        return asctime(localtime(seconds))

    def strptime(string, format='%a %b %d %H:%M:%S %Y', /):
        from datetime import __parse_time__
        return struct_time(__parse_time__(string, format)[0])
    """#

  private static let timeitText = #"""
    default_number = 1000000
    default_repeat = 5

    _file = '<timeit-src>'

    def _inner(stmt, setup, globals):
        """The function that runs source text: set up once, the statement in a loop between two looks at the clock."""
        names, parameters, before = {}, '', ''
        lines = []
        for name, given, indent in (('setup', setup, 4), ('stmt', stmt, 8)):
            if isinstance(given, str):
                # A mistake is told in the text as it was given.
                compile(before + given, _file, 'exec')
                before = given + '\n'
                text = given.replace('\n', '\n' + ' ' * indent)
            elif callable(given):
                names['_' + name] = given
                parameters += f', _{name}=_{name}'
                text = f'_{name}()'
            else:
                raise ValueError(f'{name} is neither a string nor callable')
            lines.append(' ' * indent + text)
        source = '\n'.join([f'def inner(_it, _timer{parameters}):', lines[0], '    _t0 = _timer()', '    for _i in _it:',
                            lines[1], '        pass', '    _t1 = _timer()', '    return _t1 - _t0', ''])
        exec(compile(source, _file, 'exec'), {} if globals is None else globals, names)
        return names['inner']

    class Timer:
        def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
            self.timer = timer
            self.inner = _inner(stmt, setup, globals)

        def timeit(self, number=default_number):
            return self.inner(range(number), self.timer)

        def repeat(self, repeat=default_repeat, number=default_number):
            return [self.timeit(number) for _ in range(repeat)]

        def autorange(self, callback=None):
            number = 1
            while True:
                for factor in (1, 2, 5):
                    taken = self.timeit(number * factor)
                    if callback:
                        callback(number * factor, taken)
                    if taken >= 0.2:
                        return number * factor, taken
                number *= 10

    def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
        return Timer(stmt, setup, timer, globals).timeit(number)

    def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number,
               globals=None):
        return Timer(stmt, setup, timer, globals).repeat(repeat, number)
    """#
}
