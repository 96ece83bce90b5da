// The arguments of constructors that Argument Clinic reads in CPython: its words, in its order.

extension Machine {
  /// The arguments by parameter, missing ones undefined. `called` is how messages name what is called.
  func clinicArguments(
    _ positional: [Value], _ keywords: [(name: String, value: Value)], of called: String, _ parameters: [String],
    required: Int
  ) throws(PyError) -> [Value] {
    let given = positional.count + keywords.count
    if given > parameters.count {
      let plural = parameters.count == 1 ? "" : "s"
      let kind = positional.isEmpty && given > 0 ? "keyword argument" : "argument"
      throw typeError("\(called)() takes at most \(parameters.count) \(kind)\(plural) (\(given) given)")
    }
    var bound: [Value] = []
    for (place, parameter) in parameters.enumerated() {
      let named = keywords.first { $0.name == parameter }?.value ?? .undefined
      if place < positional.count, !named.isUndefined {
        throw typeError("argument for \(called)() given by name ('\(parameter)') and position (\(place + 1))")
      }
      bound.append(place < positional.count ? positional[place] : named)
      if place < required, bound[place].isUndefined {
        throw typeError("\(called)() missing required argument '\(parameter)' (pos \(place + 1))")
      }
    }
    if let other = keywords.first(where: { !parameters.contains($0.name) }) {
      throw typeError("'\(other.name)' is an invalid keyword argument for \(called)()")
    }
    return bound
  }

  /// The same for the arguments of a class that is called.
  func clinicArguments(
    _ arguments: CallArguments, of called: String, _ parameters: [String], required: Int
  ) throws(PyError) -> [Value] {
    let keywords = (0..<arguments.keywordCount).map { index in
      let (name, value) = arguments.keyword(at: index)
      return (name: name.string, value: value)
    }
    return try clinicArguments(arguments.positional, keywords, of: called, parameters, required: required)
  }
}
