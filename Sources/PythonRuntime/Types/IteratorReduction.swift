// How an iterator says where it is, and is put there: `__reduce__` and `__setstate__`, by what the module `copy` makes another one.
// What each answers was measured under the reference; the iterators themselves override `reduction` and `restore`.

extension IteratorTypes {
  /// `__reduce__` of an iterator that overrides `reduction`.
  static let reduce = NativeRow(
    "__reduce__(self, /)", .exact, doc: "Return state information for pickling."
  ) { vm, arguments throws(PyError) in
    let parts = try arguments.receiver.asObject(IteratorObject.self).reduction(vm, vm.classOf(arguments.receiver))
    guard let parts else { throw vm.typeError("cannot pickle '\(vm.classOf(arguments.receiver).name.string)' object") }
    return vm.tuple(parts)
  }

  /// `__setstate__` of an iterator that overrides `restore`.
  static let setState = NativeRow(
    "__setstate__(self, state, /)", .exact, doc: "Set state information for unpickling."
  ) { vm, arguments throws(PyError) in
    try arguments.receiver.asObject(IteratorObject.self).restore(vm, arguments[1])
    return .none
  }

  /// The methods of the built-in iterators that walk by position.
  static let walkingMethods = countingMethods + [reduce, setState]
}

extension Machine {
  /// `iter`, as the iterators of built-in containers name it in what they reduce to.
  var iterFunction: Value { builtins.get(intern("iter")) }

  /// `reversed`, for the same.
  var reversedFunction: Value { builtins.get(intern("reversed")) }

  /// The position that `__setstate__` is given, as a C `Py_ssize_t`. Of most iterators it must be an int itself.
  func iteratorPosition(_ state: Value) throws(PyError) -> Int {
    guard Number(state)?.integer != nil else { throw typeError("an integer is required") }
    return try index(state)
  }

  /// The parts of a state, in the words of `PyArg_ParseTuple` without a name.
  func stateParts(_ state: Value, from least: Int, to most: Int) throws(PyError) -> TupleObject {
    guard let parts = state.tuple else {
      throw raise(.systemError, "new style getargs format but argument is not a tuple")
    }
    if parts.count >= least, parts.count <= most { return parts }
    let bound = parts.count < least ? least : most
    let how = least == most ? "exactly" : parts.count < least ? "at least" : "at most"
    throw typeError(
      "function takes \(how) \(bound) argument\(bound == 1 ? "" : "s") (\(parts.count) given)")
  }
}
