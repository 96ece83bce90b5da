// The module `itertools`: its classes and `tee`. How each behaves, its words for wrong calls and what it reduces to were measured under
// the reference.

enum ItertoolsModule {
  static let module = NativeModule("itertools", functions: [TeeIterator.function]) { vm, module in
    for declaration in declarations { vm.setMember(module, declaration.name, Value(cls(vm, declaration))) }
  }

  private static let declarations: [NativeClass] =
    [ChainIterator.declaration, CycleIterator.declaration, CountIterator.declaration, RepeatIterator.declaration]
    + [IsliceIterator.declaration, AccumulateIterator.declaration, CompressIterator.declaration]
    + PredicateIterator.declarations
    + [StarmapIterator.declaration, PairwiseIterator.declaration, ZipLongestIterator.declaration]
    + [GroupByIterator.declaration, Grouper.declaration, TeeIterator.declaration, TeeData.declaration]
    + [ProductIterator.declaration, PermutationsIterator.declaration]
    + CombinationsIterator.declarations

  /// The class of a declaration, which messages call by its full name.
  static func cls(_ vm: Machine, _ declaration: NativeClass) -> ClassObject {
    let cls = vm.sharedClass(declaration)
    if cls.staticName == nil { cls.staticName = "itertools." + declaration.name }
    return cls
  }

  typealias Maker = @Sendable (Machine, ClassObject, CallArguments) throws(PyError) -> IteratorObject

  /// A class of iterators: `make` makes one of the arguments of a call.
  static func declare(
    _ name: String, doc: String, methods: [NativeRow], classMethods: [NativeRow] = [], isInheritable: Bool = true,
    repr: (@Sendable (Machine, Value) throws(PyError) -> String)? = nil, make: @escaping Maker
  ) -> NativeClass {
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in vm.adopt(try make(vm, cls, arguments), as: cls) }
    slots.repr = repr
    return NativeClass(
      name, module: "itertools", kind: .iterator, methods: IteratorTypes.methods + methods, classMethods: classMethods,
      slots: slots, isInheritable: isInheritable, doc: doc)
  }

  /// Refuses keywords, unless they are for the `__init__` of a derived class.
  static func refuseKeywords(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments, _ name: String
  ) throws(PyError) {
    if arguments.keywordCount == 0 || (cls.isUserClass && !cls.dunders[Dunder.initialize.rawValue].isUndefined) {
      return
    }
    throw vm.typeError("\(name)() takes no keyword arguments")
  }

  /// The same, and asks for exactly so many positional arguments.
  static func expect(
    _ count: Int, _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments, _ name: String
  ) throws(PyError) {
    try refuseKeywords(vm, cls, arguments, name)
    if arguments.positionalCount == count { return }
    throw vm.typeError("\(name) expected \(count) argument\(count == 1 ? "" : "s"), got \(arguments.positionalCount)")
  }

  /// The arguments by their names, undefined where there is none, in the words of Argument Clinic. The last `keywordOnly` of the
  /// names are not taken by position.
  static func bind(
    _ vm: Machine, _ arguments: CallArguments, _ name: String, _ names: [String], required: Int, keywordOnly: Int = 0
  ) throws(PyError) -> [Value] {
    let (given, named) = (arguments.positionalCount, arguments.keywordCount)
    let most = names.count - keywordOnly
    if given + named > names.count {
      let kind = given == 0 ? "keyword argument" : "argument"
      throw vm.typeError(
        "\(name)() takes at most \(names.count) \(kind)\(names.count == 1 ? "" : "s") (\(given + named) given)")
    }
    if given > most {
      throw vm.typeError(
        "\(name)() takes \(required < most ? "at most" : "exactly") \(most) positional argument\(most == 1 ? "" : "s") "
          + "(\(given) given)")
    }
    var bound = arguments.positional
    for index in given..<names.count {
      let value = named == 0 ? .undefined : arguments.keyword(names[index])
      if value.isUndefined, index < required {
        throw vm.typeError("\(name)() missing required argument '\(names[index])' (pos \(index + 1))")
      }
      bound.append(value)
    }
    for index in 0..<named {
      let key = arguments.keyword(at: index).name.string
      guard let place = names.firstIndex(of: key) else {
        throw vm.typeError("'\(key)' is an invalid keyword argument for \(name)()")
      }
      if place < given {
        throw vm.typeError("argument for \(name)() given by name ('\(key)') and position (\(place + 1))")
      }
    }
    return bound
  }
}
