// What calling the classes of the machine's own objects makes: `types.FunctionType(...)`, `types.CellType(...)`; and what it
// refuses, in CPython's words (Objects/clinic/funcobject.c.h, Objects/cellobject.c, Objects/clinic/codeobject.c.h).

enum FunctionMaking {
  typealias Construct = @Sendable (Machine, ClassObject, CallArguments) throws(PyError) -> Value

  /// `function(code, globals, name=None, argdefs=None, closure=None)`.
  static let function: Construct = { (vm, cls, arguments) throws(PyError) in
    let given = try vm.clinicArguments(
      arguments, of: "function", ["code", "globals", "name", "argdefs", "closure"], required: 2)
    guard given[0].isKind(.code) else {
      throw vm.typeError("function() argument 'code' must be code, not \(vm.argumentTypeName(given[0]))")
    }
    guard let globals = given[1].dict else {
      throw vm.typeError("function() argument 'globals' must be dict, not \(vm.argumentTypeName(given[1]))")
    }
    func isAbsent(_ index: Int) -> Bool { given[index].isUndefined || given[index].isNone }
    if !isAbsent(2), given[2].str == nil { throw vm.typeError("arg 3 (name) must be None or string") }
    if !isAbsent(3), given[3].tuple == nil { throw vm.typeError("arg 4 (defaults) must be None or tuple") }
    let code = given[0].asObject(CodeObject.self)
    let cells = try closure(vm, code, isAbsent(4) ? .none : given[4])
    guard vm.isSpace(code.source.space, of: globals) else {
      throw vm.typeError(
        "a function of a lesson reads the global names of the place where it was written: give it their globals()")
    }
    let function = vm.allocateFunction(code)
    function.doc = code.doc
    for (index, cell) in cells.enumerated() { function.cells[index] = cell }
    if let name = given[2].str { function.name = name }
    if !isAbsent(3) { function.defaults = given[3] }
    return Value(function)
  }

  private static func closure(_ vm: Machine, _ code: CodeObject, _ given: Value) throws(PyError) -> [Value] {
    let count = code.freeNames.count
    if given.tuple == nil, !given.isNone || count > 0 {
      throw vm.typeError(count > 0 ? "arg 5 (closure) must be tuple" : "arg 5 (closure) must be None or tuple")
    }
    let cells = given.tuple.map { Array($0.elements) } ?? []
    if cells.count != count {
      throw vm.valueError("\(code.name.string) requires closure of length \(count), not \(cells.count)")
    }
    for cell in cells where !cell.isKind(.cell) {
      throw vm.typeError("arg 5 (closure) expected cell, found \(vm.typeName(of: cell))")
    }
    return cells
  }

  /// `cell(contents)`.
  static let cell: Construct = { (vm, cls, arguments) throws(PyError) in
    if arguments.keywordCount > 0 { throw vm.typeError("cell() takes no keyword arguments") }
    if arguments.positionalCount > 1 {
      throw vm.typeError("cell expected at most 1 argument, got \(arguments.positionalCount)")
    }
    return vm.adopt(CellObject(arguments.positionalCount == 1 ? arguments[0] : .undefined), as: cls)
  }

  /// `code(...)`: what its arguments describe is the bytecode of another machine.
  static let code: Construct = { (vm, cls, arguments) throws(PyError) in
    if arguments.keywordCount > 0 { throw vm.typeError("code() takes no keyword arguments") }
    let count = arguments.positionalCount
    if count < 16 { throw vm.typeError("code expected at least 16 arguments, got \(count)") }
    if count > 18 { throw vm.typeError("code expected at most 18 arguments, got \(count)") }
    throw vm.typeError("a lesson's code is not the bytecode of CPython: compile() makes code of a text")
  }
}

extension Machine {
  /// Whether a dict holds the global names of the code of a space.
  func isSpace(_ space: Int, of globals: DictObject) -> Bool {
    space == 0 ? isGlobals(Value(globals)) : namespaces.spaceOfDict[ObjectIdentifier(globals)] == space
  }
}
