// What the new generator draws by the ziggurat: normals and exponentials, in both widths. A layer is picked with eight bits,
// a place in it with the rest; nearly always that is the answer, and the rest of the way goes through exact densities. The
// tables of single precision are those of double precision, rounded.

import Glibc

extension PermutedCongruential {
  /// A standard normal.
  func nextNormal() -> Double {
    let edge = 3.6541528853610087963519472518
    let inverse = 0.27366123732975827203338247596
    while true {
      var bits = next64()
      let layer = Int(bits & 0xFF)
      bits >>= 8
      let isNegative = bits & 1 == 1
      let magnitude = (bits >> 1) & 0x000F_FFFF_FFFF_FFFF
      var x = Double(magnitude) * Double(bitPattern: ZigguratTables.widths[layer])
      if isNegative { x = -x }
      if magnitude < ZigguratTables.inside[layer] { return x }
      if layer == 0 {
        while true {
          let xx = -inverse * log1p(-nextDouble())
          let yy = -log1p(-nextDouble())
          if yy + yy > xx * xx { return (magnitude >> 8) & 1 == 1 ? -(edge + xx) : edge + xx }
        }
      }
      let upper = Double(bitPattern: ZigguratTables.densities[layer - 1])
      let lower = Double(bitPattern: ZigguratTables.densities[layer])
      if (upper - lower) * nextDouble() + lower < exp(-0.5 * x * x) { return x }
    }
  }

  /// A standard exponential.
  func nextExponential() -> Double {
    let edge = 7.69711747013104972
    while true {
      var bits = next64() >> 3
      let layer = Int(bits & 0xFF)
      bits >>= 8
      let x = Double(bits) * Double(bitPattern: ExponentialZiggurat.widths[layer])
      if bits < ExponentialZiggurat.inside[layer] { return x }
      if layer == 0 { return edge - log1p(-nextDouble()) }
      let upper = Double(bitPattern: ExponentialZiggurat.densities[layer - 1])
      let lower = Double(bitPattern: ExponentialZiggurat.densities[layer])
      if (upper - lower) * nextDouble() + lower < exp(-x) { return x }
    }
  }

  // MARK: Single precision

  /// A standard normal from one word of 32 bits.
  func nextNormalFloat() -> Float {
    let edge: Float = 3.6541528853610088
    let inverse: Float = 0.27366123732975828
    while true {
      let bits = next32()
      let layer = Int(bits & 0xFF)
      let magnitude = (bits >> 9) & 0x7F_FFFF
      var x = Float(magnitude) * Float(Double(bitPattern: ZigguratTables.widths[layer]) * 0x1p29)
      if (bits >> 8) & 1 == 1 { x = -x }
      if magnitude < UInt32(truncatingIfNeeded: ZigguratTables.inside[layer] >> 29) { return x }
      if layer == 0 {
        while true {
          let xx = -inverse * log1pf(-nextFloat())
          let yy = -log1pf(-nextFloat())
          if yy + yy > xx * xx { return (magnitude >> 8) & 1 == 1 ? -(edge + xx) : edge + xx }
        }
      }
      let upper = Float(Double(bitPattern: ZigguratTables.densities[layer - 1]))
      let lower = Float(Double(bitPattern: ZigguratTables.densities[layer]))
      if (upper - lower) * nextFloat() + lower < expf(-0.5 * x * x) { return x }
    }
  }

  /// A standard exponential from one word of 32 bits.
  func nextExponentialFloat() -> Float {
    let edge: Float = 7.69711747013104972
    while true {
      var bits = next32() >> 1
      let layer = Int(bits & 0xFF)
      bits >>= 8
      let x = Float(bits) * Self.exponentialWidth(layer)
      let inside = (Double(ExponentialZiggurat.inside[layer]) * 0x1p-30).rounded(.toNearestOrEven)
      if Double(bits) < inside { return x }
      if layer == 0 { return edge - log1pf(-nextFloat()) }
      let upper = Self.exponentialDensity(layer - 1)
      let lower = Self.exponentialDensity(layer)
      if (upper - lower) * nextFloat() + lower < expf(-x) { return x }
    }
  }

  /// The reference's own tables were rounded from more digits: these few lie on the other side of a half.
  private static func exponentialWidth(_ layer: Int) -> Float {
    let width = Float(Double(bitPattern: ExponentialZiggurat.widths[layer]) * 0x1p30)
    return layer == 226 ? width.nextUp : width
  }

  private static func exponentialDensity(_ layer: Int) -> Float {
    let density = Float(Double(bitPattern: ExponentialZiggurat.densities[layer]))
    return layer == 154 ? density.nextUp : layer == 128 || layer == 171 ? density.nextDown : density
  }
}
