// `gradcheck` and `gradgradcheck` in Python: analytical Jacobians against finite differences.

import PythonRuntime

enum GradientCheckSource {
  static let module = NativeModule("torch.autograd.gradcheck") { (vm, module) throws(PyError) in
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    let error = vm.makeExceptionClass(
      "GradcheckError", module: "torch.autograd.gradcheck", base: vm.exceptionClass(.runtimeError))
    vm.keepForever(Value(error))
    vm.setMember(module, "GradcheckError", Value(error))
    try vm.shareMember("warnings", "warn", with: module)
    try SourceModules.load(vm, module, text)
    // The function is what the name means on the package.
    let parent = try vm.importModule("torch.autograd")
    vm.setMember(parent, "gradcheck", module.attributes.get(vm.intern("gradcheck")))
  }

  static let text = #"""
    def load(torch, warn, GradcheckError, isinstance, tuple, list, len, zip, enumerate, range, ValueError, any):
        def _tuple(values):
            if isinstance(values, tuple):
                return values
            if isinstance(values, list):
                return tuple(values)
            return (values,)

        def _is_input(value):
            return torch.is_tensor(value) and value.requires_grad

        def _outputs(func, inputs):
            return tuple([out for out in _tuple(func(*inputs)) if torch.is_tensor(out) and out.is_floating_point()])

        def _differentiable(outputs):
            return tuple([out for out in outputs if out.requires_grad])

        def _numerical(func, inputs, targets, eps):
            # One matrix for each input and output: rows are input elements, columns output elements.
            result = []
            for target in targets:
                data = target.data
                columns = None
                for place in torch.ones(data.shape).nonzero().tolist():
                    place = tuple(place)
                    before = data[place].item()
                    data[place] = before - eps
                    low = [out.clone() for out in _outputs(func, inputs)]
                    data[place] = before + eps
                    high = [out.clone() for out in _outputs(func, inputs)]
                    data[place] = before
                    slopes = [((b - a) / (2 * eps)).detach().reshape(-1) for a, b in zip(low, high)]
                    if columns is None:
                        columns = [[] for _ in slopes]
                    for column, slope in zip(columns, slopes):
                        column.append(slope)
                result.append([torch.stack(column) for column in columns] if columns else [])
            return result

        def _analytical(output, targets):
            rows = [[] for _ in targets]
            for position in range(output.numel()):
                weight = torch.zeros(output.numel(), dtype=output.dtype)
                weight[position] = 1
                weight = weight.view(output.shape)
                grads = torch.autograd.grad(output, targets, weight, retain_graph=True, allow_unused=True)
                for row, grad, target in zip(rows, grads, targets):
                    row.append(torch.zeros_like(target) if grad is None else grad)
            result = []
            for row, target in zip(rows, targets):
                for grad in row:
                    if grad.shape != target.shape:
                        raise GradcheckError("backward returned a gradient of the wrong size")
                if row:
                    result.append(torch.stack([grad.reshape(-1) for grad in row], 1))
                else:
                    result.append(torch.zeros(target.numel(), 0, dtype=output.dtype))
            return result

        def _mismatch(analytical, numerical, output_number, input_number):
            return (f"Jacobian mismatch for output {output_number} with respect to input {input_number},\n"
                    f"numerical:{numerical}\nanalytical:{analytical}\n")

        warned = []

        def _check(func, inputs, eps, atol, rtol, nondet_tol, check_undefined):
            if not any([_is_input(value) for value in inputs]):
                raise ValueError(
                    "gradcheck expects at least one input tensor to require gradient, but none of them have "
                    "requires_grad=True.")
            targets = tuple([value for value in inputs if _is_input(value)])
            for number, value in enumerate(inputs):
                if _is_input(value) and value.dtype not in (torch.float64, torch.complex128) and number not in warned:
                    # The reference warns from a line of its own: once for each text.
                    warned.append(number)
                    warn(f"Input #{number} requires gradient and is not a double precision floating point or complex. This "
                         "check will likely fail if all the inputs are not of double precision floating point or complex. ",
                         stacklevel=2)
            for value in targets:
                value.retain_grad()
            outputs = _outputs(func, inputs)
            differentiable = _differentiable(outputs)
            if not differentiable:
                numerical = _numerical(func, inputs, targets, eps)
                for number, row in enumerate(numerical):
                    for jacobian in row:
                        if torch.ne(jacobian, 0).sum() > 0:
                            raise GradcheckError("Numerical gradient for function expected to be zero")
                return
            numerical = _numerical(func, inputs, targets, eps)
            numbers = [number for number, out in enumerate(outputs) if out.requires_grad]
            for number in numbers:
                output = outputs[number]
                analytical = _analytical(output, targets)
                again = _analytical(output, targets)
                for place, (jacobian, second) in enumerate(zip(analytical, again)):
                    wanted = numerical[place][number] if numerical[place] else jacobian
                    if jacobian.numel() and not torch.allclose(jacobian, wanted.to(jacobian.dtype), rtol=rtol, atol=atol):
                        raise GradcheckError(_mismatch(jacobian, wanted, number, place))
                    if jacobian.numel() and not torch.allclose(jacobian, second, rtol=0, atol=nondet_tol):
                        raise GradcheckError(
                            "Backward is not reentrant, i.e., running backward with same input and grad_output multiple "
                            "times gives different values, although analytical gradient matches numerical gradient. The "
                            f"tolerance for nondeterminism was {nondet_tol}.\n\nNOTE: If your op relies on "
                            "non-deterministic operations i.e., it is listed here:\n"
                            "https://pytorch.org/docs/stable/generated/torch.use_deterministic_algorithms.html\n"
                            "this failure might be expected.")

        def _of_real_numbers(func, inputs):
            # A function of complex numbers as one of their parts.
            marks = [torch.is_tensor(value) and value.is_complex() for value in inputs]
            if not any(marks):
                return func, inputs

            def parts(value):
                return torch.view_as_real(value.detach().resolve_conj()).clone().requires_grad_(value.requires_grad)

            def whole(*values):
                return func(*[torch.view_as_complex(v) if mark else v for v, mark in zip(values, marks)])

            return whole, tuple([parts(value) if mark else value for value, mark in zip(inputs, marks)])

        def _with_real_outputs(func):
            def function(*values):
                outputs = _tuple(func(*values))
                return tuple([torch.view_as_real(out.resolve_conj()) if torch.is_tensor(out) and out.is_complex() else out
                              for out in outputs])
            return function

        def gradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, nondet_tol=0.0,
                      check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False,
                      check_batched_forward_grad=False, check_forward_ad=False, check_backward_ad=True, fast_mode=False,
                      masked=None):
            func, inputs = _of_real_numbers(func, _tuple(inputs))
            func = _with_real_outputs(func)
            if raise_exception:
                _check(func, inputs, eps, atol, rtol, nondet_tol, check_undefined_grad)
                return True
            try:
                _check(func, inputs, eps, atol, rtol, nondet_tol, check_undefined_grad)
            except GradcheckError:
                return False
            return True

        def gradgradcheck(func, inputs, grad_outputs=None, *, eps=1e-6, atol=1e-5, rtol=1e-3,
                          gen_non_contig_grad_outputs=False, raise_exception=True, nondet_tol=0.0,
                          check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False,
                          check_fwd_over_rev=False, check_rev_over_rev=True, fast_mode=False, masked=False):
            func, inputs = _of_real_numbers(func, _tuple(inputs))
            func = _with_real_outputs(func)
            if grad_outputs is None:
                outputs = _differentiable(_outputs(func, inputs))
                grad_outputs = tuple([torch.rand_like(out).mul(2).sub(1).requires_grad_() for out in outputs])
            else:
                grad_outputs = _tuple(grad_outputs)
            count = len(grad_outputs)

            def derivative(*args):
                values, weights = args[:-count], args[-count:]
                outputs = _differentiable(_outputs(func, values))
                targets = tuple([value for value in values if _is_input(value)])
                grads = torch.autograd.grad(outputs, targets, weights, create_graph=True, allow_unused=True)
                return tuple([grad for grad in grads if grad is not None])

            return gradcheck(derivative, inputs + grad_outputs, eps=eps, atol=atol, rtol=rtol,
                             raise_exception=raise_exception, nondet_tol=nondet_tol)

        return {'gradcheck': gradcheck, 'gradgradcheck': gradgradcheck}
    """#
}
