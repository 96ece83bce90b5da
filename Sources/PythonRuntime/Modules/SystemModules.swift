// `sys`, `os`, `os.path`, `time`, `gc`, `__future__`: the harmless parts. What would touch files or processes is
// refused in one sentence.

import Glibc

enum SystemModules {
  static let all: [NativeModule] = [sys, os, path, time, gc, future, string, timeit]

  // MARK: sys

  static let sys = NativeModule("sys", functions: systemFunctions) { vm, module in
    vm.setMember(module, "version", vm.string("3.11.7 (gradbook)"))
    let version = vm.makeClass(versionInfo, bases: [vm.builtin(.tuple)])
    vm.keepForever(Value(version))
    let tuple = TupleObject(count: 5)
    let parts: [Value] = [Value(3), Value(11), Value(7), vm.string("final"), Value(0)]
    for (position, part) in parts.enumerated() { tuple.items[position] = part }
    vm.setMember(module, "version_info", vm.adopt(tuple, as: version))
    vm.setMember(module, "maxsize", Value(Int.max))
    vm.setMember(module, "maxunicode", Value(0x10FFFF))
    vm.setMember(module, "byteorder", vm.string("little"))
    vm.setMember(module, "platform", vm.string("linux"))
    vm.setMember(module, "executable", vm.string(""))
    vm.setMember(module, "prefix", vm.string(""))
    vm.setMember(module, "path", vm.list([vm.string("")]))
    vm.setMember(module, "argv", vm.list(vm.programArguments.map { vm.string($0) }))
    vm.setMember(module, "stdout", SystemStreams.stream(vm, .output))
    vm.setMember(module, "stderr", SystemStreams.stream(vm, .error))
    vm.setMember(module, "stdin", .none)
    let loaded = vm.dict()
    for (name, reference) in vm.modules {
      reference._withUnsafeGuaranteedRef { loaded.set(vm.intern(name), Value($0)) }
    }
    vm.setMember(module, "modules", Value(loaded))
  }

  private static let versionInfo = NativeClass(
    "version_info", module: "sys", kind: .tuple,
    properties: ["major", "minor", "micro", "releaselevel", "serial"].enumerated().map { index, name in
      NativeProperty(name) { _, value in value.asTuple[index] }
    },
    slots: {
      var slots = NativeSlots()
      slots.repr = { _, _ in "sys.version_info(major=3, minor=11, micro=7, releaselevel='final', serial=0)" }
      return slots
    }())

  private static let systemFunctions: [NativeRow] = [
    NativeRow("exit(status=None, /)", .unpack) { vm, arguments throws(PyError) in
      throw vm.raise(vm.exceptionClass(.systemExit), arguments[0].isNone ? [] : [arguments[0]])
    },
    NativeRow("getrecursionlimit()", .exact) { vm, _ in Value(vm.limits.recursion) },
    NativeRow("setrecursionlimit(limit, /)", .exact) { vm, arguments throws(PyError) in
      let limit = try vm.index(arguments[0])
      if limit < 1 { throw vm.valueError("recursion limit must be greater or equal than 1") }
      vm.limits.recursion = limit
      vm.applyRecursionLimit()
      return .none
    },
    NativeRow("getsizeof(object, default=None)") { _, arguments in
      let value = arguments[0]
      if !value.isObject { return Value(28) }
      return Value(56 + value.asObj.externalBytes)
    },
    NativeRow("getrefcount(object, /)", .exact) { _, _ in Value(2) },
    NativeRow("intern(string, /)", .exact) { vm, arguments throws(PyError) in
      guard let text = arguments[0].str else { throw vm.typeError("intern() argument must be str") }
      return Value(vm.intern(text))
    },
    NativeRow("exc_info()", .exact) { vm, _ in
      guard let exception = vm.state.pointee.handled.exception else { return vm.tuple([.none, .none, .none]) }
      return vm.tuple([Value(exception.cls), Value(exception), vm.tracebackValue(of: exception)])
    },
    NativeRow("exception()", .exact) { vm, _ in
      vm.state.pointee.handled.exception.map { Value($0) } ?? .none
    },
    NativeRow("getdefaultencoding()", .exact) { vm, _ in vm.string("utf-8") },
  ]

  // MARK: os

  private static func refused(_ name: String) -> NativeRow {
    NativeRow("\(name)(*args, **kwargs)") { vm, _ throws(PyError) in
      throw vm.raise(.permissionError, "os.\(name)() is not available: a lesson cannot touch files or processes")
    }
  }

  static let os = NativeModule(
    "os",
    functions: [
      NativeRow("getcwd()", .exact) { vm, _ in vm.string("/") },
      NativeRow("cpu_count()", .exact) { _, _ in Value(1) },
      NativeRow("getpid()", .exact) { _, _ in Value(1) },
      NativeRow("getenv(key, default=None)") { vm, arguments throws(PyError) in
        let found = try vm.getItem(Value(environment(vm)), arguments[0], absent: arguments[1])
        return found
      },
      NativeRow("urandom(size, /)", .exact) { vm, arguments throws(PyError) in
        let count = try vm.index(arguments[0])
        if count < 0 { throw vm.valueError("negative argument not allowed") }
        try vm.checkMemory(count)
        var generator = SystemRandomNumberGenerator()
        return vm.bytes((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
      },
    ]
      + [
        "listdir", "mkdir", "makedirs", "remove", "unlink", "rename", "rmdir", "system", "walk", "scandir", "chdir",
        "stat", "popen", "fork", "kill", "getlogin",
      ].map(refused)
  ) { vm, module throws(PyError) in
    vm.setMember(module, "environ", Value(environment(vm)))
    vm.setMember(module, "sep", vm.string("/"))
    vm.setMember(module, "linesep", vm.string("\n"))
    vm.setMember(module, "name", vm.string("posix"))
    vm.setMember(module, "path", Value(try vm.importModule("os.path")))
  }

  /// `os.environ`: empty at first, and the lesson's own.
  private static func environment(_ vm: Machine) -> DictObject {
    if let dict = vm.containers.environment { return dict }
    let dict = vm.dict()
    vm.keepForever(Value(dict))
    vm.containers.environment = dict
    return dict
  }

  static let path = NativeModule(
    "os.path",
    functions: [
      NativeRow("join(path, *paths)") { vm, arguments throws(PyError) in
        var result = try text(vm, arguments[0])
        for value in arguments[1].asTuple.elements {
          let part = try text(vm, value)
          if part.hasPrefix("/") {
            result = part
          } else if result.isEmpty || result.hasSuffix("/") {
            result += part
          } else {
            result += "/" + part
          }
        }
        return vm.string(result)
      },
      NativeRow("basename(p)") { vm, arguments throws(PyError) in
        vm.string(try split(vm, arguments[0]).1)
      },
      NativeRow("dirname(p)") { vm, arguments throws(PyError) in vm.string(try split(vm, arguments[0]).0) },
      NativeRow("split(p)") { vm, arguments throws(PyError) in
        let parts = try split(vm, arguments[0])
        return vm.tuple([vm.string(parts.0), vm.string(parts.1)])
      },
      NativeRow("splitext(p)") { vm, arguments throws(PyError) in
        let whole = try text(vm, arguments[0])
        let name = try split(vm, arguments[0]).1
        guard let dot = name.lastIndex(of: "."), name[..<dot].contains(where: { $0 != "." }) else {
          return vm.tuple([vm.string(whole), vm.string("")])
        }
        let suffix = String(name[dot...])
        return vm.tuple([vm.string(String(whole.dropLast(suffix.count))), vm.string(suffix)])
      },
      NativeRow("isabs(s)") { vm, arguments throws(PyError) in
        Value(try text(vm, arguments[0]).hasPrefix("/"))
      },
      NativeRow("abspath(path)") { vm, arguments throws(PyError) in
        let path = try text(vm, arguments[0])
        return vm.string(path.hasPrefix("/") ? path : "/" + path)
      },
      NativeRow("expanduser(path)") { _, arguments in arguments[0] },
    ]
      + ["exists", "isfile", "isdir", "islink"].map { name in
        NativeRow("\(name)(path)") { _, _ in .false }
      }
      + ["getsize", "getmtime"].map(refused)
  ) { vm, module in vm.setMember(module, "sep", vm.string("/")) }

  private static func text(_ vm: Machine, _ value: Value) throws(PyError) -> String {
    guard let text = value.str else {
      throw vm.typeError("expected str, bytes or os.PathLike object, not \(vm.typeName(of: value))")
    }
    return text.string
  }

  private static func split(_ vm: Machine, _ value: Value) throws(PyError) -> (String, String) {
    let path = try text(vm, value)
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    var head = String(path[...slash])
    let tail = String(path[path.index(after: slash)...])
    if head.contains(where: { $0 != "/" }) { while head.hasSuffix("/") { head.removeLast() } }
    return (head, tail)
  }

  // MARK: time

  private static func nanoseconds(_ clock: clockid_t) -> Int {
    var now = timespec()
    clock_gettime(clock, &now)
    return Int(now.tv_sec) &* 1_000_000_000 &+ Int(now.tv_nsec)
  }

  private static func clock(_ name: String, _ clock: clockid_t) -> [NativeRow] {
    [
      NativeRow("\(name)()", .exact) { _, _ in Value(Double(nanoseconds(clock)) / 1e9) },
      NativeRow("\(name)_ns()", .exact) { _, _ in Value(nanoseconds(clock)) },
    ]
  }

  static let time = NativeModule(
    "time",
    functions: clock("time", CLOCK_REALTIME) + clock("perf_counter", CLOCK_MONOTONIC)
      + clock("monotonic", CLOCK_MONOTONIC) + clock("process_time", CLOCK_PROCESS_CPUTIME_ID)
      + clock("thread_time", CLOCK_THREAD_CPUTIME_ID) + [
        NativeRow("sleep(seconds, /)", .exact, doc: "Returns at once: a lesson does not wait.") {
          vm, arguments throws(PyError) in
          if try vm.realNumber(arguments[0]) < 0 { throw vm.valueError("sleep length must be non-negative") }
          try vm.checkInterrupt()
          return .none
        },
        NativeRow("strftime(format, t=None, /)", .unpack) { vm, arguments throws(PyError) in
          guard let format = arguments[0].str else { throw vm.typeError("strftime() argument 1 must be str") }
          return vm.string(formatted(format.string))
        },
        NativeRow("ctime(seconds=None, /)", .unpack) { vm, _ in vm.string(formatted("%a %b %e %H:%M:%S %Y")) },
      ])

  /// The present local time in a `strftime` format.
  private static func formatted(_ format: String) -> String {
    var seconds = Glibc.time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    var buffer = [CChar](repeating: 0, count: 512)
    let length = strftime(&buffer, buffer.count, format, &parts)
    return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static let timeit = NativeModule(
    "timeit",
    functions: [
      NativeRow("default_timer()", .exact) { _, _ in Value(Double(nanoseconds(CLOCK_MONOTONIC)) / 1e9) }
    ])

  // MARK: gc, __future__, string

  static let gc = NativeModule(
    "gc",
    functions: [
      NativeRow("collect(generation=2)") { _, _ in Value(0) }, NativeRow("enable()", .exact) { _, _ in .none },
      NativeRow("disable()", .exact) { _, _ in .none }, NativeRow("isenabled()", .exact) { _, _ in .true },
      NativeRow("get_count()", .exact) { vm, _ in vm.tuple([Value(0), Value(0), Value(0)]) },
    ])

  static let future = NativeModule("__future__") { vm, module in
    let names = [
      "annotations", "division", "print_function", "absolute_import", "unicode_literals", "generators",
      "generator_stop", "nested_scopes", "with_statement",
    ]
    for name in names { vm.setMember(module, name, .none) }
  }

  static let string = NativeModule(
    "string",
    functions: [
      NativeRow("capwords(s, sep=None)") { vm, arguments throws(PyError) in
        let separator = arguments[1]
        let words = try vm.callMethod(arguments[0], "split", separator.isNone ? [] : [separator])
        let parts = vm.emptyList()
        for word in try vm.toArray(words) { parts.append(try vm.callMethod(word, "capitalize")) }
        return try vm.callMethod(separator.isNone ? vm.string(" ") : separator, "join", [Value(parts)])
      }
    ]
  ) { vm, module in
    let lower = "abcdefghijklmnopqrstuvwxyz"
    let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    let whitespace = " \t\n\r\u{B}\u{C}"
    vm.setMember(module, "ascii_lowercase", vm.string(lower))
    vm.setMember(module, "ascii_uppercase", vm.string(upper))
    vm.setMember(module, "ascii_letters", vm.string(lower + upper))
    vm.setMember(module, "digits", vm.string("0123456789"))
    vm.setMember(module, "hexdigits", vm.string("0123456789abcdefABCDEF"))
    vm.setMember(module, "octdigits", vm.string("01234567"))
    vm.setMember(module, "punctuation", vm.string(punctuation))
    vm.setMember(module, "whitespace", vm.string(whitespace))
    vm.setMember(module, "printable", vm.string("0123456789" + lower + upper + punctuation + whitespace))
  }
}

extension Machine {
  /// `dict.get(key, absent)`.
  func getItem(_ dict: Value, _ key: Value, absent: Value) throws(PyError) -> Value {
    let value = try dictGet(dict.asDict, key)
    return value.isUndefined ? absent : value
  }
}
