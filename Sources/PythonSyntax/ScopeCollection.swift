// The first pass over the tree for scopes: which names each scope binds, declares and uses. As in CPython's symbol
// table, names are noted in the order they occur, and contradictions between declarations and uses are errors here.
// What a name finally means depends on the scopes around it and is worked out by ScopeResolution.

/// What happens to a name in a scope.
struct NameUse: OptionSet {
  let rawValue: UInt16

  static let global = NameUse(rawValue: 1)
  static let local = NameUse(rawValue: 2)
  static let parameter = NameUse(rawValue: 4)
  static let nonlocal = NameUse(rawValue: 8)
  static let used = NameUse(rawValue: 16)
  static let imported = NameUse(rawValue: 32)
  static let annotated = NameUse(rawValue: 64)
  static let comprehensionTarget = NameUse(rawValue: 128)
  static let bound: NameUse = [.local, .parameter, .imported]
}

/// A scope while its names are being collected.
struct CollectedScope {
  let id: Int
  let kind: ScopeKind
  let name: String
  let parent: Int?
  let privateClassName: String?
  var children: [Int] = []
  var names: [String] = []
  var uses: [String: NameUse] = [:]
  var parameters: [String] = []
  /// Where a `global` or `nonlocal` statement (or a walrus inside a comprehension) spoke about a name.
  var directives: [String: PySourceRange] = [:]
  var isGenerator = false
  var isCoroutine = false
  /// How many comprehension iterables enclose the current place.
  var iterableDepth = 0
  var readsTargets = false

  var isComprehension: Bool {
    switch kind {
    case .listComprehension, .setComprehension, .dictComprehension, .generatorExpression: true
    case .module, .function, .lambda, .class: false
    }
  }
}

/// A contradiction, before it knows the text of its line.
struct SemanticFailure: Error {
  let message: String
  let range: PySourceRange
}

struct ScopeCollector {
  private(set) var scopes: [CollectedScope?]
  private var stack: [Int] = [0]
  /// The innermost class around, for mangling.
  private var privateClassName: String?
  /// Under `from __future__ import annotations` annotations are no uses.
  let postponesAnnotations: Bool

  init(scopeCount: Int, postponesAnnotations: Bool = false) {
    self.postponesAnnotations = postponesAnnotations
    scopes = Array(repeating: nil, count: max(1, scopeCount))
    scopes[0] = CollectedScope(id: 0, kind: .module, name: "<module>", parent: nil, privateClassName: nil)
  }

  /// The scope being read.
  var current: CollectedScope {
    get { scopes[stack[stack.count - 1]] ?? Self.placeholder }
    _modify {
      let index = stack[stack.count - 1]
      var scope = scopes[index] ?? Self.placeholder
      scopes[index] = nil
      yield &scope
      scopes[index] = scope
    }
  }

  private static let placeholder = CollectedScope(id: 0, kind: .module, name: "", parent: nil, privateClassName: nil)

  mutating func enter(_ id: Int, _ kind: ScopeKind, name: String) {
    let parent = current.id
    let depth = current.iterableDepth
    current.children.append(id)
    var scope = CollectedScope(id: id, kind: kind, name: name, parent: parent, privateClassName: privateClassName)
    scope.iterableDepth = depth
    scopes[id] = scope
    stack.append(id)
  }

  mutating func leave() { stack.removeLast() }

  /// Reads a class body: names with two underscores belong to it.
  mutating func insideClass(
    _ name: String, _ body: (inout Self) throws(SemanticFailure) -> Void
  ) throws(SemanticFailure) {
    let saved = privateClassName
    privateClassName = String(name.drop { $0 == "_" })
    defer { privateClassName = saved }
    try body(&self)
  }

  func mangled(_ name: String) -> String { Scope.mangled(name, inClass: privateClassName) }

  // MARK: Names

  /// Notes what happens to a name in the current scope.
  mutating func note(_ name: String, _ use: NameUse, _ range: PySourceRange) throws(SemanticFailure) {
    try note(name, use, range, in: stack[stack.count - 1])
  }

  private mutating func note(
    _ name: String, _ use: NameUse, _ range: PySourceRange, in index: Int
  ) throws(SemanticFailure) {
    let key = mangled(name)
    guard var scope = scopes[index] else { return }
    scopes[index] = nil
    defer { scopes[index] = scope }
    var uses = use
    if let known = scope.uses[key] {
      if use.contains(.parameter), known.contains(.parameter) {
        throw SemanticFailure(message: "duplicate argument '\(name)' in function definition", range: range)
      }
      uses.formUnion(known)
    } else {
      scope.names.append(key)
    }
    if scope.readsTargets {
      if !uses.isDisjoint(with: [.global, .nonlocal]) {
        throw SemanticFailure(
          message: "comprehension inner loop cannot rebind assignment expression target '\(name)'", range: range)
      }
      uses.insert(.comprehensionTarget)
    }
    scope.uses[key] = uses
    if use.contains(.parameter) { scope.parameters.append(key) }
  }

  func uses(of name: String) -> NameUse { current.uses[mangled(name)] ?? [] }

  /// `global` and `nonlocal`.
  mutating func declare(
    _ names: [String], isGlobal: Bool, _ range: PySourceRange
  ) throws(SemanticFailure) {
    let word = isGlobal ? "global" : "nonlocal"
    for name in names {
      let known = uses(of: name)
      var problem: String?
      if known.contains(.parameter) {
        problem = "name '\(name)' is parameter and \(word)"
      } else if known.contains(.used) {
        problem = "name '\(name)' is used prior to \(word) declaration"
      } else if known.contains(.annotated) {
        problem = "annotated name '\(name)' can't be \(word)"
      } else if known.contains(.local) {
        problem = "name '\(name)' is assigned to before \(word) declaration"
      }
      if let problem { throw SemanticFailure(message: problem, range: range) }
      try note(name, isGlobal ? .global : .nonlocal, range)
      recordDirective(name, range)
    }
  }

  private mutating func recordDirective(_ name: String, _ range: PySourceRange) {
    let key = mangled(name)
    if current.directives[key] == nil { current.directives[key] = range }
  }

  // MARK: Walrus

  /// `target := value`: inside a comprehension the target belongs to the function or module around it.
  mutating func namedTarget(_ target: Expr) throws(SemanticFailure) {
    guard case .name(let name, _) = target.kind else { return }
    let range = target.range
    for index in stack.reversed() {
      guard let scope = scopes[index] else { continue }
      if scope.isComprehension {
        let known = scope.uses[mangled(name)] ?? []
        if known.contains(.comprehensionTarget), !known.isDisjoint(with: [.local, .global]) {
          throw SemanticFailure(
            message: "assignment expression cannot rebind comprehension iteration variable '\(name)'", range: range)
        }
        continue
      }
      if scope.kind == .class {
        throw SemanticFailure(
          message: "assignment expression within a comprehension cannot be used in a class body", range: range)
      }
      let isGlobal = scope.kind == .module || (scope.uses[mangled(name)] ?? []).contains(.global)
      try note(name, isGlobal ? .global : .nonlocal, range)
      recordDirective(name, range)
      try note(name, scope.kind == .module ? .global : .local, range, in: index)
      return
    }
  }
}
