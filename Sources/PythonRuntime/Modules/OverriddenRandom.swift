// The stream of a user's subclass of `random.Random` that overrides `random` or `getrandbits`: every other method draws from
// what the subclass gives, as CPython's do.

/// Draws by calling the methods a subclass of `Random` defines. The methods of the class cannot throw: the first error is kept,
/// and what is drawn after it comes from the object's own stream, so that every loop ends.
final class OverriddenStream: MersenneTwister {
  private let vm: Machine
  private let receiver: Value
  private let own: MersenneTwister
  /// The method that integers are drawn with; nil for the object's own bits.
  private let integers: Source?
  private let overridesRandom: Bool
  private(set) var failure: PyError?

  private enum Source { case random, bits }

  /// Nil when the class of `receiver` overrides neither method.
  init?(_ vm: Machine, _ receiver: Value, own: MersenneTwister) {
    guard let cls = receiver.instance?.cls, cls.isUserClass else { return nil }
    let (random, bits) = (vm.intern("random"), vm.intern("getrandbits"))
    var found: Source?
    for owner in cls.mro where owner.isUserClass && found == nil {
      if !owner.attributes.get(bits).isUndefined {
        found = .bits
      } else if !owner.attributes.get(random).isUndefined {
        found = .random
      }
    }
    guard let found else { return nil }
    overridesRandom = cls.mro.contains { $0.isUserClass && !$0.attributes.get(random).isUndefined }
    integers = found
    (self.vm, self.receiver, self.own) = (vm, receiver, own)
    super.init(seed: [0])
    nextGauss = own.nextGauss
  }

  /// What a method of the subclass gives; nil after the first error.
  private func drawn(_ name: String, _ arguments: [Value]) -> Value? {
    if failure != nil { return nil }
    do throws(PyError) {
      return try vm.call(vm.getAttribute(receiver, vm.intern(name)), arguments)
    } catch {
      failure = error
      return nil
    }
  }

  override func next() -> UInt32 { own.next() }

  override func random() -> Double {
    guard overridesRandom, let value = drawn("random", []) else { return own.random() }
    do throws(PyError) {
      return try vm.realNumber(value)
    } catch {
      failure = error
      return own.random()
    }
  }

  /// CPython's `_randbelow_with_getrandbits` or `_randbelow_without_getrandbits`, whichever the subclass asks for.
  override func below(_ limit: UInt) -> UInt {
    if limit == 0 { return 0 }
    if integers == .bits { return belowByBits(limit) }
    let most = UInt(1) << 53
    if limit >= most { return UInt(clamping: whole(random() * Double(limit))) }
    let bound = Double(most - most % limit) / Double(most)
    var value = random()
    while value >= bound { value = random() }
    let remainder = whole(value * Double(most)) % Int(limit)
    return UInt(remainder < 0 ? remainder + Int(limit) : remainder)
  }

  /// `floor`; 0, with the error of `int`, of what is no number.
  private func whole(_ number: Double) -> Int {
    do throws(PyError) {
      let value = try FloatArithmetic.truncated(vm, number.rounded(.down))
      return value.isInt ? value.asInt : number < 0 ? Int.min : Int.max
    } catch {
      failure = failure ?? error
      return 0
    }
  }

  private func belowByBits(_ limit: UInt) -> UInt {
    let width = UInt.bitWidth - limit.leadingZeroBitCount
    while true {
      guard let value = drawn("getrandbits", [Value(width)]) else { return own.below(limit) }
      guard let number = vm.bigInteger(value) else {
        failure = vm.typeError("getrandbits() must return an int, not \(vm.typeName(of: value))")
        return own.below(limit)
      }
      if number < 0 {
        failure = vm.valueError("getrandbits() must not return a negative number")
        return own.below(limit)
      }
      if let small = UInt(exactly: number), small < limit { return small }
    }
  }
}
