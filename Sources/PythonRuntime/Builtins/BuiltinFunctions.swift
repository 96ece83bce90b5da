// The functions of `builtins`, as rows by family. Classes (int, list, enumerate) are declared in Types/.

package enum BuiltinFunctions {
  /// All rows, by family.
  package static let families: [[NativeRow]] = [
    OutputFunctions.rows, NumberFunctions.rows, AggregateFunctions.rows, ObjectFunctions.rows, TextFunctions.rows,
    NamespaceFunctions.rows,
  ]

  /// The module `builtins`: what it sets is not seen by programs, which look the names up elsewhere.
  static let module = NativeModule("builtins") { vm, module throws(PyError) in
    vm.builtins.copyEntries(to: module.attributes)
  }
}
