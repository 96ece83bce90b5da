// The curves of axes that are not even.

import Glibc

enum ChartScale {
  static func logarithm(_ value: Double) -> Double { log10(max(value, 1e-300)) }

  /// Even around zero, logarithmic beyond 2 on both sides.
  static func symmetric(_ value: Double) -> Double {
    let threshold = 2.0
    let size = value.magnitude
    let curved = size <= threshold ? size / threshold * 1.1111111 : 1.1111111 + log10(size / threshold)
    return value < 0 ? -curved : curved
  }
}
