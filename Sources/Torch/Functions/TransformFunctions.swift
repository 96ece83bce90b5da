// What function transforms are made of: levels of differentiation and mappings as Python objects, for the Python halves
// of `torch.func` and `torch.autograd.forward_ad` (TransformSource.swift). Lessons do not see these names.

import Autodiff
import PythonRuntime
import Tensors

/// An open level of differentiation.
private final class LevelObject: NativeObject {
  let level: DifferentiationLevel
  init(_ level: DifferentiationLevel) {
    self.level = level
    super.init()
  }
}

/// An open mapping.
final class MappingObject: NativeObject {
  let mapping: MappingLevel
  init(_ mapping: MappingLevel) {
    self.mapping = mapping
    super.init()
  }
}

enum TransformFunctions {
  static let levelDeclaration = NativeClass("_Level", module: "torch._C", kind: .native, isInheritable: false)
  static let mappingDeclaration = NativeClass("_Mapping", module: "torch._C", kind: .native, isInheritable: false)

  private static func level(_ vm: Machine, _ value: Value) throws(PyError) -> DifferentiationLevel {
    guard let object = value.native as? LevelObject else { throw vm.typeError("expected a level") }
    return object.level
  }

  private static func mapping(_ vm: Machine, _ value: Value) throws(PyError) -> MappingLevel {
    guard let object = value.native as? MappingObject else { throw vm.typeError("expected a mapping") }
    return object.mapping
  }

  private static func tensors(_ vm: Machine, _ value: Value) throws(PyError) -> [Tensor] {
    var result: [Tensor] = []
    for element in try vm.toArray(value) { result.append(try vm.tensor(element, "transform")) }
    return result
  }

  static let levels: [NativeRow] = [
    NativeRow("_open(kind)") { (vm, arguments) throws(PyError) in
      let kind: DifferentiationLevel.Kind = arguments[0].str?.string == "forward" ? .forward : .backward
      let level = try vm.engine { () throws(TensorError) in try DifferentiationLevel(kind, vm.torch.engine) }
      return vm.adopt(LevelObject(level), as: vm.torch.classes.level)
    },
    NativeRow("_enter(level, tensor, tangent=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[1], "transform")
      let level = try level(vm, arguments[0])
      let tangent = arguments[2].tensor
      return vm.wrap(try vm.engine { () throws(TensorError) in try level.enter(tensor, tangent: tangent) })
    },
    NativeRow("_leave(level, tensor)") { (vm, arguments) throws(PyError) in
      guard let tensor = arguments[1].tensor else { return arguments[1] }
      let left = try level(vm, arguments[0]).leave(tensor)
      return left === tensor ? arguments[1] : vm.wrap(left)
    },
    NativeRow("_close(level)") { (vm, arguments) throws(PyError) in
      try level(vm, arguments[0]).close()
      return .none
    },
    NativeRow("_gradients(level, outputs, inputs, cotangents)") { (vm, arguments) throws(PyError) in
      let level = try level(vm, arguments[0])
      let outputs = try tensors(vm, arguments[1])
      let inputs = try tensors(vm, arguments[2])
      let cotangents = try vm.toArray(arguments[3]).map(\.tensor)
      let found = try vm.engine { () throws(TensorError) in
        let gradients = try level.gradients(outputs, inputs, cotangents)
        var result: [Tensor] = []
        for (index, gradient) in gradients.enumerated() {
          if let gradient {
            result.append(gradient)
          } else {
            result.append(Tensor(try inputs[index].array.filledLike(.int(0))))
          }
        }
        return result
      }
      return vm.wrapList(found)
    },
    NativeRow("_tangent(level, tensor)") { (vm, arguments) throws(PyError) in
      guard let tensor = arguments[1].tensor else { return .none }
      let level = try level(vm, arguments[0])
      return vm.wrap(try vm.engine { () throws(TensorError) in try level.tangent(of: tensor) })
    },
    NativeRow("_primal(level, tensor)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[1], "unpack_dual")
      return vm.wrap(try level(vm, arguments[0]).primal(of: tensor))
    },
    NativeRow("_turn(level, inputs, tangents)") { (vm, arguments) throws(PyError) in
      try level(vm, arguments[0]).turn(try tensors(vm, arguments[1]), try tensors(vm, arguments[2]))
      return .none
    },
    NativeRow("_dual(level)") { (vm, arguments) throws(PyError) in
      vm.torch.dualLevel = arguments[0].isNone ? nil : try level(vm, arguments[0])
      return .none
    },
    NativeRow("_watch(tells)") { (vm, arguments) throws(PyError) in
      guard let differences = vm.torch.differences else { return Value(0) }
      if vm.torch.engine.transformDepth == 0 { return Value(1) }
      // Within a mapping nothing can be compared, which is told.
      if try vm.truth(arguments[0]) { differences.noteTransform() }
      return Value(2)
    },
    NativeRow("_is_tensor(value)") { (_, arguments) throws(PyError) in Value(arguments[0].tensor != nil) },
    NativeRow("_class_text(value)") { (vm, arguments) throws(PyError) in
      vm.string(vm.torchClassText(arguments[0]))
    },
  ]

  static let mappings: [NativeRow] = [
    NativeRow("_map_open(size, randomness)") { (vm, arguments) throws(PyError) in
      let randomness: EngineState.MappedRandomness =
        switch arguments[1].str?.string {
        case "different": .different
        case "same": .same
        default: .error
        }
      let size = try vm.int(arguments[0], "vmap", "size")
      vm.watchMappedCalls()
      return vm.adopt(
        MappingObject(MappingLevel(size: size, randomness: randomness, vm.torch.engine)), as: vm.torch.classes.mapping)
    },
    NativeRow("_map_enter(mapping, tensor, dim)") { (vm, arguments) throws(PyError) in
      let mapping = try mapping(vm, arguments[0])
      let tensor = try vm.tensor(arguments[1], "vmap")
      let dimension = try vm.int(arguments[2], "vmap", "in_dims")
      return vm.wrap(try vm.engine { () throws(TensorError) in try mapping.enter(tensor, dimension: dimension) })
    },
    NativeRow("_map_leave(mapping, tensor, dim)") { (vm, arguments) throws(PyError) in
      let mapping = try mapping(vm, arguments[0])
      let tensor = try vm.tensor(arguments[1], "vmap")
      let dimension = try vm.int(arguments[2], "vmap", "out_dims")
      return vm.wrap(try vm.engine { () throws(TensorError) in try mapping.leave(tensor, dimension: dimension) })
    },
    NativeRow("_maps(mapping, tensor)") { (vm, arguments) throws(PyError) in
      guard let tensor = arguments[1].tensor else { return .false }
      return Value(try mapping(vm, arguments[0]).maps(tensor))
    },
    NativeRow("_map_close(mapping)") { (vm, arguments) throws(PyError) in
      let mapping = try mapping(vm, arguments[0])
      try vm.engine { () throws(TensorError) in try mapping.close() }
      return .none
    },
    NativeRow("_map_abandon(mapping)") { (vm, arguments) throws(PyError) in
      // An exception is on its way; it says more than what an operation overlooked.
      let mapping = try mapping(vm, arguments[0])
      try? mapping.close()
      return .none
    },
  ]
}
