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

  static let modules: [NativeModule] = {
    var result: [NativeModule] = [
      NativeModule("torch.distributions", populate: populate),
      NativeModule("torch.distributions.constraints"),
    ]
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
    for (name, members) in submodules {
      for member in members {
        if let cls = module.attributes.get(vm.intern(member)).cls {
          vm.setModule(of: cls, "torch.distributions." + name)
        }
      }
    }
    let constraints = try vm.importModule("torch.distributions.constraints")
    for (key, value) in module.attributes.get(vm.intern("_constraints")).dict?.pairs ?? [] {
      if let name = key.str?.string { vm.setMember(constraints, name, value) }
    }
    for (name, _) in submodules {
      vm.setMember(module, name, Value(try vm.importModule("torch.distributions." + name)))
    }
  }
}
