// What every name means in every scope, in a table beside the syntax tree: the tree's functions, classes, lambdas
// and comprehensions carry a number, and this table is indexed by it. These are the types only; the pass that fills
// them is in ScopeCollection and ScopeResolution. Knows nothing about slots or bytecode.

/// The scopes of one source text; index by `scopeID`. Scope 0 is the module.
package struct ScopeTable: Sendable {
  package let scopes: [Scope]
  /// `from __future__ import annotations`: annotations are not evaluated, and the table leaves their names out.
  package let postponesAnnotations: Bool

  package subscript(_ scopeID: Int) -> Scope { scopes[scopeID] }
}

/// Where a name of a scope lives, as CPython's symbol table says it.
package enum NameBinding: String, Sendable {
  /// Bound here and not captured. At module level these are the module's globals.
  case local
  /// Bound here and captured by a scope inside.
  case cell
  /// Bound by a function around this one.
  case free
  /// Declared `global`.
  case globalExplicit
  /// Bound nowhere around: looked up in the module, then the built-ins.
  case globalImplicit
}

package enum ScopeKind: String, Sendable {
  case module, function, lambda, `class`, listComprehension, setComprehension, dictComprehension, generatorExpression

  /// Whether names bound in it live in a frame (everything but modules and classes).
  package var isFunctionLike: Bool { self != .module && self != .class }
}

/// One scope. All names are mangled already: look them up with `ScopeTable.mangled` when they start with `__`.
package struct Scope: Sendable {
  package let id: Int
  package let kind: ScopeKind
  /// The function's or class's name, `<lambda>`, `<listcomp>`, `<genexpr>`, … as in CPython's code objects.
  package let name: String
  package let parent: Int?
  package let children: [Int]
  /// Parameters in frame order: positional-only, positional, keyword-only, `*args`, `**kwargs`. A comprehension has
  /// the one parameter `.0`, its first iterator.
  package let parameters: [String]
  /// Every name that occurs in this scope, in order of first appearance.
  package let names: [String]
  package let bindings: [String: NameBinding]
  /// Names captured by scopes inside, sorted. A class scope holds `__class__` here when a method needs it.
  package let cellVariables: [String]
  /// Names taken from functions around, sorted. A class may name here what only its methods use.
  package let freeVariables: [String]
  /// Contains `yield` (a generator expression counts).
  package let isGenerator: Bool
  /// `async def`, or a comprehension that awaits.
  package let isCoroutine: Bool
  /// A class whose methods use `__class__` or `super`: its body must make the class cell.
  package let needsClassCell: Bool
  /// The innermost class around (for mangling), without leading underscores; nil when there is none.
  package let privateClassName: String?

  /// How a (mangled) name is found here. A name that does not occur is an implicit global.
  package func binding(of name: String) -> NameBinding { bindings[name] ?? .globalImplicit }

  /// `__x` inside `class C` is `_C__x`; other names are unchanged.
  package func mangled(_ name: String) -> String {
    Self.mangled(name, inClass: privateClassName)
  }

  /// Python's rule: two leading underscores, not ending in two, no dot, and a class name that is not all underscores.
  package static func mangled(_ name: String, inClass className: String?) -> String {
    guard let className, !className.isEmpty, name.hasPrefix("__"), !name.hasSuffix("__"), !name.contains(".")
    else { return name }
    return "_\(className)\(name)"
  }
}
