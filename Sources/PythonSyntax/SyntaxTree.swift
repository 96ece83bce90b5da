// The syntax tree of Python 3.11: modules, statements and what they hold. Names follow CPython's `ast` module.
// The tree is immutable and says only what was written: scopes live in `ScopeTable`, meaning in the compiler.
// It must not know values, bytecode or anything about running.

/// The piece of source a node was written as. Lines count from 1, columns are UTF-8 bytes from 0, as in `ast`.
package struct PySourceRange: Hashable, Sendable {
  private var offsets: (start: UInt32, end: UInt32)
  private var first: (line: UInt32, column: UInt32)
  private var last: (line: UInt32, column: UInt32)

  package init(
    startOffset: Int, endOffset: Int, startLine: Int, startColumn: Int, endLine: Int, endColumn: Int
  ) {
    offsets = (UInt32(truncatingIfNeeded: startOffset), UInt32(truncatingIfNeeded: endOffset))
    first = (UInt32(truncatingIfNeeded: startLine), UInt32(truncatingIfNeeded: startColumn))
    last = (UInt32(truncatingIfNeeded: endLine), UInt32(truncatingIfNeeded: endColumn))
  }

  /// UTF-8 offset of the first byte.
  package var startOffset: Int { Int(offsets.start) }
  /// UTF-8 offset just behind the last byte.
  package var endOffset: Int { Int(offsets.end) }
  /// Line of the first byte, from 1.
  package var startLine: Int { Int(first.line) }
  /// UTF-8 column of the first byte in its line, from 0.
  package var startColumn: Int { Int(first.column) }
  /// Line of the end, from 1.
  package var endLine: Int { Int(last.line) }
  /// UTF-8 column just behind the last byte, from 0.
  package var endColumn: Int { Int(last.column) }

  /// From the start of this range to the end of another one.
  package func through(_ other: PySourceRange) -> PySourceRange {
    var result = self
    result.offsets.end = other.offsets.end
    result.last = other.last
    return result
  }

  package static func == (left: PySourceRange, right: PySourceRange) -> Bool {
    left.offsets == right.offsets && left.first == right.first && left.last == right.last
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(offsets.start)
    hasher.combine(offsets.end)
  }
}

/// A whole source text.
package struct Module: Sendable {
  package let body: [Stmt]
  /// How many scopes the parser numbered, the module's own (number 0) included.
  package let scopeCount: Int

  package init(body: [Stmt], scopeCount: Int) {
    self.body = body
    self.scopeCount = scopeCount
  }
}

/// A single expression parsed by itself (`ast.Expression`), with its own scope 0 around it.
package struct ExpressionSource: Sendable {
  package let body: Expr
  package let scopeCount: Int

  package init(body: Expr, scopeCount: Int) {
    self.body = body
    self.scopeCount = scopeCount
  }
}

/// A statement and where it stands.
package struct Stmt: Sendable {
  package let kind: StmtKind
  package let range: PySourceRange

  package init(_ kind: StmtKind, _ range: PySourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// Every statement of Python 3.11.
package indirect enum StmtKind: Sendable {
  /// `def` and `async def`.
  case functionDef(FunctionDef)
  case classDef(ClassDef)
  case `return`(Expr?)
  case delete([Expr])
  /// `a = b = value`: one target each `=`, in the order written.
  case assign(targets: [Expr], value: Expr)
  case augAssign(target: Expr, op: BinaryOperator, value: Expr)
  /// `target: annotation = value`; `isSimple` is true for a bare name without parentheses.
  case annAssign(target: Expr, annotation: Expr, value: Expr?, isSimple: Bool)
  /// `for` and `async for`.
  case `for`(ForLoop)
  case `while`(test: Expr, body: [Stmt], orElse: [Stmt])
  case `if`(test: Expr, body: [Stmt], orElse: [Stmt])
  /// `with` and `async with`.
  case with(items: [WithItem], body: [Stmt], isAsync: Bool)
  case match(subject: Expr, cases: [MatchCase])
  case raise(exception: Expr?, cause: Expr?)
  /// `try`; with `isStar` the handlers are `except*`.
  case `try`(TryStatement)
  case assert(test: Expr, message: Expr?)
  case `import`([ImportAlias])
  /// `from module import names`; `level` counts the leading dots; `*` is one alias named `*`.
  case importFrom(module: String?, names: [ImportAlias], level: Int)
  case global([String])
  case nonlocal([String])
  case expr(Expr)
  case pass
  case `break`
  case `continue`
}

/// `def` or `async def`. Its position starts at `def` (or `async`), not at the decorators, as in `ast`.
package struct FunctionDef: Sendable {
  package let name: String
  package let nameRange: PySourceRange
  package let parameters: Parameters
  package let body: [Stmt]
  package let decorators: [Expr]
  package let returns: Expr?
  package let isAsync: Bool
  package let scopeID: Int
}

/// `class`. Its position starts at `class`, not at the decorators.
package struct ClassDef: Sendable {
  package let name: String
  package let nameRange: PySourceRange
  package let bases: [Expr]
  package let keywords: [Keyword]
  package let body: [Stmt]
  package let decorators: [Expr]
  package let scopeID: Int
}

/// `for` or `async for`.
package struct ForLoop: Sendable {
  package let target: Expr
  package let iterable: Expr
  package let body: [Stmt]
  package let orElse: [Stmt]
  package let isAsync: Bool
}

/// `try` with all its clauses.
package struct TryStatement: Sendable {
  package let body: [Stmt]
  package let handlers: [ExceptHandler]
  package let orElse: [Stmt]
  package let finalBody: [Stmt]
  package let isStar: Bool
}

/// `except type as name:`.
package struct ExceptHandler: Sendable {
  package let type: Expr?
  package let name: String?
  package let body: [Stmt]
  package let range: PySourceRange
}

/// One manager of a `with`.
package struct WithItem: Sendable {
  package let context: Expr
  package let target: Expr?
}

/// `name as asName` in an import; `name` may hold dots.
package struct ImportAlias: Sendable {
  package let name: String
  package let asName: String?
  package let range: PySourceRange
}

/// The parameters of a function or lambda, as `ast.arguments`.
package struct Parameters: Sendable {
  package let positionalOnly: [Parameter]
  package let positional: [Parameter]
  /// `*args`.
  package let variadic: Parameter?
  package let keywordOnly: [Parameter]
  /// One entry for each keyword-only parameter; nil where there is no default.
  package let keywordDefaults: [Expr?]
  /// `**kwargs`.
  package let keywordVariadic: Parameter?
  /// Defaults of the last positional parameters (positional-only ones included).
  package let defaults: [Expr]

  package init(
    positionalOnly: [Parameter] = [], positional: [Parameter] = [], variadic: Parameter? = nil,
    keywordOnly: [Parameter] = [], keywordDefaults: [Expr?] = [], keywordVariadic: Parameter? = nil,
    defaults: [Expr] = []
  ) {
    self.positionalOnly = positionalOnly
    self.positional = positional
    self.variadic = variadic
    self.keywordOnly = keywordOnly
    self.keywordDefaults = keywordDefaults
    self.keywordVariadic = keywordVariadic
    self.defaults = defaults
  }
}

/// One parameter.
package struct Parameter: Sendable {
  package let name: String
  package let annotation: Expr?
  package let range: PySourceRange
}

/// `name=value` of a call or class; without a name it is `**value`.
package struct Keyword: Sendable {
  package let name: String?
  package let value: Expr
  package let range: PySourceRange
}

/// `case pattern if guard:`.
package struct MatchCase: Sendable {
  package let pattern: Pattern
  package let `guard`: Expr?
  package let body: [Stmt]
}

/// A pattern and where it stands.
package struct Pattern: Sendable {
  package let kind: PatternKind
  package let range: PySourceRange

  package init(_ kind: PatternKind, _ range: PySourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// Every pattern of `match`.
package indirect enum PatternKind: Sendable {
  /// A literal number or string, or a dotted name: compared with `==`.
  case value(Expr)
  /// `None`, `True`, `False`: compared with `is`.
  case singleton(Constant)
  case sequence([Pattern])
  /// `{key: pattern, **rest}`.
  case mapping(keys: [Expr], patterns: [Pattern], rest: String?)
  case `class`(cls: Expr, patterns: [Pattern], keywordNames: [String], keywordPatterns: [Pattern])
  /// `*name`, or `*_` with nil.
  case star(String?)
  /// `pattern as name`; without a pattern a capture; without both the wildcard `_`.
  case `as`(pattern: Pattern?, name: String?)
  case or([Pattern])
}
