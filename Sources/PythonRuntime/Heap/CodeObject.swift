// The compiled form of one function, class body, comprehension or chunk.

/// Compiled code.
package final class CodeObject: Obj {
  init() { super.init(kind: .code) }
}

/// The parsed signature of a native function.
final class Binder {
  var defaults: [Value] = []
}
