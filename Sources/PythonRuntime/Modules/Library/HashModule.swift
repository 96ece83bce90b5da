// The module `hashlib`: md5, sha1, sha224, sha256, sha384 and sha512 over bytes.

import Glibc

/// What a hash object has been fed so far.
final class HashPayload {
  let algorithm: HashAlgorithm
  var message: [UInt8]
  init(_ algorithm: HashAlgorithm, _ message: [UInt8]) {
    self.algorithm = algorithm
    self.message = message
  }
}

/// The algorithms, by CPython's names.
enum HashAlgorithm: String, CaseIterable, Sendable {
  case md5, sha1, sha224, sha256, sha512

  var digestSize: Int {
    switch self {
    case .md5: 16
    case .sha1: 20
    case .sha224: 28
    case .sha256: 32
    case .sha512: 64
    }
  }

  var blockSize: Int { self == .sha512 ? 128 : 64 }

  func digest(_ message: [UInt8]) -> [UInt8] {
    switch self {
    case .md5: MessageDigest.md5(message)
    case .sha1: MessageDigest.sha1(message)
    case .sha224: Array(MessageDigest.sha256(message, MessageDigest.start224).prefix(28))
    case .sha256: MessageDigest.sha256(message, MessageDigest.start256)
    case .sha512: SecureHash.sha512(message)
    }
  }
}

enum HashModule {
  static let module = NativeModule("hashlib", functions: functions) { vm, module throws(PyError) in
    let names = HashAlgorithm.allCases.map { vm.string($0.rawValue) }
    let set = vm.set()
    for name in names { try vm.setAdd(set, name) }
    vm.setMember(module, "algorithms_available", Value(set))
    vm.setMember(module, "algorithms_guaranteed", Value(set))
  }

  private static func bytes(_ vm: Machine, _ value: Value) throws(PyError) -> [UInt8] {
    if let bytes = try Buffers.simple(vm, value) { return bytes }
    if value.str != nil { throw vm.typeError("Strings must be encoded before hashing") }
    throw vm.typeError("object supporting the buffer API required")
  }

  private static func make(_ vm: Machine, _ algorithm: HashAlgorithm, _ message: [UInt8]) -> Value {
    vm.instance(of: vm.sharedClass(declaration), payload: HashPayload(algorithm, message))
  }

  private static let functions: [NativeRow] =
    HashAlgorithm.allCases.map { algorithm in
      NativeRow("\(algorithm.rawValue)(string=b'', *, usedforsecurity=True)") { vm, arguments throws(PyError) in
        make(vm, algorithm, arguments[0].isNone ? [] : try bytes(vm, arguments[0]))
      }
    } + [
      NativeRow("new(name, data=None, *, usedforsecurity=True)") { vm, arguments throws(PyError) in
        guard let algorithm = HashAlgorithm(rawValue: try vm.str(arguments[0]).lowercased()) else {
          throw vm.valueError("unsupported hash type \(try vm.str(arguments[0]))")
        }
        return make(vm, algorithm, arguments[1].isNone ? [] : try bytes(vm, arguments[1]))
      }
    ]

  private static func payload(_ vm: Machine, _ value: Value) throws(PyError) -> HashPayload {
    guard let payload = value.instance?.payload as? HashPayload else { throw vm.typeError("a hash is needed") }
    return payload
  }

  private static let declaration = NativeClass(
    "HASH", module: "_hashlib", kind: .instance,
    methods: [
      NativeRow("update(self, obj, /)", .exact) { vm, arguments throws(PyError) in
        let payload = try payload(vm, arguments[0])
        let more = try bytes(vm, arguments[1])
        try vm.checkMemory(payload.message.count + more.count)
        payload.message += more
        return .none
      },
      NativeRow("digest(self, /)", .exact) { vm, arguments throws(PyError) in
        let payload = try payload(vm, arguments[0])
        return vm.bytes(payload.algorithm.digest(payload.message))
      },
      NativeRow("hexdigest(self, /)", .exact) { vm, arguments throws(PyError) in
        let payload = try payload(vm, arguments[0])
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in payload.algorithm.digest(payload.message) {
          text.append(digits[Int(byte >> 4)])
          text.append(digits[Int(byte & 15)])
        }
        return vm.string(text)
      },
      NativeRow("copy(self, /)", .exact) { vm, arguments throws(PyError) in
        let payload = try payload(vm, arguments[0])
        return make(vm, payload.algorithm, payload.message)
      },
    ],
    properties: [
      NativeProperty("name") { vm, value throws(PyError) in vm.string(try payload(vm, value).algorithm.rawValue) },
      NativeProperty("digest_size") { vm, value throws(PyError) in Value(try payload(vm, value).algorithm.digestSize) },
      NativeProperty("block_size") { vm, value throws(PyError) in Value(try payload(vm, value).algorithm.blockSize) },
    ],
    slots: {
      var slots = NativeSlots()
      slots.construct = { vm, _, _ throws(PyError) in throw vm.typeError("cannot create '_hashlib.HASH' instances") }
      slots.repr = { vm, value throws(PyError) in
        "<\(try payload(vm, value).algorithm.rawValue) _hashlib.HASH object @ \(vm.address(of: value))>"
      }
      return slots
    }(), isInheritable: false)
}

/// The older digests over 32-bit words (RFC 1321, FIPS 180-4). Their constants are computed from what they stand for.
enum MessageDigest {
  private static func padded(_ message: [UInt8], bigEndian: Bool) -> [UInt8] {
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    let bitCount = UInt64(message.count) &* 8
    for byte in 0..<8 {
      padded.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(8 * (bigEndian ? 7 - byte : byte))))
    }
    return padded
  }

  private static func words(_ bytes: [UInt8], _ start: Int, bigEndian: Bool) -> [UInt32] {
    (0..<16).map { word in
      (0..<4).reduce(UInt32(0)) { result, byte in
        result | UInt32(bytes[start + word * 4 + byte]) << UInt32(8 * (bigEndian ? 3 - byte : byte))
      }
    }
  }

  private static func bytes(_ words: [UInt32], bigEndian: Bool) -> [UInt8] {
    words.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * (bigEndian ? 3 - $0 : $0))) }
    }
  }

  private static func left(_ word: UInt32, _ count: UInt32) -> UInt32 { word << count | word >> (32 - count) }
  private static func right(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

  static func md5(_ message: [UInt8]) -> [UInt8] {
    let shifts: [[UInt32]] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]]
    let table = (1...64).map { UInt32(truncatingIfNeeded: Int64(abs(sin(Double($0))) * 4_294_967_296)) }
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
    let text = padded(message, bigEndian: false)
    for start in stride(from: 0, to: text.count, by: 64) {
      let block = words(text, start, bigEndian: false)
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      for i in 0..<64 {
        let mixed: UInt32
        let index: Int
        switch i / 16 {
        case 0: (mixed, index) = ((b & c) | (~b & d), i)
        case 1: (mixed, index) = ((d & b) | (~d & c), (5 * i + 1) % 16)
        case 2: (mixed, index) = (b ^ c ^ d, (3 * i + 5) % 16)
        default: (mixed, index) = (c ^ (b | ~d), (7 * i) % 16)
        }
        let sum = a &+ mixed &+ table[i] &+ block[index]
        (a, d, c, b) = (d, c, b, b &+ left(sum, shifts[i / 16][i % 4]))
      }
      state = [state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d]
    }
    return bytes(state, bigEndian: false)
  }

  static func sha1(_ message: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    let text = padded(message, bigEndian: true)
    for start in stride(from: 0, to: text.count, by: 64) {
      var block = words(text, start, bigEndian: true)
      for i in 16..<80 { block.append(left(block[i - 3] ^ block[i - 8] ^ block[i - 14] ^ block[i - 16], 1)) }
      var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
      for i in 0..<80 {
        let mixed: UInt32
        let constant: UInt32
        switch i / 20 {
        case 0: (mixed, constant) = ((b & c) | (~b & d), 0x5A82_7999)
        case 1: (mixed, constant) = (b ^ c ^ d, 0x6ED9_EBA1)
        case 2: (mixed, constant) = ((b & c) | (b & d) | (c & d), 0x8F1B_BCDC)
        default: (mixed, constant) = (b ^ c ^ d, 0xCA62_C1D6)
        }
        let sum = left(a, 5) &+ mixed &+ e &+ constant &+ block[i]
        (e, d, c, b, a) = (d, c, left(b, 30), a, sum)
      }
      state = [state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d, state[4] &+ e]
    }
    return bytes(state, bigEndian: true)
  }

  /// The fractions of the square roots of the first eight primes.
  static var start256: [UInt32] { SecureHash.rootWords(root: 2, 8).map { UInt32(truncatingIfNeeded: $0 >> 32) } }
  /// The second halves of those of the ninth to sixteenth.
  static var start224: [UInt32] { SecureHash.rootWords(root: 2, 16).suffix(8).map { UInt32(truncatingIfNeeded: $0) } }

  static func sha256(_ message: [UInt8], _ start: [UInt32]) -> [UInt8] {
    let constants = SecureHash.rootWords(root: 3, 64).map { UInt32(truncatingIfNeeded: $0 >> 32) }
    var state = start
    let text = padded(message, bigEndian: true)
    for offset in stride(from: 0, to: text.count, by: 64) {
      var block = words(text, offset, bigEndian: true)
      for i in 16..<64 {
        let early = block[i - 15]
        let late = block[i - 2]
        let first = right(early, 7) ^ right(early, 18) ^ (early >> 3)
        let second = right(late, 17) ^ right(late, 19) ^ (late >> 10)
        block.append(block[i - 16] &+ first &+ block[i - 7] &+ second)
      }
      var v = state
      for i in 0..<64 {
        let high = right(v[4], 6) ^ right(v[4], 11) ^ right(v[4], 25)
        let chosen = (v[4] & v[5]) ^ (~v[4] & v[6])
        let one = v[7] &+ high &+ chosen &+ constants[i] &+ block[i]
        let low = right(v[0], 2) ^ right(v[0], 13) ^ right(v[0], 22)
        let most = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
        v = [one &+ low &+ most, v[0], v[1], v[2], v[3] &+ one, v[4], v[5], v[6]]
      }
      for i in 0..<8 { state[i] = state[i] &+ v[i] }
    }
    return bytes(state, bigEndian: true)
  }
}
