// `torch.distributions`: written in Python over the tensors' own operations, so that samples and densities are made of
// the same steps as everybody else's. Here are its modules; the text is in the files beside.

import PythonRuntime

enum DistributionsModule {
  /// Submodules that lessons import a class from, and the classes they show.
  private static let submodules: [(name: String, members: [String])] = [
    ("distribution", ["Distribution"]), ("normal", ["Normal"]), ("laplace", ["Laplace"]), ("cauchy", ["Cauchy"]),
    ("log_normal", ["LogNormal"]), ("half_normal", ["HalfNormal"]), ("uniform", ["Uniform"]),
    ("exponential", ["Exponential"]), ("gamma", ["Gamma"]), ("chi2", ["Chi2"]), ("dirichlet", ["Dirichlet"]),
    ("beta", ["Beta"]), ("bernoulli", ["Bernoulli"]), ("geometric", ["Geometric"]), ("binomial", ["Binomial"]),
    ("poisson", ["Poisson"]), ("categorical", ["Categorical"]), ("one_hot_categorical", ["OneHotCategorical"]),
    ("multinomial", ["Multinomial"]), ("multivariate_normal", ["MultivariateNormal"]),
    ("independent", ["Independent"]), ("kl", ["kl_divergence", "register_kl"]),
  ]

  /// The modules of what is made only when it is asked for, and the classes they show.
  private static let later: [(name: String, members: [String])] = [
    ("gumbel", ["Gumbel"]), ("weibull", ["Weibull"]), ("pareto", ["Pareto"]), ("half_cauchy", ["HalfCauchy"]),
    ("inverse_gamma", ["InverseGamma"]), ("kumaraswamy", ["Kumaraswamy"]), ("logistic_normal", ["LogisticNormal"]),
    ("studentT", ["StudentT"]), ("fishersnedecor", ["FisherSnedecor"]), ("negative_binomial", ["NegativeBinomial"]),
    ("relaxed_bernoulli", ["LogitRelaxedBernoulli", "RelaxedBernoulli"]),
    ("relaxed_categorical", ["ExpRelaxedCategorical", "RelaxedOneHotCategorical"]),
    ("one_hot_straight_through", ["OneHotCategoricalStraightThrough"]),
    ("mixture_same_family", ["MixtureSameFamily"]),
    ("lowrank_multivariate_normal", ["LowRankMultivariateNormal"]), ("von_mises", ["VonMises"]),
    ("continuous_bernoulli", ["ContinuousBernoulli"]), ("generalized_pareto", ["GeneralizedPareto"]),
    ("lkj_cholesky", ["LKJCholesky"]), ("wishart", ["Wishart"]),
  ]

  /// Modules beside those of the families.
  private static let moreModules = ["transforms", "transformed_distribution", "constraint_registry"]

  private static let transforms = [
    "AbsTransform", "AffineTransform", "CatTransform", "ComposeTransform", "CorrCholeskyTransform",
    "CumulativeDistributionTransform", "ExpTransform", "IndependentTransform", "LowerCholeskyTransform",
    "PositiveDefiniteTransform", "PowerTransform", "ReshapeTransform", "SigmoidTransform", "SoftmaxTransform",
    "SoftplusTransform", "StackTransform", "StickBreakingTransform", "TanhTransform", "Transform",
    "TransformedDistribution", "biject_to", "identity_transform", "transform_to",
  ]

  /// What the package gets from a module of its own at the first use.
  private static func source(of member: String) -> String? {
    if transforms.contains(member) { return "torch.distributions.transforms" }
    return later.contains { $0.members.contains(member) } ? "torch.distributions._families" : nil
  }

  private static func named(_ vm: Machine, _ module: ModuleObject, _ names: [(name: String, members: [String])]) {
    for (name, members) in names {
      for member in members {
        guard let cls = module.attributes.get(vm.intern(member)).cls else { continue }
        vm.setModule(of: cls, "torch.distributions." + name)
      }
    }
  }

  private static let furtherModules: [NativeModule] = {
    var result: [NativeModule] = [
      NativeModule("torch.distributions.utils"),
      NativeModule("torch.distributions.transforms") { (vm, module) throws(PyError) in
        try vm.loadSource(TransformsSource.text + "\n" + TransformedDistributionSource.text, into: module)
        let own = transforms.filter { $0 != "TransformedDistribution" }
        named(vm, module, [("transforms", own), ("transformed_distribution", ["TransformedDistribution"])])
      },
      NativeModule("torch.distributions._divergences") { (vm, module) throws(PyError) in
        try vm.loadSource(FurtherDivergencesSource.text, into: module)
      },
      NativeModule("torch.distributions._families") { (vm, module) throws(PyError) in
        let parts = [
          TransformedFamiliesSource.text, FurtherFamiliesSource.text, BoundedFamiliesSource.text,
          MatrixFamiliesSource.text,
        ]
        try vm.loadSource(parts.joined(separator: "\n"), into: module)
        named(vm, module, later)
        named(vm, module, [("one_hot_categorical", ["OneHotCategoricalStraightThrough"])])
      },
    ]
    let parts = later + [("transformed_distribution", ["TransformedDistribution"])]
    for (name, members) in parts + [("constraint_registry", ["biject_to", "transform_to"])] {
      result.append(
        NativeModule("torch.distributions." + name) { (vm, module) throws(PyError) in
          for member in members {
            let value = try vm.importModule(source(of: member) ?? "torch.distributions").attributes
              .get(vm.intern(member))
            vm.setMember(module, member, value)
          }
        })
    }
    return result
  }()

  static let modules: [NativeModule] = {
    var result: [NativeModule] = [
      NativeModule("torch.distributions", populate: populate),
      NativeModule("torch.distributions.constraints"),
    ]
    result += furtherModules
    for (name, members) in submodules {
      result.append(
        NativeModule("torch.distributions." + name) { (vm, module) throws(PyError) in
          let parent = try vm.importModule("torch.distributions")
          for member in members { vm.setMember(module, member, parent.attributes.get(vm.intern(member))) }
        })
    }
    return result
  }()

  private static func populate(_ vm: Machine, _ module: ModuleObject) throws(PyError) {
    let text =
      DistributionBaseSource.text + "\n" + ContinuousDistributionsSource.text + "\n"
      + DiscreteDistributionsSource.text + "\n" + DivergenceSource.text
    try vm.loadSource(text, into: module)
    named(vm, module, submodules)
    for (name, source) in [("constraints", "_constraints"), ("utils", "_tools")] {
      let target = try vm.importModule("torch.distributions." + name)
      for (key, value) in module.attributes.get(vm.intern(source)).dict?.pairs ?? [] {
        if let name = key.str?.string { vm.setMember(target, name, value) }
      }
      vm.setMember(module, name, Value(target))
    }
    module.lazyNames = { later.flatMap(\.members) + transforms + moreModules + later.map(\.name) }
    module.lazyMember = { (vm, _, name) throws(PyError) in
      let isModule = later.contains { $0.name == name } || moreModules.contains(name)
      if isModule { return Value(try vm.importModule("torch.distributions." + name)) }
      guard let source = source(of: name) else { return .undefined }
      return try vm.importModule(source).attributes.get(vm.intern(name))
    }
    for (name, _) in submodules {
      vm.setMember(module, name, Value(try vm.importModule("torch.distributions." + name)))
    }
  }
}
