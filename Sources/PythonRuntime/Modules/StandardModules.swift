// The modules of the standard library that lessons import.

package enum StandardModules {
  /// All modules, by dotted name; their members are made at the first import.
  package static let all: [NativeModule] =
    [
      MathModule.module, RandomModule.module, ItertoolsModule.module, CopyModule.module, OperatorModule.module,
      FunctoolsModule.module, CollectionsSource.module, ContextlibSource.module, DataclassesSource.module,
      EnumSource.module, TypingSource.module, TypesModule.module, WarningsModule.module, JSONModule.module,
      TracebackModule.module,
      RegexModule.module, HeapModule.module, BisectModule.module, StatisticsSource.module, FractionsSource.module,
      DatetimeSource.module, StringSource.module, StreamsSource.module, TextLayoutSources.textwrap,
      TextLayoutSources.pprint, InspectModule.module, PathlibSource.module, DiagnosticsSources.logging,
      HashModule.module, ArgparseSource.module, CmathSource.module,
      DecimalSource.module, TableSource.module, UnicodeModule.module, StructSource.module, QueueSource.module,
      NumbersSource.module, UnitTestSource.module, MachineArrayType.module, Buffers.module,
      MockSource.module,
      DifflibSource.module, DoctestSource.module, CodecsSource.module, ContextvarsSource.module, GetoptSource.module,
      TomlSource.module,
    ] + JSONModule.parts + SmallSources.all + WeakReferencesSource.all + PackageFactsSource.all + ProgressSource.all
    + SystemModules.all + AbstractClasses.all + RefusedModules.all + EncodingSources.all + MarkupSources.all
    + AddressSources.all + NotebookModules.all
}
