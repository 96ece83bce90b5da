// `torch.autograd.Function`: operations whose forward and backward a lesson writes. Forward runs without recording; one
// node stands for it, whose rule calls the lesson's backward.

import Autodiff
import PythonRuntime
import Tensors

enum CustomFunctions {
  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.call = { (vm, _, _) throws(PyError) in
      throw vm.runtimeError(
        "Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function "
          + "with static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)"
      )
    }
    return NativeClass(
      "Function", module: "torch.autograd.function", kind: .instance,
      staticMethods: [
        NativeRow("forward(*args, **kwargs)") { (vm, _) throws(PyError) in
          throw vm.notImplementedError("You must implement the forward function for custom autograd.Function.")
        },
        NativeRow("setup_context(ctx, inputs, output)") { (vm, _) throws(PyError) in
          throw vm.notImplementedError("setup_context is not implemented.")
        },
        NativeRow("backward(ctx, *grad_outputs)") { (vm, _) throws(PyError) in
          throw vm.notImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it with "
              + "backward mode AD.")
        },
        NativeRow("jvp(ctx, *grad_inputs)") { (vm, _) throws(PyError) in
          throw vm.notImplementedError(forwardRefusal)
        },
      ],
      classMethods: [
        NativeRow("apply(cls, *args, **kwargs)") { (vm, arguments) throws(PyError) in
          guard let cls = arguments[0].cls else { throw vm.typeError("apply() needs a class") }
          let keywords =
            arguments[2].dict?.pairs.map { (name: vm.intern($0.key.str?.string ?? ""), value: $0.value) } ?? []
          return try apply(vm, cls, try vm.toArray(arguments[1]), keywords)
        }
      ],
      slots: slots, hasInstanceAttributes: true,
      doc: "A function with a derivative of its own.")
  }()

  static let forwardRefusal =
    "You must implement the jvp function for custom autograd.Function to use it with forward mode AD."

  private static func overrides(_ vm: Machine, _ cls: ClassObject, _ name: String) throws(PyError) -> Bool {
    let own = try vm.getAttribute(Value(cls), name)
    let base = try vm.getAttribute(Value(vm.torch.classes.function), name)
    return !own.isIdentical(to: base)
  }

  private static func apply(
    _ vm: Machine, _ cls: ClassObject, _ arguments: [Value], _ keywords: [(name: StrObject, value: Value)]
  ) throws(PyError) -> Value {
    let state = vm.torch.engine
    let hasSetup = try overrides(vm, cls, "setup_context")
    var prefix = ""
    if state.transformDepth > 0 {
      try checkTransforms(vm, cls, arguments, hasSetup, state)
      let isMapped = { (mapping: MappingLevel) in arguments.contains { $0.tensor.map(mapping.maps) ?? false } }
      if let mapping = state.transforms.last as? MappingLevel, isMapped(mapping) {
        let own = try vm.findAttribute(Value(cls), vm.intern("vmap"))
        if !own.isUndefined { return try mapped(vm, mapping, own, arguments) }
        prefix = "Vmapped"
      }
    }
    let operands = arguments.compactMap(\.tensor)
    let context = FunctionContext()
    context.needsGradient = arguments.map { $0.tensor?.isDifferentiable ?? false }
    let value = vm.adopt(context, as: contextClass(vm, cls.name.string + "Backward"))
    let node = CustomStep.node(prefix + cls.name.string + "Backward", operands, state)
    let before = state.gradMode
    state.gradMode = false
    let differences = node == nil ? nil : vm.torch.differences
    differences?.enterForward(operands)
    defer { differences?.leaveForward() }
    // What forward computes is one operation, whatever it is made of; only the check of gradients sees its steps, and
    // who asks what a checkpointed call will compute again.
    let recorder = state.recorder
    let isRecomputed = recomputes(cls)
    if differences == nil, !isRecomputed { state.recorder = nil }
    defer { state.recorder = recorder }
    let output: Value
    do {
      let forward = try vm.getAttribute(Value(cls), "forward")
      if hasSetup {
        output = try vm.call(forward, arguments, keywords: keywords)
        let setup = try vm.getAttribute(Value(cls), "setup_context")
        _ = try vm.call(setup, [value, vm.tuple(arguments), output])
      } else {
        output = try vm.call(forward, [value] + arguments, keywords: keywords)
      }
    } catch {
      state.gradMode = before
      throw error
    }
    state.gradMode = before
    state.recorder = recorder
    let result = try finish(vm, cls, value, context, node, arguments, output)
    if recorder != nil {
      for element in result.isKind(.tuple) ? try vm.toArray(result) : [result] {
        element.tensor?.noteCustom(cls.name.string, operands, isRecomputed: isRecomputed)
      }
    }
    return result
  }

  /// A checkpointed call, whose backward is the lesson's own forward once more.
  private static func recomputes(_ cls: ClassObject) -> Bool { cls.name.string == "CheckpointFunction" }

  private static func checkTransforms(
    _ vm: Machine, _ cls: ClassObject, _ arguments: [Value], _ hasSetup: Bool, _ state: EngineState
  ) throws(PyError) {
    if !hasSetup {
      throw vm.runtimeError(
        "In order to use an autograd.Function with functorch transforms (vmap, grad, jvp, jacrev, ...), it must "
          + "override the setup_context staticmethod. For more details, please see "
          + "https://pytorch.org/docs/main/notes/extending.func.html")
    }
    guard arguments.contains(where: { $0.tensor?.array.hidden != nil }) else { return }
    let generates = try vm.flag(vm.findAttribute(Value(cls), vm.intern("generate_vmap_rule")))
    let own = try vm.findAttribute(Value(cls), vm.intern("vmap"))
    if generates && !own.isUndefined {
      throw vm.runtimeError(
        "You tried to vmap over \(cls.name.string), but it has both generate_vmap_rule=True and an overridden vmap "
          + "staticmethod. Please set generate_vmap_rule=False or delete the overridden vmap staticmethod to avoid "
          + "ambiguity. For more details, please see https://pytorch.org/docs/main/notes/extending.func.html")
    }
    if generates || !own.isUndefined { return }
    throw vm.runtimeError(
      "You tried to vmap over \(cls.name.string), but it does not have vmap support. Please override and implement the "
        + "vmap staticmethod or set generate_vmap_rule=True. For more details, please see "
        + "https://pytorch.org/docs/main/notes/extending.func.html")
  }

  // MARK: A rule for mappings

  /// The lesson's own `vmap(info, in_dims, *args)` instead of forward: operands are whole, with the mapped dimension first.
  private static func mapped(
    _ vm: Machine, _ mapping: MappingLevel, _ rule: Value, _ arguments: [Value]
  ) throws(PyError) -> Value {
    let randomness =
      switch vm.torch.engine.mappedRandomness {
      case .different: "different"
      case .same: "same"
      case .error, .unmapped: "error"
      }
    var (whole, places): ([Value], [Value]) = ([], [])
    for argument in arguments {
      guard let tensor = argument.tensor, mapping.maps(tensor) else {
        whole.append(argument)
        places.append(.none)
        continue
      }
      whole.append(
        vm.wrap(try vm.engine { () throws(TensorError) in try mapping.leave(tensor, dimension: 0) }))
      places.append(Value(0))
    }
    let info = try vm.call(informationClass(vm), [Value(mapping.size), vm.string(randomness)])
    let answer = try mapping.suspended { () throws(PyError) in
      try vm.call(rule, [info, vm.tuple(places)] + whole)
    }
    let wanted =
      "Expected the vmap staticmethod to have two returns, an output and out_dims with pytree structure compatible with "
      + "the output. Got a"
    guard answer.isKind(.tuple) else {
      throw vm.runtimeError("\(wanted) \(try vm.repr(Value(vm.classOf(answer)))) instead")
    }
    let parts = try vm.toArray(answer)
    if parts.count != 2 { throw vm.runtimeError("\(wanted.dropLast(2)) \(parts.count) returns instead") }
    return try entered(vm, mapping, parts[0], parts[1])
  }

  /// What a rule gave, mapped again at the dimensions it named.
  private static func entered(
    _ vm: Machine, _ mapping: MappingLevel, _ output: Value, _ place: Value, depth: Int = 0
  ) throws(PyError) -> Value {
    if depth > 100 { throw try incompatible(vm, place) }
    if output.isKind(.tuple) || output.isKind(.list) {
      let parts = try vm.toArray(output)
      var places = [Value](repeating: place, count: parts.count)
      if place.isKind(.tuple) || place.isKind(.list) {
        places = try vm.toArray(place)
        if places.count != parts.count { throw try incompatible(vm, place) }
      }
      var results: [Value] = []
      for (part, place) in zip(parts, places) {
        results.append(try entered(vm, mapping, part, place, depth: depth + 1))
      }
      return output.isKind(.tuple) ? vm.tuple(results) : vm.list(results)
    }
    if place.isKind(.tuple) || place.isKind(.list) { throw try incompatible(vm, place) }
    guard let tensor = output.tensor, place.isInt else { return output }
    return vm.wrap(
      try vm.engine { () throws(TensorError) in
        if tensor.rank == 0 { throw .index("Dimension specified as \(place.asInt) but tensor has no dimensions") }
        let size = tensor.shape[try tensor.shape.dimension(place.asInt)]
        if size != mapping.size {
          throw .runtime("vmap: expected \(mapping.size) mapped elements from the vmap staticmethod, got \(size)")
        }
        return try mapping.enter(tensor, dimension: place.asInt)
      })
  }

  private static func incompatible(_ vm: Machine, _ place: Value) throws(PyError) -> PyError {
    vm.runtimeError(
      "The autograd.Function's vmap staticmethod returned an incompatible (output, out_dims) tuple. Expected "
        + "out_dims=\(try vm.repr(place)) to be compatible with the structure of `output`. For more details, please see "
        + "https://pytorch.org/docs/main/notes/extending.func.html")
  }

  /// What a rule is told about the mapping: a named tuple.
  private static func informationClass(_ vm: Machine) throws(PyError) -> Value {
    let key = "VmapInfo"
    if let known = vm.torch.classes.returnTypes[key] { return Value(known) }
    let make = try vm.getAttribute(Value(try vm.importModule("collections")), "namedtuple")
    let made = try vm.call(make, [vm.string(key), vm.list([vm.string("batch_size"), vm.string("randomness")])])
    if let cls = made.cls { vm.torch.classes.returnTypes[key] = cls }
    return made
  }

  /// The class of contexts of one name.
  private static func contextClass(_ vm: Machine, _ name: String) -> ClassObject {
    let key = "context " + name
    if let known = vm.torch.classes.returnTypes[key] { return known }
    let cls = vm.makeClass(
      NativeClass(
        name, module: "torch.autograd.function", kind: .native, hasInstanceAttributes: true, isInheritable: false),
      bases: [vm.torch.classes.functionContext])
    vm.torch.classes.returnTypes[key] = cls
    return cls
  }

  /// Ties outputs and saved values to the node.
  private static func finish(
    _ vm: Machine, _ cls: ClassObject, _ value: Value, _ context: FunctionContext, _ node: GradientNode?,
    _ arguments: [Value], _ output: Value
  ) throws(PyError) -> Value {
    let isTuple = output.isKind(.tuple)
    let outputs = isTuple ? try vm.toArray(output) : [output]
    for dirty in context.dirty where !outputs.contains(where: { $0.isIdentical(to: dirty) }) {
      throw vm.runtimeError(
        "Some elements marked as dirty during the forward method were not returned as output. The inputs that are "
          + "modified inplace must all be outputs of the Function.")
    }
    if let node { CustomStep.describe(node, outputs.map(\.tensor)) }
    context.resultIsTensor = outputs.map { $0.tensor != nil }
    var results: [Value] = []
    for (index, element) in outputs.enumerated() {
      guard let tensor = element.tensor else {
        results.append(element)
        continue
      }
      let result = try vm.engine { () throws(TensorError) in
        try CustomStep.result(
          tensor, index, of: node, isOperand: arguments.contains { $0.isIdentical(to: element) },
          isDirty: context.dirty.contains { $0.isIdentical(to: element) },
          hasHistory: !context.withoutDerivative.contains { $0.isIdentical(to: element) })
      }
      results.append(result === tensor ? element : vm.wrap(result))
    }
    if let node {
      try keep(vm, context, node, outputs, results)
      try connect(vm, cls, value, context, node, arguments)
    }
    return isTuple ? vm.tuple(results) : results[0]
  }

  private static func keep(
    _ vm: Machine, _ context: FunctionContext, _ node: GradientNode, _ outputs: [Value], _ results: [Value]
  ) throws(PyError) {
    var slot = 0
    for saved in context.saved {
      guard let tensor = saved.tensor else {
        context.slots.append(nil)
        continue
      }
      let place = outputs.firstIndex { $0.isIdentical(to: saved) }
      let isResult = place.map { results[$0].tensor?.madeByNode(node) ?? false } ?? false
      try vm.engine { () throws(TensorError) in
        try CustomStep.save(node, slot, tensor, resultIndex: isResult ? place : nil)
      }
      context.slots.append(slot)
      slot += 1
    }
    context.saved = []
  }

  /// The node's rule calls the lesson's backward.
  private static func connect(
    _ vm: Machine, _ cls: ClassObject, _ value: Value, _ context: FunctionContext, _ node: GradientNode,
    _ arguments: [Value]
  ) throws(PyError) {
    context.node = node
    context.dirty = []
    context.withoutDerivative = []
    let extras = node.makeExtras()
    let attachment = NodeAttachment()
    attachment.context = HeldValue(value, vm)
    extras.bridgeData = attachment
    extras.languageObject = Unmanaged<NativeObject>.passUnretained(context).toOpaque()
    let held = HeldValue(Value(cls), vm)
    let isTensor = arguments.map { $0.tensor != nil }
    node.rule = { [unowned vm, unowned context] step, first throws(TensorError) in
      try vm.bridged { () throws(PyError) in try runBackward(vm, held.value, context, step, first, isTensor) }
    }
    let hasForward = try overrides(vm, cls, "jvp")
    if !hasForward {
      CustomStep.setForward(node, refusal: forwardRefusal, nil)
      return
    }
    CustomStep.setForward(node, refusal: nil) { [unowned vm, unowned context] tangents throws(TensorError) in
      try vm.bridged { () throws(PyError) in
        var next = 0
        var given: [Value] = [Value(context)]
        for flag in isTensor {
          given.append(flag ? vm.wrap(tangents[next]) : .none)
          if flag { next += 1 }
        }
        return try vm.call(try vm.getAttribute(held.value, "jvp"), given).tensor
      }
    }
  }

  private static func runBackward(
    _ vm: Machine, _ cls: Value, _ context: FunctionContext, _ step: BackwardStep, _ first: Tensor,
    _ isTensor: [Bool]
  ) throws(PyError) {
    let node = step.node
    var given: [Value] = [Value(context)]
    for index in 0..<node.resultCount {
      // The only result's gradient is handed over; several results' are asked for.
      if let gradient = node.resultCount == 1 ? first : step.gradient(of: index) {
        given.append(vm.wrap(gradient))
      } else if context.materializes, context.resultIsTensor[index], let shape = node.resultShape(index) {
        given.append(
          vm.wrap(
            try vm.engine { () throws(TensorError) in
              Tensor(try NDArray.zeros(shape.shape, shape.dtype, vm.torch.engine))
            }))
      } else {
        given.append(.none)
      }
    }
    let recorder = vm.torch.engine.recorder
    if recorder == nil, let cls = cls.cls, recomputes(cls) {
      vm.torch.engine.recorder = vm.torch.engine.restingRecorder
    }
    defer { vm.torch.engine.recorder = recorder }
    let result = try vm.call(try vm.getAttribute(cls, "backward"), given)
    var gradients = result.isKind(.tuple) ? try vm.toArray(result) : [result]
    while gradients.count > isTensor.count, gradients.last?.isNone == true { gradients.removeLast() }
    if gradients.count != isTensor.count {
      throw vm.runtimeError(
        "function \(node.displayName) returned an incorrect number of gradients (expected \(isTensor.count), got "
          + "\(gradients.count))")
    }
    var edge = 0
    for (index, gradient) in gradients.enumerated() {
      if !gradient.isNone && gradient.tensor == nil {
        throw vm.runtimeError("expected Variable or None (got \(vm.typeName(of: gradient)))")
      }
      if !isTensor[index] {
        if !gradient.isNone {
          throw vm.runtimeError(
            "function \(node.displayName) returned a gradient different from None at position \(index + 1), but the "
              + "corresponding forward input was not a Variable")
        }
        continue
      }
      step[edge] = gradient.tensor
      edge += 1
    }
  }
}
