// From the syntax tree to register code.
//
// One `Compiler` makes one code object (a module chunk, function, class body or comprehension) in a single walk of the
// tree. Every local variable has a register of its own; expressions are evaluated into temporaries above them,
// allocated like a stack. An expression is asked for its register: a local answers with its own (nothing is
// copied), everything else with `target` or a fresh temporary. Only the last instruction of an expression writes
// its target, so `x = f(x)` needs no care; expressions that write in several steps use a temporary of their own.
//
// Unbound locals: the walk keeps the set of locals that are surely bound, and emits a check only where one may not
// be. Arithmetic and attribute instructions need no check: their slow paths notice an undefined operand.
//
// `finally` bodies are compiled once for each way out (normal end, exception, return, break, continue), as CPython does.

import PythonSyntax

/// What the compiler does not support, or finds wrong.
struct CompileError: Error {
  let message: String
  let range: PySourceRange
}

/// Where a variable lives.
enum Variable {
  case local(Int)
  case cell(Int)
  case free(Int)
  case global(Int)
  /// In the namespace of a class body.
  case name
  case classFree(Int)
}

/// What a jump out of the innermost statement has to leave.
enum Block {
  case loop(break: Label, continue: Label)
  case finally(body: [Stmt], region: Region)
  case with(exit: Int, region: Region, span: SourceSpan)
  case handler(saved: Int, name: String?, region: Region)
}

final class Compiler {
  let vm: Machine
  let source: SourceUnit
  let scopes: ScopeTable
  let scope: Scope
  let parent: Compiler?
  var builder: CodeBuilder
  var registers: [String: Int] = [:]
  var freeIndex: [String: Int] = [:]
  var blocks: [Block] = []
  /// Local registers that are surely bound here.
  var assigned: Set<Int> = []
  /// Locals that some statement deletes: never sure.
  var deletable: Set<String> = []
  /// What follows cannot be reached.
  var isUnreachable = false
  /// The text has `:=` somewhere, so a local may change inside an expression.
  let hasWalrus: Bool

  init(_ vm: Machine, _ source: SourceUnit, _ scopes: ScopeTable, _ scope: Scope, parent: Compiler?, hasWalrus: Bool) {
    self.vm = vm
    self.source = source
    self.scopes = scopes
    self.scope = scope
    self.parent = parent
    self.hasWalrus = hasWalrus
    let name = vm.intern(scope.kind == .module ? "<module>" : scope.name)
    builder = CodeBuilder(
      CodeParts(name: name, qualifiedName: vm.intern(Compiler.qualifiedName(scope, parent)), source: source))
    layOutRegisters()
  }

  /// `__qualname__`, as CPython forms it.
  private static func qualifiedName(_ scope: Scope, _ parent: Compiler?) -> String {
    guard scope.kind != .module else { return "<module>" }
    guard let parent, parent.scope.kind != .module else { return scope.name }
    if parent.scope.binding(of: parent.scope.mangled(scope.name)) == .globalExplicit { return scope.name }
    let prefix = parent.builder.parts.qualifiedName.string
    // Library sources are wrapped in a function that is no part of their names.
    if parent.source.libraryName != nil, prefix == "load" { return scope.name }
    return parent.scope.kind == .class ? "\(prefix).\(scope.name)" : "\(prefix).<locals>.\(scope.name)"
  }

  private func layOutRegisters() {
    var locals: [String] = []
    if usesNamespace {
      locals = [".namespace"] + scope.cellVariables
    } else if scope.kind.isFunctionLike {
      locals = scope.parameters
      let known = Set(locals)
      for name in scope.names where !known.contains(name) {
        switch scope.binding(of: name) {
        case .local, .cell: locals.append(name)
        default: break
        }
      }
      for name in scope.cellVariables where !locals.contains(name) { locals.append(name) }
    }
    for (index, name) in locals.enumerated() { registers[name] = index }
    builder.parts.localNames = locals.map { vm.intern($0) }
    builder.parts.freeNames = scope.freeVariables.map { vm.intern($0) }
    for (index, name) in scope.freeVariables.enumerated() { freeIndex[name] = index }
    builder.nextTemporary = locals.count
    builder.firstTemporary = locals.count
    builder.parts.registerCount = locals.count
    builder.parts.isGenerator = scope.isGenerator
  }

  /// Emits what makes cells of captured variables; parameters count as bound.
  func beginBody(parameterCount: Int) {
    for index in 0..<parameterCount { assigned.insert(index) }
    for name in scope.cellVariables {
      guard let register = registers[name] else { continue }
      builder.emit(.makeCell, a: register)
      builder.parts.cellRegisters.append(register)
    }
  }

  func finish() throws -> CodeObject {
    if builder.isTooLarge {
      throw CompileError(
        message: "this piece of code is too large to compile; split it up",
        range: PySourceRange(startOffset: 0, endOffset: 0, startLine: 1, startColumn: 0, endLine: 1, endColumn: 0))
    }
    let code = CodeObject(builder.parts)
    vm.adopt(code, .code)
    return code
  }

  // MARK: - Variables

  private func globalSlot(_ name: String) throws -> Int { try vm.globalSlot(vm.intern(name), in: source.space) }

  /// The names bound here are entries of a namespace, not slots: class bodies, and `exec` with locals of its own.
  var usesNamespace: Bool { scope.kind == .class || (scope.kind == .module && source.usesNamespace) }

  func variable(_ name: String) throws -> Variable {
    if usesNamespace {
      switch scope.binding(of: name) {
      case .globalExplicit: return .global(try globalSlot(name))
      case .free where scope.kind == .class: return .classFree(freeIndex[name] ?? 0)
      case .cell where name == "__class__": return .cell(registers[name] ?? 0)
      default: return .name
      }
    }
    switch scope.binding(of: name) {
    case .local:
      if scope.kind == .module { return .global(try globalSlot(name)) }
      if let register = registers[name] { return .local(register) }
      return .global(try globalSlot(name))
    case .cell: return .cell(registers[name] ?? 0)
    case .free: return .free(freeIndex[name] ?? 0)
    case .globalExplicit, .globalImplicit: return .global(try globalSlot(name))
    }
  }

  /// The register of a variable's value; `target` where one is wanted.
  func load(_ rawName: String, into target: Int?) throws -> Int {
    let name = scope.mangled(rawName)
    switch try variable(name) {
    case .local(let register):
      if !assigned.contains(register) {
        builder.emit(.checkBound, a: register)
        if !deletable.contains(name) { assigned.insert(register) }
      }
      if let target {
        if target != register { builder.emit(.move, a: target, b: register) }
        return target
      }
      if hasWalrus {
        let copy = builder.temporary()
        builder.emit(.move, a: copy, b: register)
        return copy
      }
      return register
    case .cell(let register):
      let result = target ?? builder.temporary()
      builder.emit(.loadCell, a: result, b: register)
      return result
    case .free(let index):
      let result = target ?? builder.temporary()
      builder.emit(.loadFree, a: result, b: index)
      return result
    case .global(let slot):
      let result = target ?? builder.temporary()
      builder.emit(.loadGlobal, a: result, b: slot)
      return result
    case .name:
      let result = target ?? builder.temporary()
      let text = vm.intern(name)
      builder.emit(.loadName, a: result, b: builder.constant(Value(text)), c: try globalSlot(name))
      return result
    case .classFree(let index):
      let result = target ?? builder.temporary()
      builder.emit(.loadClassFree, a: result, b: builder.constant(Value(vm.intern(name))), c: index)
      return result
    }
  }

  func store(_ rawName: String, from register: Int) throws {
    let name = scope.mangled(rawName)
    switch try variable(name) {
    case .local(let own):
      if own != register { builder.emit(.move, a: own, b: register) }
      if !deletable.contains(name) { assigned.insert(own) }
    case .cell(let own): builder.emit(.storeCell, a: register, b: own)
    case .free(let index): builder.emit(.storeFree, a: register, b: index)
    case .global(let slot): builder.emit(.storeGlobal, a: register, b: slot, c: builder.nextTemporary)
    case .classFree(let index): builder.emit(.storeFree, a: register, b: index)
    case .name: builder.emit(.storeName, a: register, b: builder.constant(Value(vm.intern(name))))
    }
  }

  func delete(_ rawName: String) throws {
    let name = scope.mangled(rawName)
    // Registers that hold nothing any more: what dies with the name must not live on in them.
    let free = builder.nextTemporary
    switch try variable(name) {
    case .local(let own):
      builder.emit(.deleteLocal, x: 1, a: own, c: free)
      assigned.remove(own)
    case .cell(let own): builder.emit(.deleteCell, b: own, c: free)
    case .free(let index): builder.emit(.deleteFree, b: index, c: free)
    case .global(let slot): builder.emit(.deleteGlobal, b: slot, c: free)
    case .classFree(let index): builder.emit(.deleteFree, b: index, c: free)
    case .name: builder.emit(.deleteName, b: builder.constant(Value(vm.intern(name))))
    }
  }

  /// The register of a name when it is a plain local: assignments can go straight there.
  func localRegister(_ rawName: String) throws -> Int? {
    if case .local(let register) = try variable(scope.mangled(rawName)) { return register }
    return nil
  }

  // MARK: - Places

  /// Runs `body` with the source set to `range`.
  func at<Result>(_ range: PySourceRange, _ body: () throws -> Result) rethrows -> Result {
    let saved = builder.span
    builder.span = Compiler.span(range)
    defer { builder.span = saved }
    return try body()
  }

  /// The place of an attribute: where its name stands on another line than its object begins, the name alone.
  static func attributeSpan(_ range: PySourceRange, _ name: String) -> SourceSpan {
    beginning(span(range), at: range, name)
  }

  /// A place that begins at the name of the attribute that `range` is, where that stands on another line.
  static func beginning(_ place: SourceSpan, at range: PySourceRange, _ name: String) -> SourceSpan {
    if Int(place.line) == range.endLine || name.utf8.count > range.endColumn { return place }
    var result = place
    result.line = Int32(truncatingIfNeeded: range.endLine)
    result.column = Int32(truncatingIfNeeded: range.endColumn - name.utf8.count)
    return result
  }

  /// Runs `body` with the source set to a place.
  func at<Result>(_ place: SourceSpan, _ body: () throws -> Result) rethrows -> Result {
    let saved = builder.span
    builder.span = place
    defer { builder.span = saved }
    return try body()
  }

  static func span(_ range: PySourceRange) -> SourceSpan {
    SourceSpan(
      line: Int32(truncatingIfNeeded: range.startLine), endLine: Int32(truncatingIfNeeded: range.endLine),
      column: Int32(truncatingIfNeeded: range.startColumn), endColumn: Int32(truncatingIfNeeded: range.endColumn))
  }

  /// Runs `body` and frees the temporaries it took.
  func scratch<Result>(_ body: () throws -> Result) rethrows -> Result {
    let saved = builder.nextTemporary
    defer { builder.nextTemporary = saved }
    return try body()
  }
}
