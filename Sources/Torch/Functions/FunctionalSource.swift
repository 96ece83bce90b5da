// `torch.autograd.functional` in Python: Jacobians, Hessians and their products with vectors, made of `autograd.grad`.

import PythonRuntime

enum FunctionalSource {
  static let module = NativeModule("torch.autograd.functional") { (vm, module) throws(PyError) in
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    try SourceModules.load(vm, module, text)
  }

  static let text = #"""
    def load(torch, isinstance, tuple, len, type, enumerate, zip, range, RuntimeError, TypeError, ValueError,
             NotImplementedError, AssertionError, list):
        def _as_tuple(values, what, function):
            is_tuple = isinstance(values, tuple)
            if not is_tuple:
                values = (values,)
            for number, value in enumerate(values):
                if not torch.is_tensor(value):
                    if is_tuple:
                        raise TypeError(
                            f"The {what} given to {function} must be either a Tensor or a tuple of Tensors but the value "
                            f"at index {number} has type {type(value)}.")
                    raise TypeError(
                        f"The {what} given to {function} must be either a Tensor or a tuple of Tensors but the given "
                        f"{what} has type {type(value)}.")
            return is_tuple, values

        def _inputs(inputs, create_graph, need_graph=True):
            prepared = []
            for value in inputs:
                if create_graph and value.requires_grad:
                    prepared.append(value.view_as(value))
                else:
                    prepared.append(value.detach().requires_grad_(need_graph))
            return tuple(prepared)

        def _detached(values, keeps):
            if keeps:
                return values
            if isinstance(values, tuple):
                return tuple([_detached(value, False) for value in values])
            return values.detach()

        def _check_vector(v, reference, is_tuple):
            if len(v) != len(reference):
                if is_tuple:
                    raise RuntimeError(
                        f"v is a tuple of invalid length: should be {len(reference)} but got {len(v)}.")
                raise RuntimeError("The given v should contain a single Tensor.")
            for number, (got, wanted) in enumerate(zip(v, reference)):
                if got.size() != wanted.size():
                    place = f"Entry {number} in " if is_tuple else ""
                    raise RuntimeError(f"{place}v has invalid size: should be {wanted.size()} but got {got.size()}.")

        def _check_outputs(outputs):
            for number, output in enumerate(outputs):
                if not output.requires_grad:
                    raise RuntimeError(
                        f"Output {number} of the user-provided function does not require gradients. The outputs must be "
                        "computed in a differentiable manner from the input when running in strict mode.")

        def _grad(outputs, inputs, weights=None, create_graph=False, retain_graph=None):
            live = [(o, w) for o, w in zip(outputs, weights or (None,) * len(outputs)) if o.requires_grad]
            if not live:
                return (None,) * len(inputs)
            return torch.autograd.grad([o for o, _ in live], inputs, [w for _, w in live], allow_unused=True,
                                       create_graph=create_graph, retain_graph=retain_graph)

        def _zeros(grads, references, strict, create_graph, stage):
            filled = []
            for number, (grad, reference) in enumerate(zip(grads, references)):
                if grad is None:
                    if strict:
                        raise RuntimeError(_independent(stage, number))
                    grad = torch.zeros_like(reference)
                elif strict and create_graph and not grad.requires_grad:
                    if "double" not in stage:
                        raise RuntimeError(
                            "The jacobian of the user-provided function is independent of input "
                            f"{number}. This is not allowed in strict mode when create_graph=True.")
                    raise RuntimeError(
                        "The hessian of the user-provided function is independent of input "
                        f"{number}. This is not allowed in strict mode when create_graph=True.")
                filled.append(grad)
            return tuple(filled)

        def _independent(stage, number):
            if stage == "back":
                return (f"The output of the user-provided function is independent of input {number}. This is not allowed "
                        "in strict mode.")
            if stage == "back_trick":
                return (f"The gradient with respect to the input is independent of entry {number} in the grad_outputs when "
                        "using the double backward trick to compute forward mode gradients. This is not allowed in "
                        "strict mode.")
            if stage == "double_back":
                return (f"The jacobian of the user-provided function is independent of input {number}. This is not allowed "
                        "in strict mode.")
            return (f"The hessian of the user-provided function is independent of entry {number} in the grad_jacobian. "
                    "This is not allowed in strict mode as it prevents from using the double backward trick to replace "
                    "forward mode AD.")

        def _unwrap(values, is_tuple):
            return values if is_tuple else values[0]

        def vjp(func, inputs, v=None, create_graph=False, strict=False):
            with torch.enable_grad():
                in_tuple, inputs = _as_tuple(inputs, "inputs", "vjp")
                inputs = _inputs(inputs, create_graph)
                out_tuple, outputs = _as_tuple(func(*inputs), "outputs of the user-provided function", "vjp")
                if strict:
                    _check_outputs(outputs)
                if v is not None:
                    _, v = _as_tuple(v, "v", "vjp")
                    _check_vector(v, outputs, out_tuple)
                elif len(outputs) != 1 or outputs[0].numel() != 1:
                    raise RuntimeError(
                        "The vector v can only be None if the user-provided function returns a single Tensor with a "
                        "single element.")
            with torch.set_grad_enabled(True if create_graph else torch.is_grad_enabled()):
                grads = _grad(outputs, inputs, v, create_graph)
                result = _zeros(grads, inputs, strict, create_graph, "back")
            return (_unwrap(_detached(outputs, create_graph), out_tuple),
                    _unwrap(_detached(result, create_graph), in_tuple))

        def jvp(func, inputs, v=None, create_graph=False, strict=False):
            with torch.enable_grad():
                in_tuple, inputs = _as_tuple(inputs, "inputs", "jvp")
                inputs = _inputs(inputs, create_graph)
                if v is not None:
                    _, v = _as_tuple(v, "v", "jvp")
                    _check_vector(v, inputs, in_tuple)
                elif len(inputs) != 1 or inputs[0].numel() != 1:
                    raise RuntimeError(
                        "The vector v can only be None if the input to the user-provided function is a single Tensor "
                        "with a single element.")
                out_tuple, outputs = _as_tuple(func(*inputs), "outputs of the user-provided function", "jvp")
                if strict:
                    _check_outputs(outputs)
                weights = tuple([torch.zeros_like(output, requires_grad=True) for output in outputs])
                pulled = _zeros(_grad(outputs, inputs, weights, True), inputs, strict, False, "back")
            with torch.set_grad_enabled(True if create_graph else torch.is_grad_enabled()):
                grads = _grad(pulled, weights, v, create_graph)
                result = _zeros(grads, outputs, strict, create_graph, "back_trick")
            return (_unwrap(_detached(outputs, create_graph), out_tuple),
                    _unwrap(_detached(result, create_graph), out_tuple))

        def _check_scalar(outputs, is_tuple, function):
            if is_tuple or not torch.is_tensor(outputs[0]):
                raise RuntimeError(
                    f"The function given to {function} should return a single Tensor")
            if outputs[0].numel() != 1:
                raise RuntimeError(f"The Tensor returned by the function given to {function} should contain a single element")

        def vhp(func, inputs, v=None, create_graph=False, strict=False):
            with torch.enable_grad():
                in_tuple, inputs = _as_tuple(inputs, "inputs", "vhp")
                inputs = _inputs(inputs, create_graph)
                if v is not None:
                    _, v = _as_tuple(v, "v", "vhp")
                    _check_vector(v, inputs, in_tuple)
                elif len(inputs) != 1 or inputs[0].numel() != 1:
                    raise RuntimeError(
                        "The vector v can only be None if the input to the user-provided function is a single Tensor "
                        "with a single element.")
                out_tuple, outputs = _as_tuple(func(*inputs), "outputs of the user-provided function", "vhp")
                _check_scalar(outputs, out_tuple, "vhp")
                if strict:
                    _check_outputs(outputs)
                jacobians = _zeros(_grad(outputs, inputs, None, True), inputs, strict, False, "back")
                if strict:
                    _check_jacobians(jacobians)
            with torch.set_grad_enabled(True if create_graph else torch.is_grad_enabled()):
                grads = _grad(jacobians, inputs, v, create_graph)
                result = _zeros(grads, inputs, strict, create_graph, "double_back")
            return (_detached(outputs, create_graph)[0], _unwrap(_detached(result, create_graph), in_tuple))

        def _check_jacobians(jacobians):
            for number, jacobian in enumerate(jacobians):
                if not jacobian.requires_grad:
                    raise RuntimeError(
                        "While computing the hessian, found that the jacobian of the user-provided function with respect "
                        f"to input {number} is independent of the input. This is not allowed in strict mode. You should "
                        "ensure that your function is twice differentiable and that the jacobian depends on the inputs "
                        "(this would be violated by a linear function for example).")

        def hvp(func, inputs, v=None, create_graph=False, strict=False):
            with torch.enable_grad():
                in_tuple, inputs = _as_tuple(inputs, "inputs", "hvp")
                inputs = _inputs(inputs, create_graph)
                if v is not None:
                    _, v = _as_tuple(v, "v", "hvp")
                    _check_vector(v, inputs, in_tuple)
                elif len(inputs) != 1 or inputs[0].numel() != 1:
                    raise RuntimeError(
                        "The vector v can only be None if the input to the user-provided function is a single Tensor "
                        "with a single element.")
                out_tuple, outputs = _as_tuple(func(*inputs), "outputs of the user-provided function", "hvp")
                _check_scalar(outputs, out_tuple, "hvp")
                if strict:
                    _check_outputs(outputs)
                jacobians = _zeros(_grad(outputs, inputs, None, True), inputs, strict, False, "back")
                if strict:
                    _check_jacobians(jacobians)
                weights = tuple([torch.zeros_like(value, requires_grad=True) for value in inputs])
                double = _zeros(_grad(jacobians, inputs, weights, True), inputs, strict, False, "double_back")
            with torch.set_grad_enabled(True if create_graph else torch.is_grad_enabled()):
                grads = _grad(double, weights, v, create_graph)
                result = _zeros(grads, inputs, strict, create_graph, "double_back_trick")
            return (_detached(outputs, create_graph)[0], _unwrap(_detached(result, create_graph), in_tuple))

        def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
            if strategy not in ("forward-mode", "reverse-mode"):
                raise AssertionError(
                    'Expected strategy to be either "forward-mode" or "reverse-mode". Hint: If your function has more '
                    'outputs than inputs, "forward-mode" tends to be more performant. Otherwise, prefer to use '
                    '"reverse-mode".')
            if strategy == "forward-mode":
                if create_graph:
                    raise NotImplementedError("torch.autograd.functional.jacobian: `create_graph=True` and "
                                              '`strategy="forward-mode"` are not supported together (yet). Please either '
                                              'set `create_graph=False` or `strategy="reverse-mode"`.')
                if strict:
                    raise RuntimeError("torch.autograd.functional.jacobian: `strict=True` and `strategy=\"forward-mode\"` "
                                       "are not supported together (yet). Please either set `strict=False` or "
                                       "`strategy=\"reverse-mode\"`.")
                if not vectorize:
                    raise NotImplementedError(
                        'Computing Jacobian using forward-AD or forward-over-reverse Hessian is'
                        'only implemented for `vectorize=True`.')
                return _forward_jacobian(func, inputs)
            with torch.enable_grad():
                in_tuple, inputs = _as_tuple(inputs, "inputs", "jacobian")
                inputs = _inputs(inputs, create_graph)
                out_tuple, outputs = _outputs(func(*inputs))
                if strict:
                    _check_outputs(outputs)
                if vectorize and strict:
                    raise RuntimeError("torch.autograd.functional.jacobian: `strict=True` and `vectorized=True` are not "
                                       "supported together. Please either set `strict=False` or `vectorize=False`.")
                rows = []
                for number, output in enumerate(outputs):
                    blocks = [[] for _ in inputs]
                    flat = output.reshape(-1)
                    for position in range(output.nelement()):
                        grads = _grad((flat[position],), inputs, None, create_graph, True)
                        for place, (grad, value) in enumerate(zip(grads, inputs)):
                            if grad is None:
                                if strict:
                                    raise RuntimeError(
                                        f"Output {number} of the user-provided function is independent of input {place}. "
                                        "This is not allowed in strict mode.")
                                grad = torch.zeros_like(value)
                            elif strict and create_graph and not grad.requires_grad:
                                raise RuntimeError(
                                    "The jacobian of the user-provided function is independent of input "
                                    f"{number}. This is not allowed in strict mode when create_graph=True.")
                            blocks[place].append(grad)
                    rows.append(tuple([
                        torch.stack(block, dim=0).view(output.size() + value.size()) if block
                        else torch.zeros(output.size() + value.size(), dtype=output.dtype)
                        for block, value in zip(blocks, inputs)]))
                result = tuple(rows)
                result = _detached(result, create_graph)
            result = tuple([_unwrap(row, in_tuple) for row in result])
            return _unwrap(result, out_tuple)

        def _outputs(values):
            is_tuple = isinstance(values, tuple)
            checked = values if is_tuple else (values,)
            for number, value in enumerate(checked):
                if not torch.is_tensor(value):
                    where = f"the value at index {number}" if is_tuple else "the given outputs of the user-provided function"
                    raise TypeError(
                        "The outputs of the user-provided function given to jacobian must be either a Tensor or a tuple of "
                        f"Tensors but {where} has type {type(value)}.")
            return is_tuple, checked

        def _forward_jacobian(func, inputs):
            in_tuple, values = _as_tuple(inputs, "inputs", "jacobian")
            result = torch.func.jacfwd(func, tuple(range(len(values))))(*values)
            # With tuples on both sides there are lists of lists in the reference.
            out_tuple = not torch.is_tensor(result[0])
            rows = [list(row) for row in result] if out_tuple else [list(result)]
            if not in_tuple:
                rows = [row[0] for row in rows]
                return tuple(rows) if out_tuple else rows[0]
            return rows if out_tuple else tuple(rows[0])

        def hessian(func, inputs, create_graph=False, strict=False, vectorize=False,
                    outer_jacobian_strategy="reverse-mode"):
            in_tuple, inputs = _as_tuple(inputs, "inputs", "hessian")
            if outer_jacobian_strategy not in ("forward-mode", "reverse-mode"):
                raise AssertionError('Expected strategy to be either "forward-mode" or "reverse-mode".')

            def checked(*values):
                output = func(*values)
                is_tuple, outputs = _as_tuple(output, "outputs of the user-provided function", "hessian")
                if strict:
                    _check_outputs(outputs)
                _check_scalar(outputs, is_tuple, "hessian")
                return outputs[0].squeeze()

            forward = outer_jacobian_strategy == "forward-mode"
            if forward and (create_graph or strict or not vectorize):
                jacobian(checked, inputs, create_graph=create_graph, strict=strict, vectorize=vectorize,
                         strategy="forward-mode")

            # Forward over reverse gives the same numbers as reverse over reverse.
            def gradient(*values):
                jacobians = jacobian(checked, values, create_graph=True)
                if strict:
                    _check_jacobians(jacobians)
                return jacobians

            result = jacobian(gradient, inputs, create_graph=create_graph, strict=strict, vectorize=vectorize)
            return _unwrap(tuple([_unwrap(row, in_tuple) for row in result]), in_tuple)

        return {'vjp': vjp, 'jvp': jvp, 'vhp': vhp, 'hvp': hvp, 'jacobian': jacobian, 'hessian': hessian}
    """#
}
