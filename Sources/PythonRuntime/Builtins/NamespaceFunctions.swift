// Built-in functions about names and source text: globals, locals, vars, exec, eval, compile.

enum NamespaceFunctions {
  /// A lesson is no package: what stands for one in `globals` cannot be there.
  private static func checkRelativeImport(_ vm: Machine, from globals: Value) throws(PyError) {
    guard let globals = globals.dict else {
      if globals.isNone { throw vm.raise(.keyError, "'__name__' not in globals") }
      throw vm.typeError("globals must be a dict")
    }
    if globals.get(vm.intern("__name__")).isUndefined, globals.get(vm.intern("__package__")).isUndefined {
      throw vm.raise(.keyError, "'__name__' not in globals")
    }
    throw vm.raise(.importError, "attempted relative import with no known parent package")
  }

  static let rows: [NativeRow] = [
    NativeRow("globals()", .exact, doc: "The dictionary of the module-level names.") { vm, _ in
      Value(vm.globalsDict(of: vm.currentSpace))
    },
    NativeRow("locals()", .exact, doc: "A dictionary of the local names.") { vm, _ throws(PyError) in
      try vm.localNamespace()
    },
    NativeRow("vars(object=?, /)", .unpack, doc: "Without arguments locals(), else object.__dict__.") {
      vm, arguments throws(PyError) in
      if arguments[0].isUndefined { return try vm.localNamespace() }
      let value = try vm.findAttribute(arguments[0], vm.intern("__dict__"))
      if value.isUndefined { throw vm.typeError("vars() argument must have __dict__ attribute") }
      return value
    },
    NativeRow("__import__(name, globals=None, locals=None, fromlist=(), level=0)", .clinic) {
      vm, arguments throws(PyError) in
      guard let name = arguments[0].str else {
        throw vm.typeError("module name must be a string")
      }
      let level = try vm.cInt(arguments[4])
      if level < 0 { throw vm.valueError("level must be >= 0") }
      if level > 0 { try checkRelativeImport(vm, from: arguments[1]) }
      return try vm.importStatement(name.string, wantsLast: vm.truth(arguments[3]))
    },
    NativeRow("eval(source, globals=None, locals=None, /)", .unpack, doc: "The value of an expression.") {
      vm, arguments throws(PyError) in
      try vm.runSource(arguments[0], globals: arguments[1], locals: arguments[2], isExpression: true)
    },
    NativeRow("exec(source, globals=None, locals=None, /, *, closure=None)", .clinic, doc: "Runs statements.") {
      vm, arguments throws(PyError) in
      try vm.runSource(arguments[0], globals: arguments[1], locals: arguments[2], isExpression: false)
    },
    NativeRow(
      "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)", .clinic,
      doc: "Source text as a code object for exec() or eval()."
    ) { vm, arguments throws(PyError) in
      guard let mode = arguments[2].str?.string else {
        throw vm.typeError("compile() argument 3 must be str, not \(vm.typeName(of: arguments[2]))")
      }
      guard ["exec", "eval", "single"].contains(mode) else {
        throw vm.valueError("compile() mode must be 'exec', 'eval' or 'single'")
      }
      if arguments[0].isKind(.code) { return arguments[0] }
      let text: [UInt8]
      if let string = arguments[0].str {
        text = Array(string.string.utf8)
      } else if let bytes = arguments[0].bytes {
        text = bytes.storage
      } else {
        throw vm.typeError("compile() arg 1 must be a string, bytes or AST object")
      }
      if text.contains(0) { throw vm.valueError("source code string cannot contain null bytes") }
      let unit = SourceUnit(file: try vm.str(arguments[1]), firstLine: 1, bytes: text)
      unit.isShown = unit.file.hasPrefix("<doctest ")
      unit.isExpression = mode == "eval"
      unit.isInteractive = mode == "single"
      return Value(try vm.compile(unit))
    },
  ]
}
