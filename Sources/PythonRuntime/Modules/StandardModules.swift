// The modules of the standard library that lessons import.

package enum StandardModules {
  /// All modules, by dotted name; their members are made at the first import.
  package static let all: [NativeModule] = [MathModule.module, RandomModule.module]
}
