// The second pass for scopes: from what each scope binds and uses to what each name means. A scope is read after the
// scopes around it (it must know what they bind) and finished after the scopes inside it (which of its names they
// capture turns locals into cells). A class binds nothing for the functions inside it, except `__class__`.

/// Works out the scopes of a program.
/// - Throws: CPython's error for contradictory declarations; `source` supplies the line shown with it.
package func analyzeScopes(_ module: Module, source: [UInt8]) throws(PythonSyntaxError) -> ScopeTable {
  var collector = ScopeCollector(
    scopeCount: module.scopeCount, postponesAnnotations: module.futureFeatures.contains("annotations"))
  do {
    try collector.visit(module.body)
    return try ScopeResolver.resolve(collector)
  } catch {
    throw PythonSyntaxError(error, source: source)
  }
}

/// Works out the scopes of a single expression.
package func analyzeScopes(_ expression: ExpressionSource, source: [UInt8]) throws(PythonSyntaxError) -> ScopeTable {
  var collector = ScopeCollector(scopeCount: expression.scopeCount)
  do {
    try collector.visit(expression.body)
    return try ScopeResolver.resolve(collector)
  } catch {
    throw PythonSyntaxError(error, source: source)
  }
}

extension PythonSyntaxError {
  /// CPython gives these errors byte columns from 1.
  init(_ failure: SemanticFailure, source: [UInt8]) {
    let range = failure.range
    let start = min(max(0, range.startOffset - range.startColumn), source.count)
    let line = source[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    self.init(
      message: failure.message, line: range.startLine, column: range.startColumn + 1, endLine: range.endLine,
      endColumn: range.endColumn + 1, lineText: String(decoding: line, as: UTF8.self))
    stage = .compiler
  }
}

struct ScopeResolver {
  private let collected: [CollectedScope?]
  private var resolved: [Scope?]

  static func resolve(_ collector: ScopeCollector) throws(SemanticFailure) -> ScopeTable {
    var resolver = ScopeResolver(collected: collector.scopes)
    var captured: Set<String> = []
    try resolver.resolve(0, bound: nil, captured: &captured, globals: [])
    return ScopeTable(
      scopes: resolver.resolved.enumerated().map { $1 ?? Self.unused($0) },
      postponesAnnotations: collector.postponesAnnotations)
  }

  private init(collected: [CollectedScope?]) {
    self.collected = collected
    resolved = Array(repeating: nil, count: collected.count)
  }

  /// A number that no scope took.
  private static func unused(_ id: Int) -> Scope {
    Scope(
      id: id, kind: .lambda, name: "", parent: nil, children: [], parameters: [], names: [], bindings: [:],
      cellVariables: [], freeVariables: [], isGenerator: false, isCoroutine: false, needsClassCell: false,
      privateClassName: nil)
  }

  /// - Parameters:
  ///   - bound: what the functions around bind; nil at module level.
  ///   - captured: collects the names this scope and those inside take from around it.
  ///   - globals: what the scopes around declared global.
  private mutating func resolve(
    _ id: Int, bound: Set<String>?, captured: inout Set<String>, globals: Set<String>
  ) throws(SemanticFailure) {
    guard let scope = collected[id] else { return }
    var bindings: [String: NameBinding] = [:]
    var visible = bound
    var visibleGlobals = globals
    var locals: Set<String> = []
    for name in scope.names {
      let binding = try resolve(name, in: scope, bound: &visible, globals: &visibleGlobals)
      bindings[name] = binding
      if binding == .local { locals.insert(name) }
      if binding == .free { captured.insert(name) }
    }
    var inner = scope.kind == .class ? bound ?? [] : visible ?? []
    if scope.kind.isFunctionLike { inner.formUnion(locals) }
    if scope.kind == .class { inner.insert("__class__") }
    var fromInside: Set<String> = []
    for child in scope.children {
      try resolve(
        child, bound: inner, captured: &fromInside, globals: scope.kind == .class ? globals : visibleGlobals)
    }
    let needsClassCell = scope.kind == .class && fromInside.remove("__class__") != nil
    let classFree = finish(&bindings, scope, &fromInside, bound: bound)
    captured.formUnion(fromInside)
    record(scope, bindings, classFree: classFree, needsClassCell: needsClassCell)
  }

  /// What one name means, before the scopes inside are known.
  private func resolve(
    _ name: String, in scope: CollectedScope, bound: inout Set<String>?, globals: inout Set<String>
  ) throws(SemanticFailure) -> NameBinding {
    let uses = scope.uses[name] ?? []
    let directive = scope.directives[name]
    if uses.contains(.global) {
      if uses.contains(.nonlocal), let directive {
        throw SemanticFailure(message: "name '\(name)' is nonlocal and global", range: directive)
      }
      globals.insert(name)
      bound?.remove(name)
      return .globalExplicit
    }
    if uses.contains(.nonlocal), let directive {
      guard let bound else {
        throw SemanticFailure(message: "nonlocal declaration not allowed at module level", range: directive)
      }
      guard bound.contains(name) else {
        throw SemanticFailure(message: "no binding for nonlocal '\(name)' found", range: directive)
      }
      return .free
    }
    if !uses.isDisjoint(with: .bound) {
      globals.remove(name)
      return .local
    }
    if let bound, bound.contains(name) { return .free }
    return .globalImplicit
  }

  /// Turns captured locals into cells and passes the other captured names through this scope.
  /// - Returns: names a class scope hands through although it binds them itself.
  private func finish(
    _ bindings: inout [String: NameBinding], _ scope: CollectedScope, _ fromInside: inout Set<String>,
    bound: Set<String>?
  ) -> Set<String> {
    var classFree: Set<String> = []
    for name in fromInside {
      switch bindings[name] {
      case .local where scope.kind.isFunctionLike:
        bindings[name] = .cell
        fromInside.remove(name)
      case .local where scope.kind == .class, .globalExplicit where scope.kind == .class:
        classFree.insert(name)
      case nil:
        if bound?.contains(name) ?? false { bindings[name] = .free }
      default: break
      }
    }
    return classFree
  }

  private mutating func record(
    _ scope: CollectedScope, _ bindings: [String: NameBinding], classFree: Set<String>, needsClassCell: Bool
  ) {
    var cells = bindings.compactMap { $1 == .cell ? $0 : nil }
    if needsClassCell { cells.append("__class__") }
    let free = Set(bindings.compactMap { $1 == .free ? $0 : nil }).union(classFree)
    let passedThrough = bindings.keys.filter { scope.uses[$0] == nil }.sorted()
    resolved[scope.id] = Scope(
      id: scope.id, kind: scope.kind, name: scope.name, parent: scope.parent, children: scope.children,
      parameters: scope.parameters, names: scope.names + passedThrough, bindings: bindings,
      cellVariables: cells.sorted(), freeVariables: free.sorted(), isGenerator: scope.isGenerator,
      isCoroutine: scope.isCoroutine, needsClassCell: needsClassCell, privateClassName: scope.privateClassName)
  }
}
