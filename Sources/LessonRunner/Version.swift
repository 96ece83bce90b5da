/// The version of the tool, and of the reference whose output it prints.
package enum Version {
  package static let number = "0.1.0"
  /// PyTorch and CPython whose behaviour the engine and the language reproduce.
  package static let reference = "PyTorch 2.13.0, CPython 3.11"
  package static let text = "gradbook \(number) (reference: \(reference))"
}
