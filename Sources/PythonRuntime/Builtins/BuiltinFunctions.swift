// The functions of `builtins`, as rows by family. Classes (int, list, enumerate) are declared in Types/.

package enum BuiltinFunctions {
  /// All rows, by family.
  package static let families: [[NativeRow]] = [
    OutputFunctions.rows, NumberFunctions.rows, AggregateFunctions.rows, ObjectFunctions.rows, TextFunctions.rows,
    NamespaceFunctions.rows,
  ]
}
