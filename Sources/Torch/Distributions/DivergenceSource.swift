// The Python half of `torch.distributions`, last part: divergences, and the members of the module. Our own text.

enum DivergenceSource {
  static let text = #"""
        def kl_normal(p, q):
            ratio = (p.scale / q.scale).pow(2)
            t1 = ((p.loc - q.loc) / q.scale).pow(2)
            return 0.5 * (ratio + t1 - 1 - ratio.log())

        def kl_bernoulli(p, q):
            t1 = p.probs * (F.softplus(-q.logits) - F.softplus(-p.logits))
            t1[q.probs == 0] = math.inf
            t1[p.probs == 0] = 0
            t2 = (1 - p.probs) * (F.softplus(q.logits) - F.softplus(p.logits))
            t2[q.probs == 1] = math.inf
            t2[p.probs == 1] = 0
            return t1 + t2

        def kl_categorical(p, q):
            t = p.probs * (p.logits - q.logits)
            t[(q.probs == 0).expand_as(t)] = math.inf
            t[(p.probs == 0).expand_as(t)] = 0
            return t.sum(-1)

        def kl_uniform(p, q):
            result = ((q.high - q.low) / (p.high - p.low)).log()
            result[(q.low > p.low) | (q.high < p.high)] = math.inf
            return result

        def kl_exponential(p, q):
            ratio = q.rate / p.rate
            return -ratio.log() + ratio - 1

        def kl_laplace(p, q):
            ratio = p.scale / q.scale
            distance = (p.loc - q.loc).abs()
            return -ratio.log() + distance / q.scale + ratio * torch.exp(-distance / p.scale) - 1

        def kl_poisson(p, q):
            return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)

        def kl_gamma(p, q):
            t1 = q.concentration * (p.rate / q.rate).log()
            t2 = torch.lgamma(q.concentration) - torch.lgamma(p.concentration)
            t3 = (p.concentration - q.concentration) * torch.digamma(p.concentration)
            t4 = (q.rate - p.rate) * (p.concentration / p.rate)
            return t1 + t2 + t3 + t4

        def kl_beta(p, q):
            sum_p = p.concentration1 + p.concentration0
            sum_q = q.concentration1 + q.concentration0
            t1 = q.concentration1.lgamma() + q.concentration0.lgamma() + sum_p.lgamma()
            t2 = p.concentration1.lgamma() + p.concentration0.lgamma() + sum_q.lgamma()
            t3 = (p.concentration1 - q.concentration1) * torch.digamma(p.concentration1)
            t4 = (p.concentration0 - q.concentration0) * torch.digamma(p.concentration0)
            t5 = (sum_q - sum_p) * torch.digamma(sum_p)
            return t1 - t2 + t3 + t4 + t5

        def kl_dirichlet(p, q):
            sum_p = p.concentration.sum(-1)
            sum_q = q.concentration.sum(-1)
            t1 = sum_p.lgamma() - sum_q.lgamma()
            t2 = (p.concentration.lgamma() - q.concentration.lgamma()).sum(-1)
            t3 = p.concentration - q.concentration
            t4 = p.concentration.digamma() - sum_p.digamma().unsqueeze(-1)
            return t1 - t2 + (t3 * t4).sum(-1)

        def kl_multivariate(p, q):
            if p.event_shape != q.event_shape:
                raise ValueError(
                    'KL-divergence between two Multivariate Normals with different event shapes cannot be computed')
            half_p = p._scale.diagonal(dim1=-2, dim2=-1).log().sum(-1)
            half1 = q._scale.diagonal(dim1=-2, dim2=-1).log().sum(-1) - half_p
            solved = torch.linalg.solve(q._scale, p._scale)
            t2 = solved.pow(2).sum(-1).sum(-1)
            t3 = q._distance(q.loc - p.loc)
            return half1 + 0.5 * (t2 + t3 - p.event_shape[0])

        def kl_independent(p, q):
            if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
                raise NotImplementedError
            return p._reduced(kl_divergence(p.base_dist, q.base_dist))

        formulas = [
            (Normal, kl_normal), (Bernoulli, kl_bernoulli), (Categorical, kl_categorical), (Uniform, kl_uniform),
            (Exponential, kl_exponential), (Laplace, kl_laplace), (Poisson, kl_poisson), (Gamma, kl_gamma),
            (Beta, kl_beta), (Dirichlet, kl_dirichlet), (MultivariateNormal, kl_multivariate),
            (Independent, kl_independent)]
        registered = []

        def register_kl(type_p, type_q):
            def decorator(function):
                registered.append((type_p, type_q, function))
                return function
            return decorator

        def kl_divergence(p, q):
            for type_p, type_q, function in registered:
                if isinstance(p, type_p) and isinstance(q, type_q):
                    return function(p, q)
            for cls, function in formulas:
                if isinstance(p, cls) and isinstance(q, cls):
                    return function(p, q)
            if isinstance(p, LogNormal) and isinstance(q, LogNormal):
                return kl_normal(p.base_dist, q.base_dist)
            from torch.distributions._divergences import find
            further = find(p, q)
            if further is not None:
                return further(p, q)
            raise NotImplementedError(
                f'No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}')

        def _standard_normal(shape, dtype, device=None):
            return standard_normal(shape, dtype)

        def lazy_property(function):
            return property(function)

        def tril_matrix_to_vec(mat, diag=0):
            size = mat.shape[-1]
            if diag < -size or diag >= size:
                raise ValueError(f'diag ({diag}) provided is outside [{-size}, {size - 1}].')
            return mat[..., torch.ones(size, size, dtype=torch.bool).tril(diag)]

        def vec_to_tril_matrix(vec, diag=0):
            root = ((1 + 2 * diag) ** 2 + 8 * vec.shape[-1] + 4 * abs(diag) * (diag + 1)) ** 0.5
            size = (-(1 + 2 * diag) + root) / 2
            if round(size) - size > torch.finfo(vec.dtype).eps:
                raise ValueError(f'The size of last dimension is {vec.shape[-1]} which cannot be expressed as ' +
                                 'the lower triangular part of a square D x D matrix.')
            size = round(size)
            mat = vec.new_zeros(vec.shape[:-1] + Size((size, size)))
            mat[..., torch.ones(size, size, dtype=torch.bool).tril(diag)] = vec
            return mat

        tools = {
            'broadcast_all': broadcast_all, 'clamp_probs': clamp_probs, 'probs_to_logits': probs_to_logits,
            'logits_to_probs': logits_to_probs, '_standard_normal': _standard_normal, 'lazy_property': lazy_property,
            'tril_matrix_to_vec': tril_matrix_to_vec, 'vec_to_tril_matrix': vec_to_tril_matrix,
            'euler_constant': 0.57721566490153286060}
        constraints = {
            'interval': lambda low, high: _Interval(lower_bound=low, upper_bound=high),
            'half_open_interval': lambda low, high: _HalfOpenInterval(lower_bound=low, upper_bound=high),
            'integer_interval': lambda low, high: _IntegerInterval(lower_bound=low, upper_bound=high),
            'greater_than': lambda low: _GreaterThan(lower_bound=low),
            'greater_than_eq': lambda low: _GreaterThanEq(lower_bound=low),
            'less_than': lambda high: _LessThan(upper_bound=high), 'independent': _IndependentConstraint,
            'cat': _Cat, 'stack': _Stack, 'mixture': _MixtureConstraint, 'corr_cholesky': _CorrCholesky(),
            'one_hot': _OneHot(), 'dependent': dependent, 'positive_integer': _IntegerGreaterThan(lower_bound=1),
            'real': real, 'boolean': boolean, 'positive': positive, 'nonnegative': nonnegative,
            'nonnegative_integer': nonnegative_integer, 'unit_interval': unit_interval, 'simplex': simplex,
            'real_vector': real_vector, 'positive_definite': positive_definite, 'lower_cholesky': lower_cholesky,
            'Constraint': Constraint, 'square': _Square(), 'symmetric': _Symmetric(),
            'positive_semidefinite': _PositiveSemidefinite(), 'lower_triangular': _LowerTriangular(),
            'multinomial': _Multinomial, 'is_dependent': lambda constraint: isinstance(constraint, type(dependent))}
        return {
            'Distribution': Distribution, 'Normal': Normal, 'Laplace': Laplace, 'Cauchy': Cauchy,
            'LogNormal': LogNormal,
            'HalfNormal': HalfNormal, 'Uniform': Uniform, 'Exponential': Exponential, 'Gamma': Gamma, 'Chi2': Chi2,
            'Dirichlet': Dirichlet, 'Beta': Beta, 'Bernoulli': Bernoulli, 'Geometric': Geometric, 'Binomial': Binomial,
            'Poisson': Poisson, 'Categorical': Categorical, 'OneHotCategorical': OneHotCategorical,
            'Multinomial': Multinomial, 'MultivariateNormal': MultivariateNormal, 'Independent': Independent,
            'kl_divergence': kl_divergence, 'register_kl': register_kl, '_constraints': constraints, '_tools': tools}

    """#
}
