// `sys`, `os`, `os.path`, `gc`, `__future__`: the harmless parts. What would touch files or processes is
// refused in one sentence.

import Glibc

enum SystemModules {
  static let all: [NativeModule] = [sys, os, path, time, gc, future, timeit, program]

  /// `__main__`: the names of the lesson itself.
  private static let program = NativeModule("__main__") { vm, module in
    module.isLive = true
    module.lazyMember = { vm, _, name in vm.global(name) }
    module.lazyNames = { [unowned vm] in vm.definedGlobalNames }
  }

  // MARK: sys

  static let sys = NativeModule("sys", functions: systemFunctions) { vm, module throws(PyError) in
    vm.setMember(module, "version", vm.string("3.11.7 (gradbook)"))
    let version = vm.makeClass(versionInfo, bases: [vm.builtin(.tuple)])
    vm.keepForever(Value(version))
    let tuple = TupleObject.make(count: 5)
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
    vm.setMember(module, "stdin", SystemStreams.stream(vm, nil))
    for name in ["stdin", "stdout", "stderr"] {
      vm.setMember(module, "__\(name)__", module.attributes.get(vm.intern(name)))
    }
    let loaded = vm.dict()
    _ = try vm.importModule("__main__")
    for (name, reference) in vm.modules {
      reference._withUnsafeGuaranteedRef { loaded.set(vm.intern(name), Value($0)) }
    }
    vm.setMember(module, "modules", Value(loaded))
    try SourceModules.load(vm, module, SystemSource.facts)
    for name in ["excepthook", "displayhook"] {
      vm.setMember(module, "__\(name)__", module.attributes.get(vm.intern(name)))
    }
    module.lazyMember = { (vm, module, name) throws(PyError) in
      guard name == "stdlib_module_names" else { return .undefined }
      let names = StandardNames.text.split(whereSeparator: \.isWhitespace).map { vm.string(String($0)) }
      let set = try vm.call(Value(vm.builtin(.frozenSet)), [vm.list(names)])
      vm.setMember(module, name, set)
      return set
    }
    module.lazyNames = { ["stdlib_module_names"] }
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
    NativeRow("_getframe(depth=0, /)", .unpack) { vm, arguments throws(PyError) in
      let calls = vm.shownCalls()
      let depth = max(try vm.index(arguments[0]), 0)
      guard depth < calls.count else { throw vm.valueError("call stack is not deep enough") }
      return CoreTypes.frame(vm, Array(calls.dropLast(depth)))
    },
    NativeRow("excepthook(exctype, value, traceback, /)", .unpack) { vm, arguments throws(PyError) in
      if let exception = arguments[1].exception {
        if !arguments[2].isNone { try vm.setTraceback(of: exception, arguments[2]) }
        try vm.writeToStandardError(vm.formatException(arguments[1]))
      }
      return .none
    },
    NativeRow("exit(status=None, /)", .unpack) { vm, arguments throws(PyError) in
      throw vm.raise(vm.exceptionClass(.systemExit), arguments[0].isNone ? [] : [arguments[0]])
    },
    NativeRow("get_int_max_str_digits()", .exact) { vm, _ in Value(vm.decimalDigitLimit) },
    NativeRow("set_int_max_str_digits(maxdigits)", .clinic) { vm, arguments throws(PyError) in
      let limit = try vm.clinicInt(arguments[0])
      if limit != 0, limit < IntText.leastDigitLimit {
        throw vm.valueError("maxdigits must be 0 or larger than \(IntText.leastDigitLimit)")
      }
      vm.decimalDigitLimit = limit
      return .none
    },
    NativeRow("getrecursionlimit()", .exact) { vm, _ in Value(vm.limits.recursion) },
    NativeRow("setrecursionlimit(limit, /)", .exact) { vm, arguments throws(PyError) in
      let limit = try vm.clinicInt(arguments[0])
      if limit < 1 { throw vm.valueError("recursion limit must be greater or equal than 1") }
      let depth = vm.recursionDepth + 1
      if depth >= limit {
        throw vm.raise(
          .recursionError,
          "cannot set the recursion limit to \(limit) at the recursion depth \(depth): the limit is too low")
      }
      vm.limits.recursion = limit
      vm.applyRecursionLimit()
      return .none
    },
    NativeRow("getsizeof(object, default=None)") { vm, arguments throws(PyError) in
      try ObjectSizes.size(vm, arguments[0])
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

  /// The same for questions about files: what the lesson itself has saved is kept as values, not as the bytes of a file.
  private static func keptRefused(_ name: String) -> NativeRow {
    NativeRow("\(name)(*args, **kwargs)") { vm, arguments throws(PyError) in
      if let first = arguments[0].tuple?.elements.first, let path = first.str,
        vm.keptPaths.contains(Machine.keptPath(path.string))
      {
        throw vm.raise(
          .permissionError,
          "os.path.\(name)() is not available: what a lesson saves stays in its memory and is no file; "
            + "tensor.nbytes says how large a tensor is")
      }
      return try refused("path." + name).body(vm, arguments)
    }
  }

  static let os = NativeModule(
    "os",
    functions: [
      NativeRow("getcwd()", .exact) { vm, _ in vm.string("/") },
      NativeRow("cpu_count()", .exact) { _, _ in Value(1) },
      NativeRow("_terminal_size(fd, /)", .exact) { vm, arguments throws(PyError) in
        let isTerminal = try vm.index(arguments[0]) == 2 ? vm.terminal.showsErrors : vm.terminal.showsOutput
        return isTerminal ? vm.tuple([Value(vm.terminal.columns), Value(vm.terminal.lines)]) : .none
      },
      NativeRow("getpid()", .exact) { _, _ in Value(1) },
      NativeRow("getenv(key, default=None)") { vm, arguments throws(PyError) in
        let found = try vm.getItem(Value(environment(vm)), arguments[0], absent: arguments[1])
        return found
      },
      NativeRow("remove(path, *, dir_fd=None)") { vm, arguments throws(PyError) in
        let path = Machine.keptPath(try vm.str(arguments[0]))
        if vm.keptPaths.remove(path) != nil { return .none }
        return try refused("remove").body(vm, arguments)
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
        "listdir", "mkdir", "makedirs", "unlink", "rename", "rmdir", "system", "walk", "scandir", "chdir",
        "stat", "popen", "fork", "kill", "getlogin",
      ].map(refused)
  ) { vm, module throws(PyError) in
    vm.setMember(module, "_table", Value(environment(vm)))
    vm.setMember(module, "sep", vm.string("/"))
    vm.setMember(module, "linesep", vm.string("\n"))
    vm.setMember(module, "name", vm.string("posix"))
    for (name, mode) in [
      ("F_OK", 0), ("X_OK", 1), ("W_OK", 2), ("R_OK", 4), ("SEEK_SET", 0), ("SEEK_CUR", 1), ("SEEK_END", 2),
    ] {
      vm.setMember(module, name, Value(mode))
    }
    vm.setMember(module, "path", Value(try vm.importModule("os.path")))
    try SourceModules.load(vm, module, SystemSource.paths2)
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
      NativeRow("expanduser(path)") { _, arguments in arguments[0] },
    ]
      + ["exists", "isfile", "lexists"].map { name in
        NativeRow("\(name)(path)") { vm, arguments throws(PyError) in
          Value(vm.keptPaths.contains(Machine.keptPath(try vm.str(arguments[0]))))
        }
      }
      + ["isdir", "islink"].map { name in
        NativeRow("\(name)(path)") { _, _ in .false }
      }
      + ["getsize", "getmtime", "samefile"].map(keptRefused)
  ) { vm, module throws(PyError) in
    for (name, text) in [("sep", "/"), ("curdir", "."), ("pardir", ".."), ("extsep", "."), ("pathsep", ":")] {
      vm.setMember(module, name, vm.string(text))
    }
    try SourceModules.load(vm, module, SystemSource.paths)
  }

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

  // MARK: gc, __future__

  static let gc = NativeModule(
    "gc",
    functions: [
      NativeRow("collect(generation=2)") { vm, _ throws(PyError) in
        try vm.collectGarbage()
        return Value(0)
      },
      NativeRow("enable()", .exact) { _, _ in .none },
      NativeRow("disable()", .exact) { _, _ in .none }, NativeRow("isenabled()", .exact) { _, _ in .true },
      NativeRow("get_count()", .exact) { vm, _ in vm.tuple([Value(0), Value(0), Value(0)]) },
    ])

  static let future = NativeModule("__future__") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, SystemSource.features)
  }
}

extension Machine {
  /// `dict.get(key, absent)`.
  func getItem(_ dict: Value, _ key: Value, absent: Value) throws(PyError) -> Value {
    let value = try dictGet(dict.asDict, key)
    return value.isUndefined ? absent : value
  }
}

extension Machine {
  /// The same path in the one form in which it is kept.
  package static func keptPath(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
