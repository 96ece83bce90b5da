// The padding layers: amounts on both sides of each spatial dimension, and what stands there.

import PythonRuntime

enum PaddingLayers {
  static let all: [Layer] = families + (1...3).flatMap { sized($0) }

  private static let families: [Layer] = [
    Layer("_ConstantPadNd", nil, calls: pad("constant", ["value"]), shows: "padding={padding}, value={value}"),
    Layer("_ReflectionPadNd", nil, calls: pad("reflect"), shows: "{padding}"),
    Layer("_ReplicationPadNd", nil, calls: pad("replicate"), shows: "{padding}"),
    Layer("_CircularPadNd", nil, shows: "{padding}"),
  ]

  private static func pad(_ mode: String, _ rest: [String] = []) -> LayerCall {
    LayerCall("pad", ["padding", "'" + mode] + rest)
  }

  private static func sized(_ spatial: Int) -> [Layer] {
    let amounts: Layer.Initializer = { (vm, module, arguments) throws(PyError) in
      vm.setField(module, "padding", try vm.repeated(arguments[1], 2 * spatial))
    }
    return [
      Layer("ConstantPad\(spatial)d", "padding, value", base: "_ConstantPadNd", initialize: amounts),
      Layer(
        "ZeroPad\(spatial)d", "padding", base: "ConstantPad\(spatial)d", shows: "{padding}",
        initialize: { (vm, module, arguments) throws(PyError) in
          vm.setField(module, "padding", try vm.repeated(arguments[1], 2 * spatial))
          vm.setField(module, "value", Value(0.0))
        }),
      Layer("ReflectionPad\(spatial)d", "padding", base: "_ReflectionPadNd", initialize: amounts),
      Layer("ReplicationPad\(spatial)d", "padding", base: "_ReplicationPadNd", initialize: amounts),
      Layer(
        "CircularPad\(spatial)d", "padding", base: "_CircularPadNd", methods: [circular(spatial)],
        initialize: amounts),
    ]
  }

  private static func circular(_ spatial: Int) -> NativeRow {
    NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[1], "pad")
      if input.rank != spatial + 1 && input.rank != spatial + 2 {
        throw vm.valueError("expected \(spatial + 1)D or \(spatial + 2)D input (got \(input.rank)D input)")
      }
      let amounts = try vm.sizes(vm.tuple([try vm.field(arguments[0], "padding")]), "pad", "pad")
      return vm.wrap(try vm.pad(input, amounts, "circular", .none))
    }
  }
}
