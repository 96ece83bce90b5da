// The module `re`: functions that compile (or find in the cache) and hand on to the pattern.

enum RegexModule {
  static let module = NativeModule("re", functions: functions) { vm, module throws(PyError) in
    let error = vm.makeExceptionClass("error", module: "re", base: vm.exceptionClass(.exception))
    vm.keepForever(Value(error))
    vm.regex.errorClass = error
    vm.setMember(module, "error", Value(error))
    vm.setMember(module, "Pattern", Value(vm.sharedClass(RegexPatternType.declaration)))
    vm.setMember(module, "Match", Value(vm.sharedClass(RegexMatchType.declaration)))
    try SourceModules.load(vm, module, flags)
  }

  private static func compiled(_ vm: Machine, _ pattern: Value, _ flags: Value) throws(PyError) -> Value {
    try Regex.compile(vm, pattern, flags: try vm.index(flags))
  }

  private static let functions: [NativeRow] = [
    NativeRow("compile(pattern, flags=0)") { vm, arguments throws(PyError) in
      try compiled(vm, arguments[0], arguments[1])
    },
    NativeRow("match(pattern, string, flags=0)") { vm, arguments throws(PyError) in
      try RegexPatternType.find(vm, try compiled(vm, arguments[0], arguments[2]), arguments[1], .match)
    },
    NativeRow("fullmatch(pattern, string, flags=0)") { vm, arguments throws(PyError) in
      try RegexPatternType.find(vm, try compiled(vm, arguments[0], arguments[2]), arguments[1], .fullMatch)
    },
    NativeRow("search(pattern, string, flags=0)") { vm, arguments throws(PyError) in
      try RegexPatternType.find(vm, try compiled(vm, arguments[0], arguments[2]), arguments[1], .search)
    },
    NativeRow("findall(pattern, string, flags=0)") { vm, arguments throws(PyError) in
      try RegexPatternType.findAll(vm, try compiled(vm, arguments[0], arguments[2]), arguments[1])
    },
    NativeRow("finditer(pattern, string, flags=0)") { vm, arguments throws(PyError) in
      try RegexPatternType.findIterator(vm, try compiled(vm, arguments[0], arguments[2]), arguments[1])
    },
    NativeRow("split(pattern, string, maxsplit=0, flags=0)") { vm, arguments throws(PyError) in
      let pattern = try compiled(vm, arguments[0], arguments[3])
      return try RegexPatternType.split(vm, pattern, arguments[1], try vm.index(arguments[2]))
    },
    NativeRow("sub(pattern, repl, string, count=0, flags=0)") { vm, arguments throws(PyError) in
      let pattern = try compiled(vm, arguments[0], arguments[4])
      let count = try vm.index(arguments[3])
      // The function is a frame of its own in CPython.
      try vm.enterNative(" while calling a Python object")
      defer { vm.leaveNative() }
      return try RegexPatternType.substitute(vm, pattern, arguments[1], arguments[2], count).text
    },
    NativeRow("subn(pattern, repl, string, count=0, flags=0)") { vm, arguments throws(PyError) in
      let pattern = try compiled(vm, arguments[0], arguments[4])
      let count = try vm.index(arguments[3])
      // The function is a frame of its own in CPython.
      try vm.enterNative(" while calling a Python object")
      defer { vm.leaveNative() }
      let result = try RegexPatternType.substitute(vm, pattern, arguments[1], arguments[2], count)
      return vm.tuple([result.text, Value(result.count)])
    },
    NativeRow("escape(pattern)") { vm, arguments throws(PyError) in
      if let text = arguments[0].str {
        return vm.text(of: escaped(PythonRuntime.scalars(of: text.utf8)), isText: true)
      }
      if let bytes = arguments[0].bytes {
        return vm.text(of: escaped(bytes.storage.map { UInt32($0) }), isText: false)
      }
      throw vm.typeError("decoding to str: need a bytes-like object, \(vm.typeName(of: arguments[0])) found")
    },
    NativeRow("purge()", .exact) { vm, _ in
      vm.regex.patterns.removeAll()
      return .none
    },
    NativeRow("_flag_names(flags, /)") { vm, arguments throws(PyError) in
      vm.string(RegexPatternType.flagNames(try vm.index(arguments[0])))
    },
  ]

  private static func escaped(_ scalars: [UInt32]) -> [UInt32] {
    let special = Set("()[]{}?*+-|^$\\.&~# \t\n\r\u{B}\u{C}".unicodeScalars.map(\.value))
    var result: [UInt32] = []
    for scalar in scalars {
      if special.contains(scalar) { result.append(0x5C) }
      result.append(scalar)
    }
    return result
  }

  private static let flags = #"""
    class RegexFlag(int):
        @property
        def value(self):
            return int(self)

        @property
        def name(self):
            return _flag_names(self).replace('re.', '') or None

        def __repr__(self):
            return _flag_names(self) or 're.NOFLAG'

        def __or__(self, other):
            return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

        __ror__ = __or__

        def __and__(self, other):
            return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

        __rand__ = __and__

        def __xor__(self, other):
            return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

        __rxor__ = __xor__

        def __invert__(self):
            return RegexFlag(511 & ~int(self))

        def __contains__(self, other):
            return int(other) & int(self) == int(other)

        __str__ = __repr__

        def __format__(self, spec):
            return format(int(self), spec)

    NOFLAG = RegexFlag(0)
    T = RegexFlag(1)
    TEMPLATE = T
    I = RegexFlag(2)
    IGNORECASE = I
    L = RegexFlag(4)
    LOCALE = L
    M = RegexFlag(8)
    MULTILINE = M
    S = RegexFlag(16)
    DOTALL = S
    U = RegexFlag(32)
    UNICODE = U
    X = RegexFlag(64)
    VERBOSE = X
    DEBUG = RegexFlag(128)
    A = RegexFlag(256)
    ASCII = A
    for _name, _flag in (('NOFLAG', NOFLAG), ('T', T), ('TEMPLATE', T), ('I', I), ('IGNORECASE', I), ('L', L), ('LOCALE', L),
                         ('M', M), ('MULTILINE', M), ('S', S), ('DOTALL', S), ('U', U), ('UNICODE', U), ('X', X),
                         ('VERBOSE', X), ('DEBUG', DEBUG), ('A', A), ('ASCII', A)):
        setattr(RegexFlag, _name, _flag)

    class Scanner:
        def __init__(self, lexicon, flags=0):
            self.lexicon = lexicon
            self._patterns = [compile(phrase, flags) for phrase, action in lexicon]

        def scan(self, string):
            found = []
            at = 0
            while True:
                for pattern, (_, action) in zip(self._patterns, self.lexicon):
                    match = pattern.match(string, at)
                    if match:
                        break
                else:
                    break
                if match.end() == at:
                    break
                if callable(action):
                    self.match = match
                    action = action(self, match.group())
                if action is not None:
                    found.append(action)
                at = match.end()
            return found, string[at:]
    """#
}
