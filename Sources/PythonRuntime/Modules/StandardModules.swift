// The modules of the standard library that lessons import.

package enum StandardModules {
  /// All modules, by dotted name; their members are made at the first import.
  package static let all: [NativeModule] =
    [
      MathModule.module, RandomModule.module, ItertoolsModule.module, CopyModule.module, OperatorModule.module,
      FunctoolsModule.module, CollectionsSource.module, ContextlibSource.module, DataclassesSource.module,
      EnumSource.module, TypingSource.module, TypesModule.module, WarningsModule.module, JSONModule.module,
      TracebackModule.module,
    ] + SystemModules.all + AbstractClasses.all
}
