// The dropout layers: a rate, and one function of `nn.functional` that looks at `training`.

import PythonRuntime

enum DropoutLayers {
  static let all: [Layer] =
    [
      Layer(
        "_DropoutNd", "p=0.5, inplace=False", shows: "p={p}, inplace={inplace}",
        initialize: { (vm, module, arguments) throws(PyError) in
          let isBelow = try vm.truth(try vm.compare(.less, arguments[1], Value(0)))
          let isAbove = try vm.truth(try vm.compare(.greater, arguments[1], Value(1)))
          if isBelow || isAbove {
            throw vm.valueError("dropout probability has to be between 0 and 1, but got \(try vm.str(arguments[1]))")
          }
        })
    ]
    + [("Dropout", "dropout"), ("Dropout1d", "dropout1d"), ("Dropout2d", "dropout2d"), ("Dropout3d", "dropout3d")]
    .map { Layer($0.0, nil, base: "_DropoutNd", calls: LayerCall($0.1, ["p", "training", "inplace"])) }
    + [("AlphaDropout", "alpha_dropout"), ("FeatureAlphaDropout", "feature_alpha_dropout")]
    .map { Layer($0.0, nil, base: "_DropoutNd", calls: LayerCall($0.1, ["p", "training"])) }
}
