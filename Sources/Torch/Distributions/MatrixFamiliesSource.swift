// The Python half of further distributions, last part: of matrices (LKJ, Wishart), and the members of the module. Our own text.

enum MatrixFamiliesSource {
  static let text = #"""
        def factor_of_inverse(matrix):
            # The lower factor of the inverse, without forming it: the flipped factor of the flipped matrix, inverted.
            turned = torch.linalg.cholesky(torch.flip(matrix, (-2, -1)))
            upper = torch.flip(turned, (-2, -1)).mT
            identity = torch.eye(matrix.shape[-1], dtype=matrix.dtype)
            return torch.linalg.solve_triangular(upper, identity, upper=False)

        class LKJCholesky(Distribution):
            arg_constraints = {'concentration': constraints.positive}

            def __init__(self, dim, concentration=1.0, validate_args=None):
                if dim < 2:
                    raise ValueError(f'Expected dim to be an integer greater than or equal to 2. Found dim={dim}.')
                self.dim = dim
                self.concentration, = broadcast_all(concentration)
                offset = torch.arange(dim - 1, dtype=self.concentration.dtype)
                offset = torch.cat([offset.new_zeros((1,)), offset])
                marginal = self.concentration + 0.5 * (dim - 2)
                self._beta = Beta(offset + 0.5, marginal.unsqueeze(-1) - 0.5 * offset)
                Distribution.__init__(self, self.concentration.size(), Size((dim, dim)), validate_args=validate_args)

            def expand(self, batch_shape):
                return LKJCholesky(self.dim, self.concentration.expand(batch_shape), validate_args=False)

            def _support(self):
                return constraints.corr_cholesky

            def sample(self, sample_shape=Size()):
                # Rows of the factor one after the other: a direction, and how far from the diagonal it leads.
                with torch.no_grad():
                    y = self._beta.sample(sample_shape).unsqueeze(-1)
                    normal = torch.randn(self._extended_shape(sample_shape), dtype=y.dtype).tril(-1)
                    directions = normal / normal.norm(dim=-1, keepdim=True)
                    directions[..., 0, :].fill_(0.0)
                    w = torch.sqrt(y) * directions
                    rest = torch.clamp(1 - torch.sum(w ** 2, dim=-1), min=torch.finfo(w.dtype).tiny).sqrt()
                    w += torch.diag_embed(rest)
                    return w

            def log_prob(self, value):
                self._validate_sample(value)
                diagonal = value.diagonal(dim1=-1, dim2=-2)[..., 1:]
                order = torch.arange(2, self.dim + 1)
                order = 2 * (self.concentration - 1).unsqueeze(-1) + self.dim - order
                density = torch.sum(order * diagonal.log(), dim=-1)
                less = self.dim - 1
                alpha = self.concentration + 0.5 * less
                constant = 0.5 * less * math.log(math.pi)
                return density - (constant + torch.mvlgamma(alpha - 0.5, less) - torch.lgamma(alpha) * less)

        class Wishart(Distribution):
            has_rsample = True

            @property
            def arg_constraints(self):
                return {
                    'covariance_matrix': constraints.positive_definite, 'precision_matrix': constraints.positive_definite,
                    'scale_tril': constraints.lower_cholesky, 'df': constraints.greater_than(self.event_shape[-1] - 1)}

            def __init__(self, df, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
                given = [('covariance_matrix', covariance_matrix), ('precision_matrix', precision_matrix),
                         ('scale_tril', scale_tril)]
                given = [(name, value) for name, value in given if value is not None]
                if len(given) != 1:
                    raise AssertionError(
                        'Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.')
                name, matrix = given[0]
                if matrix.dim() < 2:
                    raise ValueError('scale_tril must be at least two-dimensional, with optional leading batch dimensions')
                if is_number(df):
                    batch_shape = Size(matrix.shape[:-2])
                    self.df = torch.tensor(df, dtype=matrix.dtype)
                else:
                    batch_shape = torch.broadcast_shapes(matrix.shape[:-2], df.shape)
                    self.df = df.expand(batch_shape)
                event_shape = matrix.shape[-2:]
                size = event_shape[-1]
                if self.df.le(size - 1).any():
                    raise ValueError(f'Value of df={df} expected to be greater than ndim - 1 = {size - 1}.')
                setattr(self, name, matrix.expand(batch_shape + (-1, -1)))
                if self.df.lt(size).any():
                    warn('Low df values detected. Singular samples are highly likely to occur for ndim - 1 < df < ndim.')
                Distribution.__init__(self, batch_shape, event_shape, validate_args=validate_args)
                if name == 'scale_tril':
                    self._factor = scale_tril
                elif name == 'covariance_matrix':
                    self._factor = torch.linalg.cholesky(covariance_matrix)
                else:
                    self._factor = factor_of_inverse(precision_matrix)
                steps = torch.arange(size, dtype=self._factor.dtype).expand(batch_shape + (-1,))
                self._chi2 = Chi2(self.df.unsqueeze(-1) - steps)

            def expand(self, batch_shape):
                shape = Size(batch_shape) + self.event_shape
                new = Wishart(self.df.expand(batch_shape), scale_tril=self._factor.expand(shape), validate_args=False)
                for name in ['covariance_matrix', 'precision_matrix']:
                    if name in self.__dict__:
                        setattr(new, name, self.__dict__[name].expand(shape))
                return new

            def _support(self):
                return constraints.positive_definite

            def _whole(self, matrix):
                return matrix.expand(self.batch_shape + self.event_shape)

            def _lazy_scale_tril(self):
                return self._whole(self._factor)

            def _lazy_covariance_matrix(self):
                return self._whole(self._factor @ self._factor.mT)

            def _lazy_precision_matrix(self):
                identity = torch.eye(self.event_shape[-1], dtype=self._factor.dtype)
                return self._whole(torch.cholesky_solve(identity, self._factor))

            def _df_of_matrices(self):
                return self.df.view(self.batch_shape + (1, 1))

            def _mean(self):
                return self._df_of_matrices() * self.covariance_matrix

            def _mode(self):
                factor = self.df - self.covariance_matrix.shape[-1] - 1
                factor[factor <= 0] = nan
                return factor.view(self.batch_shape + (1, 1)) * self.covariance_matrix

            def _variance(self):
                v = self.covariance_matrix
                diagonal = v.diagonal(dim1=-2, dim2=-1)
                return self._df_of_matrices() * (v.pow(2) + torch.einsum('...i,...j->...ij', diagonal, diagonal))

            def _draw(self, sample_shape):
                # Bartlett: a triangle of chi and normal numbers, seen through the factor.
                size = self.event_shape[-1]
                chi = self._chi2.rsample(sample_shape).sqrt()
                noise = chi.clamp(min=torch.finfo(chi.dtype).eps).diag_embed(dim1=-2, dim2=-1)
                i, j = torch.tril_indices(size, size, offset=-1)
                count = size * (size - 1) // 2
                noise[..., i, j] = torch.randn(Size(sample_shape) + self.batch_shape + (count,), dtype=noise.dtype)
                half = self._factor @ noise
                return half @ half.mT

            def rsample(self, sample_shape=Size(), max_try_correction=10):
                sample_shape = Size(sample_shape)
                sample = self._draw(sample_shape)
                batch = [-(place + 1) for place in range(len(self.batch_shape))]

                def among_batch(marks):
                    return marks.amax(batch) if batch else marks

                # The reference asks here for what is *not* singular, warns of it and draws anew.
                again = among_batch(constraints.positive_definite.check(sample))
                if again.any():
                    warn('Singular sample detected.')
                    for attempt in range(max_try_correction):
                        fresh = self._draw(again[again].shape)
                        sample[again] = fresh
                        still = among_batch(~constraints.positive_definite.check(fresh))
                        again[again.clone()] = still
                        if not again.any():
                            break
                return sample

            def log_prob(self, value):
                self._validate_sample(value)
                nu, p = self.df, self.event_shape[-1]
                logs = self._factor.diagonal(dim1=-2, dim2=-1).log().sum(-1)
                trace = torch.cholesky_solve(value, self._factor).diagonal(dim1=-2, dim2=-1).sum(dim=-1)
                first = -nu * (p * math.log(2) / 2 + logs) - torch.mvlgamma(nu / 2, p=p)
                return first + (nu - p - 1) / 2 * torch.linalg.slogdet(value).logabsdet - trace / 2

            def entropy(self):
                nu, p = self.df, self.event_shape[-1]
                logs = self._factor.diagonal(dim1=-2, dim2=-1).log().sum(-1)
                half = nu / 2
                steps = torch.arange(p, dtype=half.dtype).div(2).expand(half.shape + (-1,))
                digamma = torch.digamma(half.unsqueeze(-1) - steps).sum(-1)
                first = (p + 1) * (p * math.log(2) / 2 + logs) + torch.mvlgamma(half, p=p)
                return first - (nu - p - 1) / 2 * digamma + nu * p / 2

        def kl_continuous_bernoulli(p, q):
            t1 = p.mean * (p.logits - q.logits)
            t2 = p._log_norm() + torch.log1p(-p.probs)
            return t1 + t2 - q._log_norm() - torch.log1p(-q.probs)

        register_kl(ContinuousBernoulli, ContinuousBernoulli)(kl_continuous_bernoulli)

        members = [
            Gumbel, Weibull, Pareto, HalfCauchy, InverseGamma, Kumaraswamy, LogisticNormal, StudentT, FisherSnedecor,
            NegativeBinomial, LogitRelaxedBernoulli, RelaxedBernoulli, ExpRelaxedCategorical, RelaxedOneHotCategorical,
            OneHotCategoricalStraightThrough, MixtureSameFamily, LowRankMultivariateNormal, VonMises, ContinuousBernoulli,
            GeneralizedPareto, LKJCholesky, Wishart]
        return {member.__name__: member for member in members}

    """#
}
