// The attributes of arrays, and `flat`.

import PythonRuntime
import Tensors

enum ArrayProperties {
  private static func of(_ vm: Machine, _ value: Value) throws(PyError) -> ArrayObject {
    guard let array = value.array else { throw vm.typeError("an array is needed") }
    return array
  }

  static let all: [NativeProperty] = [
    NativeProperty(
      "shape",
      { (vm, value) throws(PyError) in vm.shapeTuple(try of(vm, value).shape) },
      set: { (vm, value, sizes) throws(PyError) in
        let array = try of(vm, value)
        var wanted: [Int] = []
        for size in vm.isSequence(sizes) || sizes.array != nil ? try vm.toArray(sizes) : [sizes] {
          guard let number = try size.isFloat || size.str != nil ? nil : vm.exactIndex(size) else {
            throw vm.typeError("'\(vm.typeName(of: size))' object cannot be interpreted as an integer")
          }
          wanted.append(number)
        }
        let made = try vm.reshaped(array, wanted)
        if made.array.storage !== array.array.storage {
          throw vm.raise(
            .attributeError,
            "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape.")
        }
        array.array = made.array
      }),
    NativeProperty("ndim") { (vm, value) throws(PyError) in Value(try of(vm, value).rank) },
    NativeProperty("size") { (vm, value) throws(PyError) in Value(try of(vm, value).count) },
    NativeProperty("dtype") { (vm, value) throws(PyError) in vm.dtypeObject(try of(vm, value).type) },
    NativeProperty("itemsize") { (vm, value) throws(PyError) in Value(try of(vm, value).type.itemSize) },
    NativeProperty("nbytes") { (vm, value) throws(PyError) in
      let array = try of(vm, value)
      return Value(array.count &* array.type.itemSize)
    },
    NativeProperty("strides") { (vm, value) throws(PyError) in
      let array = try of(vm, value)
      return vm.tuple(array.array.strides.map { Value($0 &* array.type.itemSize) })
    },
    NativeProperty("T") { (vm, value) throws(PyError) in
      let array = try of(vm, value)
      return vm.wrap(try vm.transposed(array, nil))
    },
    NativeProperty("mT") { (vm, value) throws(PyError) in
      let array = try of(vm, value)
      if array.rank < 2 { throw vm.valueError("matrix transpose with ndim < 2 is undefined") }
      return vm.wrap(
        vm.view(array, try vm.tensors { () throws(TensorError) in try array.array.transposed(-1, -2) }))
    },
    NativeProperty(
      "real",
      { (vm, value) throws(PyError) in try vm.part(try of(vm, value), imaginary: false) },
      set: { (vm, value, item) throws(PyError) in
        guard let part = try vm.part(try of(vm, value), imaginary: false).array else { return }
        try vm.assignBroadcast(part, item)
      }),
    NativeProperty(
      "imag",
      { (vm, value) throws(PyError) in try vm.part(try of(vm, value), imaginary: true) },
      set: { (vm, value, item) throws(PyError) in
        guard let part = try vm.part(try of(vm, value), imaginary: true).array else { return }
        try vm.assignBroadcast(part, item)
      }),
    NativeProperty("device") { (vm, _) throws(PyError) in vm.string("cpu") },
    NativeProperty("base") { (vm, value) throws(PyError) in try of(vm, value).base },
    NativeProperty(
      "flat",
      { (vm, value) throws(PyError) in vm.adopt(FlatIterator(value), as: vm.numpy.classes.flatIterator) },
      set: { (vm, value, item) throws(PyError) in
        let array = try of(vm, value)
        try vm.assignBroadcast(array, item)
      }),
    NativeProperty("flags") { (vm, value) throws(PyError) in
      vm.adopt(FlagsObject(value), as: vm.numpy.classes.flags)
    },
    NativeProperty("data") { (vm, value) throws(PyError) in
      throw vm.notImplementedError("ndarray.data is not supported; use tolist() or tobytes()")
    },
  ]
}

/// `array.flat`: the elements one after the other.
final class FlatIterator: NativeObject {
  let held: Value
  var position = 0

  init(_ held: Value) {
    self.held = held
    super.init()
  }

  override func traceReferences(_ tracer: inout Tracer) { tracer.visit(held) }

  private static func flat(_ vm: Machine, _ value: Value) throws(PyError) -> (FlatIterator, ArrayObject) {
    guard let iterator = value.native as? FlatIterator, let array = iterator.held.array else {
      throw vm.typeError("a flat iterator is needed")
    }
    return (iterator, array)
  }

  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.length = { (vm, value) throws(PyError) in try flat(vm, value).1.count }
    slots.iterate = { (_, value) throws(PyError) in value }
    slots.next = { (vm, value) throws(PyError) in
      let (iterator, array) = try flat(vm, value)
      if iterator.position >= array.count { return .undefined }
      iterator.position += 1
      return vm.element(array, vm.distance(array, iterator.position - 1))
    }
    slots.getItem = { (vm, value, key) throws(PyError) in
      let (_, array) = try flat(vm, value)
      return try vm.arrayItem(vm.wrap(try vm.reshaped(array, [array.count])), key)
    }
    slots.setItem = { (vm, value, key, item) throws(PyError) in
      let (_, array) = try flat(vm, value)
      let flat = try vm.reshaped(array, [array.count])
      try vm.setArrayItem(vm.wrap(flat), key, item)
      if flat.array.storage !== array.array.storage {
        try vm.assign(array, try vm.reshaped(flat, Array(array.shape)))
      }
    }
    return NativeClass("flatiter", module: "numpy", kind: .native, slots: slots, isInheritable: false)
  }()
}

extension Machine {
  /// The distance of an element counted row-major.
  func distance(_ array: ArrayObject, _ index: Int) -> Int {
    var rest = index
    var distance = 0
    for axis in stride(from: array.rank - 1, through: 0, by: -1) {
      let size = max(array.shape[axis], 1)
      distance += (rest % size) * array.array.strides[axis]
      rest /= size
    }
    return distance
  }

  /// Real or imaginary parts: a view of complex arrays.
  func part(_ array: ArrayObject, imaginary: Bool) throws(PyError) -> Value {
    if !array.elementKind.isComplex {
      if !imaginary { return wrap(array) }
      return wrap(try filled(array.shape, array.type, 0))
    }
    let made = ArrayObject(array.array.part(imaginary: imaginary), ElementType(array.elementKind.real))
    made.base = array.isAdopted ? Value(array) : .none
    return wrap(made)
  }

  func transposed(_ array: ArrayObject, _ order: [Int]?) throws(PyError) -> ArrayObject {
    let axes = order ?? Array((0..<array.rank).reversed())
    let shape = try tensors { () throws(TensorError) in try Shape(axes) }
    return view(array, try tensors { () throws(TensorError) in try array.array.permuted(shape) })
  }

  /// The same elements in other sizes, one of which may be -1; a view where that is possible.
  func reshaped(_ array: ArrayObject, _ sizes: [Int]) throws(PyError) -> ArrayObject {
    var known = 1
    var open: Int?
    for (index, size) in sizes.enumerated() {
      if size < 0 {
        if open != nil { throw valueError("can only specify one unknown dimension") }
        open = index
      } else {
        let (product, overflow) = known.multipliedReportingOverflow(by: size)
        if overflow { throw cannotReshape(array, sizes) }
        known = product
      }
    }
    var resolved = sizes
    if let open {
      if known == 0 || array.count % known != 0 { throw cannotReshape(array, sizes) }
      resolved[open] = array.count / known
    } else if known != array.count {
      throw cannotReshape(array, sizes)
    }
    if resolved.count > Shape.maximumRank {
      throw valueError("maximum supported dimension for an ndarray is \(Shape.maximumRank), found \(resolved.count)")
    }
    let shape = try tensors { () throws(TensorError) in try Shape(resolved) }
    if array.count == 0 {
      return view(array, array.array.window(shape: shape, strides: shape.contiguousStrides, offset: array.array.offset))
    }
    return view(array, try tensors { () throws(TensorError) in try array.array.reshaped(to: shape) })
  }

  private func cannotReshape(_ array: ArrayObject, _ sizes: [Int]) -> PyError {
    let shown = sizes.filter { $0 >= 0 }
    let shape = "(" + shown.map(String.init).joined(separator: ",") + (sizes.count == 1 ? ",)" : ")")
    return valueError("cannot reshape array of size \(array.count) into shape \(shape)")
  }
}
