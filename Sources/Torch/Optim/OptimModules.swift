// `torch.optim` and the modules below it: which text holds which class, and the module a class names as its own. A text
// is compiled when one of its classes is first used.

import PythonRuntime

enum OptimModules {
  /// A text and the classes in it, each with the submodule it is in.
  private struct Family: Sendable {
    let home: String
    let classes: [(name: String, submodule: String)]
  }

  private static let base = "torch.optim.optimizer"

  private static let families: [Family] = [
    Family(home: base, classes: [("SGD", "sgd")]),
    Family(
      home: "torch.optim._adam_family",
      classes: [
        ("Adam", "adam"), ("AdamW", "adamw"), ("Adamax", "adamax"), ("NAdam", "nadam"), ("RAdam", "radam"),
      ]),
    Family(
      home: "torch.optim._adaptive",
      classes: [
        ("Adagrad", "adagrad"), ("Adadelta", "adadelta"), ("RMSprop", "rmsprop"), ("Rprop", "rprop"),
        ("Adafactor", "_adafactor"), ("ASGD", "asgd"),
      ]),
    Family(home: "torch.optim._matrix", classes: [("Muon", "_muon"), ("SparseAdam", "sparse_adam")]),
    Family(home: "torch.optim.lbfgs", classes: [("LBFGS", "lbfgs")]),
  ]

  static let modules: [NativeModule] = {
    var result: [NativeModule] = [
      NativeModule("torch.optim") { (vm, module) throws(PyError) in
        let names = families.flatMap { $0.classes.map(\.name) } + ["Optimizer", "lr_scheduler", "swa_utils"]
        vm.setMember(module, "__all__", vm.list(names.map { vm.string($0) }))
        module.lazyNames = { names }
        module.lazyMember = { (vm, _, name) throws(PyError) in try member(vm, name) }
      },
      NativeModule(base, functions: OptimizerSupport.rows) { (vm, module) throws(PyError) in
        try load(vm, module, OptimizerSource.text, families[0])
      },
      text("torch.optim._adam_family", AdamSource.text, families[1]),
      text("torch.optim._adaptive", AdaptiveSource.text, families[2]),
      text("torch.optim._matrix", MatrixOptimizerSource.text, families[3]),
      text("torch.optim.lbfgs", LBFGSSource.text, families[4]),
      scheduler,
      NativeModule("torch.optim.swa_utils") { (vm, module) throws(PyError) in
        try vm.loadSource(AveragingSource.text, into: module)
      },
    ]
    let homes = Set(families.map(\.home))
    for family in families {
      for (name, submodule) in family.classes where !homes.contains("torch.optim." + submodule) {
        result.append(
          NativeModule("torch.optim." + submodule) { (vm, module) throws(PyError) in
            try vm.shareMember(family.home, name, with: module)
          })
      }
    }
    return result
  }()

  /// The schedules that are cycles, or made of others, are in a text of their own.
  private static let scheduler = NativeModule("torch.optim.lr_scheduler") { (vm, module) throws(PyError) in
    try vm.loadSource(SchedulerSource.text, into: module)
    let later = [
      "SequentialLR", "ChainedScheduler", "PolynomialLR", "ReduceLROnPlateau", "CyclicLR",
      "CosineAnnealingWarmRestarts", "OneCycleLR",
    ]
    let first = [
      "LRScheduler", "LambdaLR", "MultiplicativeLR", "StepLR", "MultiStepLR", "ConstantLR", "LinearLR",
      "ExponentialLR", "CosineAnnealingLR",
    ]
    vm.setMember(module, "__all__", vm.list((first + later).map { vm.string($0) }))
    module.lazyNames = { later }
    module.lazyMember = { (vm, module, name) throws(PyError) in
      if !later.contains(name) { return .undefined }
      try vm.loadSource(CycleSource.text, into: module)
      return module.attributes.get(vm.intern(name))
    }
  }

  private static func text(_ name: String, _ text: String, _ family: Family) -> NativeModule {
    NativeModule(name, functions: [FusedSteps.row, FactoredSteps.row]) { (vm, module) throws(PyError) in
      for name in ["Optimizer", "_GradientOptimizer", "_one_number", "_plain", "_scalar_dtype", "_scalar_state"] {
        try vm.shareMember(base, name, with: module)
      }
      try vm.shareMember(base, "_check_fused", with: module)
      try load(vm, module, text, family)
    }
  }

  private static func load(
    _ vm: Machine, _ module: ModuleObject, _ text: String, _ family: Family
  ) throws(PyError) {
    try vm.loadSource(text, into: module)
    for (name, submodule) in family.classes {
      guard let cls = module.attributes.get(vm.intern(name)).cls else { continue }
      // Two classes say that they are the package's own.
      vm.setModule(of: cls, submodule.hasPrefix("_") ? "torch.optim" : "torch.optim." + submodule)
    }
  }

  /// A member of `torch.optim` when it is first asked for.
  private static func member(_ vm: Machine, _ name: String) throws(PyError) -> Value {
    for family in families where family.classes.contains(where: { $0.name == name }) {
      return try vm.importModule(family.home).attributes.get(vm.intern(name))
    }
    if name == "Optimizer" { return try vm.importModule(base).attributes.get(vm.intern(name)) }
    return ["lr_scheduler", "swa_utils"].contains(name) ? Value(try vm.importModule("torch.optim." + name)) : .undefined
  }
}
