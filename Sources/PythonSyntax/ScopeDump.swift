// The scopes as text: one line a scope, inner scopes below and deeper, names sorted. For goldens and debugging.

/// A scope table as text, for goldens and for `gradbook dump`. Names declared `global` at module level are left out.
package func dumpScopes(_ table: ScopeTable) -> String {
  var output = ""
  write(table, 0, indent: 0, into: &output)
  return output
}

private func write(_ table: ScopeTable, _ id: Int, indent: Int, into output: inout String) {
  let scope = table[id]
  if !output.isEmpty { output += "\n" }
  output += String(repeating: "  ", count: indent) + (scope.kind == .class ? "class" : "block") + " \(scope.name)"
  if !scope.parameters.isEmpty { output += " (\(scope.parameters.joined(separator: ", ")))" }
  if scope.needsClassCell { output += " class-cell" }
  for name in scope.bindings.keys.sorted(by: { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }) {
    let binding = scope.binding(of: name)
    if scope.kind == .module, binding == .globalExplicit { continue }
    output += " \(name):\(binding.rawValue)"
  }
  for child in scope.children { write(table, child, indent: indent + 1, into: &output) }
}
