// `torch.testing`: comparisons that say where and by how much two things differ. Our own text over the tensors' operations.

import PythonRuntime

enum TestingSource {
  static let module = NativeModule("torch.testing") { (vm, module) throws(PyError) in
    try vm.loadSource(text, into: module)
  }

  static let text = #"""
    def load(isinstance, float, int, bool, complex, tuple, list, dict, len, range, type, sorted, set, abs, max, callable, any,
             AssertionError, TypeError, ValueError, NotImplementedError):
        import math
        import torch

        tolerances = {
            torch.float16: (1e-3, 1e-5), torch.bfloat16: (1.6e-2, 1e-5), torch.float32: (1.3e-6, 1e-5),
            torch.float64: (1e-7, 1e-7), torch.complex64: (1.3e-6, 1e-5), torch.complex128: (1e-7, 1e-7)}
        numbers = {int: torch.int64, float: torch.float64, complex: torch.complex128}

        class Options:
            """What `assert_close` was asked for."""

            def __init__(self, rtol, atol, equal_nan, check_dtype, check_stride):
                if (rtol is None) != (atol is None):
                    missing = 'rtol' if rtol is None else 'atol'
                    raise ValueError(
                        f"Both 'rtol' and 'atol' must be either specified or omitted, but got no {missing}.")
                self.rtol = rtol
                self.atol = atol
                self.equal_nan = equal_nan
                self.check_dtype = check_dtype
                self.check_stride = check_stride

            def bounds(self, *dtypes):
                if self.rtol is not None:
                    return self.rtol, self.atol
                known = [tolerances.get(dtype, (0.0, 0.0)) for dtype in dtypes]
                return max([one[0] for one in known]), max([one[1] for one in known])

        def fail(text, path):
            place = '' if not path else '\n\nThe failure occurred for item ' + ''.join([f'[{one!r}]' for one in path])
            raise AssertionError(text + place)

        def bound(value, exact):
            return '' if exact else f' (up to {value} allowed)'

        def compare_numbers(actual, expected, options, path):
            rtol, atol = options.bounds(
                *[numbers[type(one)] if type(one) in numbers else torch.float64 for one in (actual, expected)])
            compare_scalars(actual, expected, rtol, atol, options, path)

        def compare_scalars(actual, expected, rtol, atol, options, path):
            if actual == expected:
                return
            if options.equal_nan and actual != actual and expected != expected:
                return
            difference = abs(actual - expected)
            if math.isfinite(difference) and difference <= atol + rtol * abs(expected):
                return
            exact = rtol == 0 and atol == 0
            relative = difference / abs(expected) if expected != 0 else math.inf
            fail(
                f'Scalars are not {"equal" if exact else "close"}!\n\nExpected {expected} but got {actual}.\n'
                f'Absolute difference: {difference}{bound(atol, exact)}\n'
                f'Relative difference: {relative}{bound(rtol, exact)}', path)

        def place_of(index, shape):
            found = []
            for size in list(shape)[::-1]:
                found.append(index % size)
                index = index // size
            return tuple(found[::-1])

        def compare_tensors(actual, expected, options, path):
            def attributes(name, a, b):
                fail(f"The values for attribute '{name}' do not match: {a} != {b}.", path)

            if actual.shape != expected.shape:
                attributes('shape', actual.shape, expected.shape)
            if options.check_dtype and actual.dtype != expected.dtype:
                attributes('dtype', actual.dtype, expected.dtype)
            if options.check_stride and actual.stride() != expected.stride():
                attributes('stride()', actual.stride(), expected.stride())
            rtol, atol = options.bounds(actual.dtype, expected.dtype)
            actual, expected = actual.detach(), expected.detach()
            if actual.dtype != expected.dtype:
                common = torch.promote_types(actual.dtype, expected.dtype)
                actual, expected = actual.to(common), expected.to(common)
            matches = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=options.equal_nan)
            if matches.all():
                return
            if actual.numel() == 1 and actual.dim() == 0:
                compare_scalars(actual.item(), expected.item(), rtol, atol, options, path)
                return
            if actual.dtype == torch.bool:
                actual, expected = actual.long(), expected.long()
            count = matches.numel()
            wrong = count - int(matches.sum())
            flat = matches.flatten()
            difference = torch.abs(actual - expected).flatten()
            difference[flat] = 0
            largest, where = torch.max(difference, 0)
            relative = difference / torch.abs(expected).flatten()
            relative[flat] = 0
            largest_relative, where_relative = torch.max(relative, 0)
            exact = rtol == 0 and atol == 0
            shape = actual.shape
            fail(
                f'Tensor-likes are not {"equal" if exact else "close"}!\n\n'
                f'Mismatched elements: {wrong} / {count} ({wrong / count:.1%})\n'
                f'Greatest absolute difference: {largest.item()} at index {place_of(where.item(), shape)}'
                f'{bound(atol, exact)}\n'
                f'Greatest relative difference: {largest_relative.item()} at index '
                f'{place_of(where_relative.item(), shape)}{bound(rtol, exact)}', path)

        def compare(actual, expected, options, path):
            if isinstance(actual, (tuple, list)) and isinstance(expected, (tuple, list)):
                if len(actual) != len(expected):
                    fail(f'The length of the sequences mismatch: {len(actual)} != {len(expected)}', path)
                for index in range(len(actual)):
                    compare(actual[index], expected[index], options, path + [index])
            elif isinstance(actual, dict) and isinstance(expected, dict):
                missing = [key for key in expected if key not in actual]
                more = [key for key in actual if key not in expected]
                if missing or more:
                    fail(
                        'The keys of the mappings do not match:\n'
                        f'Missing keys in the actual mapping: {sorted(missing)}\n'
                        f'Additional keys in the actual mapping: {sorted(more)}', path)
                for key in actual:
                    compare(actual[key], expected[key], options, path + [key])
            elif actual is None or expected is None:
                if actual is not expected:
                    fail(f'None mismatch: {actual} is not {expected}', path)
            elif isinstance(actual, bool) and isinstance(expected, bool):
                if actual is not expected:
                    fail(f'Booleans mismatch: {actual} is not {expected}', path)
            elif isinstance(actual, (int, float, complex)) and isinstance(expected, (int, float, complex)):
                compare_numbers(actual, expected, options, path)
            elif isinstance(actual, torch.Tensor) and isinstance(expected, torch.Tensor):
                compare_tensors(actual, expected, options, path)
            else:
                raise TypeError(
                    f'No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}.')

        def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False,
                         check_device=True, check_dtype=True, check_layout=True, check_stride=False, msg=None):
            try:
                compare(actual, expected, Options(rtol, atol, equal_nan, check_dtype, check_stride), [])
                return None
            except AssertionError as error:
                text = error.args[0]
            if msg is not None:
                text = msg(text) if callable(msg) else msg
            raise AssertionError(text)

        def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True, msg=''):
            def tensor(value):
                return value if isinstance(value, torch.Tensor) else torch.tensor(value)

            assert_close(
                tensor(actual), tensor(expected), rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=False,
                msg=msg or None)

        def make_tensor(*shape, dtype, device='cpu', low=None, high=None, requires_grad=False, noncontiguous=False,
                        exclude_zero=False):
            if len(shape) == 1 and not isinstance(shape[0], int):
                shape = tuple(shape[0])
            if dtype == torch.bool:
                result = torch.randint(0, 2, shape, dtype=dtype)
            elif dtype.is_floating_point:
                result = torch.empty(shape, dtype=dtype).uniform_(-9 if low is None else low, 9 if high is None else high)
            elif dtype.is_complex:
                raise NotImplementedError('make_tensor of complex numbers is not supported yet; use torch.complex')
            else:
                low = (0 if dtype == torch.uint8 else -9) if low is None else low
                result = torch.randint(low, 10 if high is None else high, shape, dtype=dtype)
            if exclude_zero:
                result[result == 0] = 1
            if noncontiguous and result.numel() > 1:
                result = torch.repeat_interleave(result, 2, dim=-1)[..., ::2]
            return result.requires_grad_(requires_grad) if requires_grad else result

        return {'assert_close': assert_close, 'assert_allclose': assert_allclose, 'make_tensor': make_tensor}

    """#
}
