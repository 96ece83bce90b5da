// Factors of symmetric matrices that need not be definite (LDL, with pivots of one or two rows), and other factorisations that
// are written with those of `torch.linalg`. In Python, our own text. Numbers are computed in double precision.

import PythonRuntime

enum SymmetricFactorsSource {
  /// What `torch` shows of the module.
  static let names = ["lu", "lobpcg"]
  /// What `torch.linalg` shows of it.
  static let linalgNames = ["ldl_factor", "ldl_factor_ex", "ldl_solve"]

  static let module = NativeModule("torch._matrices", functions: ComposedSource.rows) { (vm, module) throws(PyError) in
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    vm.setMember(module, "math", Value(try vm.importModule("math")))
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    def load(torch, math, _return_type, _shown, _hidden_as, _warn_once, RuntimeError, ValueError, NotImplementedError, tuple, range,
             max, abs, zip):
        import warnings

        members = {}

        def member(function):
            members[function.__name__] = function
            return function

        # Matrices.

        @member
        def lu(A, pivot=True, get_infos=False, out=None):
            _warn_once('oldLU')
            LU, pivots, infos = torch.linalg.lu_factor_ex(A, pivot=pivot)
            if get_infos:
                return LU, pivots, infos
            return LU, pivots

        def factor_symmetric(a):
            # Bunch and Kaufman's way on the lower triangle: pivots of one or two rows, with exchanges.
            n = a.shape[-1]
            pivots = [0] * n
            limit = (1 + math.sqrt(17)) / 8
            info = 0
            k = 0

            whole = torch.where(torch.ones(n, n, dtype=torch.bool).tril(), a, a.mT)
            rows = whole.tolist()
            while k < n:
                step, place = 1, k
                largest = abs(rows[k][k])
                below = [(abs(rows[i][k]), -i) for i in range(k + 1, n)]
                column, where = max(below) if below else (0.0, -k)
                where = -where
                if max(largest, column) == 0:
                    info = info or k + 1
                elif largest < limit * column:
                    across = max([abs(rows[where][j]) for j in range(k, n) if j != where])
                    if largest >= limit * column * (column / across):
                        place = k
                    elif abs(rows[where][where]) >= limit * across:
                        place = where
                    else:
                        step, place = 2, where
                target = k + step - 1
                if place != target:
                    for j in range(k, n):
                        rows[target][j], rows[place][j] = rows[place][j], rows[target][j]
                    for i in range(k, n):
                        rows[i][target], rows[i][place] = rows[i][place], rows[i][target]
                if max(largest, column) != 0:
                    if step == 1:
                        head = rows[k][k]
                        factors = [rows[i][k] / head for i in range(k + 1, n)]
                        for i in range(k + 1, n):
                            for j in range(k + 1, n):
                                rows[i][j] -= factors[i - k - 1] * rows[k][j]
                        for i in range(k + 1, n):
                            rows[i][k] = factors[i - k - 1]
                    elif k < n - 2:
                        p, q, r = rows[k][k], rows[k + 1][k], rows[k + 1][k + 1]
                        determinant = p * r - q * q
                        factors = [((rows[i][k] * r - rows[i][k + 1] * q) / determinant,
                                    (rows[i][k + 1] * p - rows[i][k] * q) / determinant) for i in range(k + 2, n)]
                        for i in range(k + 2, n):
                            for j in range(k + 2, n):
                                rows[i][j] -= factors[i - k - 2][0] * rows[k][j] + factors[i - k - 2][1] * rows[k + 1][j]
                        for i in range(k + 2, n):
                            rows[i][k], rows[i][k + 1] = factors[i - k - 2]
                if step == 1:
                    pivots[k] = place + 1
                else:
                    pivots[k] = pivots[k + 1] = -(place + 1)
                k += step
            return torch.tensor(rows, dtype=torch.float64).reshape(n, n).tril(), pivots, info

        def ldl(A):
            name = 'torch.linalg.ldl_factor_ex'
            if A.dim() < 2:
                raise RuntimeError(f'{name}: The input tensor A must have at least 2 dimensions.')
            if A.shape[-1] != A.shape[-2]:
                raise RuntimeError(f'{name}: A must be batches of square matrices, but they are {A.shape[-2]} by {A.shape[-1]} matrices')
            if not A.is_floating_point() and not A.is_complex():
                kind = A.type().split('.')[-1][:-6]
                raise RuntimeError(f'{name}: Expected a floating point or complex tensor as input. Got {kind}')
            if A.dtype in (torch.float16, torch.bfloat16):
                kind = 'Half' if A.dtype == torch.float16 else 'BFloat16'
                raise NotImplementedError(f'"ldl_factor_kernel_cpu" not implemented for \'{kind}\'')
            whole = _shown(A)
            found = factor_all(whole, name)
            return found if whole is A else [_hidden_as(part, A) for part in found]

        def factor_all(A, name):
            if A.is_complex():
                raise NotImplementedError(f'{name} of complex matrices is not supported yet; use torch.linalg.lu_factor')
            n = A.shape[-1]
            flat = A.detach().double().reshape(-1, n, n)
            found = [factor_symmetric(a) for a in flat]
            LD = torch.stack([f[0] for f in found]).reshape(A.shape).to(A.dtype) if found else torch.empty_like(A)
            pivots = torch.tensor([f[1] for f in found], dtype=torch.int32).reshape(A.shape[:-1])
            info = torch.tensor([f[2] for f in found], dtype=torch.int32).reshape(A.shape[:-2])
            return LD, pivots, info

        @member
        def ldl_factor(A, *, hermitian=False, out=None):
            LD, pivots, info = ldl(A)
            return _return_type('linalg_ldl_factor', ('LD', 'pivots'), (LD, pivots), out)

        @member
        def ldl_factor_ex(A, *, hermitian=False, check_errors=False, out=None):
            LD, pivots, info = ldl(A)
            return _return_type('linalg_ldl_factor_ex', ('LD', 'pivots', 'info'), (LD, pivots, info), out)

        def solve_symmetric(LD, pivots, B):
            n = LD.shape[-1]
            pivots = pivots.tolist()
            x = B.clone()
            l = LD.double().tril(-1)
            blocks = []
            k = 0
            while k < n:
                if pivots[k] > 0:
                    first, second, step = k, pivots[k] - 1, 1
                else:
                    first, second, step = k + 1, -pivots[k] - 1, 2
                    l[k + 1, k] = 0
                blocks.append((k, step, first, second))
                k += step
            for k, step, first, second in blocks:
                if first != second:
                    x[[first, second]] = x[[second, first]]
                x[k + step:] -= l[k + step:, k:k + step] @ x[k:k + step]
            for k, step, first, second in blocks:
                d = LD[k:k + step, k:k + step].double().tril()
                d = d + d.tril(-1).mT
                x[k:k + step] = torch.linalg.solve(d, x[k:k + step])
            for k, step, first, second in blocks[::-1]:
                x[k:k + step] -= l[k + step:, k:k + step].mT @ x[k + step:]
                if first != second:
                    x[[first, second]] = x[[second, first]]
            return x

        @member
        def ldl_solve(LD, pivots, B, *, hermitian=False, out=None):
            n = LD.shape[-1]
            batch = torch.broadcast_shapes(LD.shape[:-2], B.shape[:-2])
            left = LD.detach().expand(batch + (n, n)).reshape(-1, n, n)
            marks = pivots.expand(batch + (n,)).reshape(-1, n)
            right = B.detach().double().expand(batch + B.shape[-2:]).reshape((-1,) + tuple(B.shape[-2:]))
            found = [solve_symmetric(a, p, b) for a, p, b in zip(left, marks, right)]
            return torch.stack(found).reshape(batch + B.shape[-2:]).to(B.dtype)

        @member
        def lobpcg(A, k=None, B=None, X=None, n=None, iK=None, niter=None, tol=None, largest=None, method=None, tracker=None,
                   ortho_iparams=None, ortho_fparams=None, ortho_bparams=None):
            size = A.shape[-1]
            count = k if k is not None else (1 if X is None else X.shape[-1])
            if size < 3 * count:
                raise ValueError(f'LPBPCG algorithm is not applicable when the number of A rows (={size}) is smaller than 3 x the '
                                 f'number of requested eigenpairs (={count})')
            symmetric = (A + A.mT) / 2 if A.requires_grad else A
            if B is not None:
                L = torch.linalg.cholesky(B)
                half = torch.linalg.solve_triangular(L, symmetric, upper=False)
                symmetric = torch.linalg.solve_triangular(L, half.mT, upper=False)
            values, vectors = torch.linalg.eigh(symmetric)
            if largest is None or largest:
                values, vectors = values.flip(-1)[..., :count], vectors.flip(-1)[..., :count]
            else:
                values, vectors = values[..., :count], vectors[..., :count]
            if B is not None:
                vectors = torch.linalg.solve_triangular(L.mT, vectors, upper=True)
            return values, vectors

        return members
    """#
}
