// "f() received an invalid combination of arguments": the reference's error for functions with several signatures, which
// lists them all. Only functions that lessons call wrongly have their list here.

import PythonRuntime

enum Signatures {
  private static let rest =
    "torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool pin_memory = False, "
    + "bool requires_grad = False"
  private static let out = "Tensor out = None, " + rest
  private static let generator = "*, torch.Generator generator = None, Tensor out = None"
  private static let conversion =
    "bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None"

  static let rand = [
    "tuple of ints size, *, torch.Generator generator, " + out, "tuple of ints size, *, " + out,
  ]
  static let randint = [
    "int high, tuple of ints size, *, torch.Generator generator, " + out, "int high, tuple of ints size, *, " + out,
    "int low, int high, tuple of ints size, *, torch.Generator generator, " + out,
    "int low, int high, tuple of ints size, *, " + out,
  ]
  static let linspace = [
    "Tensor start, Tensor", "Number start, Tensor", "Tensor start, Number", "Number start, Number",
  ]
  .map { "\($0) end, int steps, *, \(out)" }
  static let logspace = [
    "Tensor start, Tensor", "Number start, Tensor", "Tensor start, Number", "Number start, Number",
  ]
  .map { "\($0) end, int steps, float base = 10.0, *, \(out)" }
  static let arange = [
    "Number end, *, " + out, "Number start, Number end, *, " + rest,
    "Number start, Number end, Number step = 1, *, " + out,
  ]
  static let normal = [
    "Tensor mean, Tensor std, " + generator, "Tensor mean, float std = 1, " + generator,
    "float mean, Tensor std, " + generator,
    "float mean, float std, tuple of ints size, \(generator), " + rest,
  ]
  static let to = [
    "torch.device device = None, torch.dtype dtype = None, " + conversion, "torch.dtype dtype, " + conversion,
    "Tensor tensor, " + conversion,
  ]
}

extension Machine {
  /// The TypeError that lists the signatures of a function.
  func invalidCombination(
    _ function: String, _ given: [Value], _ keywords: DictObject? = nil, _ signatures: [String]
  ) -> PyError {
    var found = given.map { typeName(of: $0) }.joined(separator: ", ")
    for (key, value) in keywords?.pairs ?? [] {
      found += (found.isEmpty ? "" : ", ") + "\(key.str?.string ?? "")=\(typeName(of: value))"
    }
    if given.isEmpty, let keywords, keywords.pairs.count > 0 { found += ", " }
    let lines = signatures.map { " * (\($0))\n" }.joined()
    return typeError(
      "\(function)() received an invalid combination of arguments - got (\(found)), but expected one of:\n\(lines)")
  }
}
