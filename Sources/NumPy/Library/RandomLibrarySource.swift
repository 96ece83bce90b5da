// The functions of `numpy.random`, put together from their parts: what both generators share, the distributions that are
// made of uniforms, normals and exponentials, and what each generator does in its own way.

enum RandomLibrarySource {
  /// The old functions, on the Mersenne twister.
  static let legacy = RandomDistributionSource.shared + RandomDistributionSource.text + LegacyRandomSource.text

  /// The methods of `default_rng()`.
  static let generator = RandomDistributionSource.shared + RandomDistributionSource.text + GeneratorSource.text

  static let legacyNames = [
    "seed", "rand", "randn", "random", "random_sample", "ranf", "sample", "randint", "random_integers", "choice",
    "shuffle", "permutation", "normal", "standard_normal", "uniform", "exponential", "standard_exponential",
    "poisson", "binomial", "multivariate_normal", "multinomial", "gamma", "standard_gamma", "beta", "chisquare",
    "dirichlet", "laplace", "logistic", "lognormal", "geometric", "rayleigh", "gumbel", "triangular", "weibull",
    "pareto", "power", "standard_cauchy", "standard_t", "bytes", "get_state", "set_state", "f", "noncentral_f",
    "noncentral_chisquare", "vonmises", "wald", "zipf", "logseries", "negative_binomial", "hypergeometric",
  ]
}
