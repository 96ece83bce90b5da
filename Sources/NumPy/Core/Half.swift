// Sixteen-bit floats outside arrays.

import TensorKernels

enum Half {
  static func bits(_ value: Float) -> UInt16 { gb_half_from_float(value) }
  static func value(_ bits: UInt16) -> Float { gb_float_from_half(bits) }
}
