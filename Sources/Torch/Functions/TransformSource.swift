// `torch.func` and `torch.autograd.forward_ad` in Python, over the levels of TransformFunctions.swift; `vmap` is in
// MappingSource.swift.

import PythonRuntime

enum TransformSource {
  /// `torch.func` and the module where the transforms live.
  static let functional = NativeModule(
    "torch._functorch",
    functions: TransformFunctions.levels + TransformFunctions.mappings
  ) { (vm, module) throws(PyError) in
    try vm.shareMember("functools", "wraps", with: module)
    try vm.shareMember("collections", "namedtuple", with: module)
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    try SourceModules.load(vm, module, trees)
    try SourceModules.load(vm, module, checking)
    try SourceModules.load(vm, module, differentiation)
    try SourceModules.load(vm, module, jacobians)
    try SourceModules.load(vm, module, mapping)
  }

  /// Nested containers as a list of leaves and a way back.
  static let trees = #"""
    def load(type, isinstance, len, list, tuple, dict, hasattr, getattr, iter, next, zip):
        def flatten(tree):
            leaves = []
            return leaves, _spec(tree, leaves)

        def _spec(tree, leaves):
            kind = type(tree)
            if kind is list or kind is tuple:
                return (kind, None, [_spec(part, leaves) for part in tree])
            if isinstance(tree, dict):
                return (kind, list(tree), [_spec(tree[key], leaves) for key in tree])
            if isinstance(tree, tuple) and hasattr(tree, '_fields'):
                return (kind, '_fields', [_spec(part, leaves) for part in tree])
            if isinstance(tree, tuple) and getattr(kind, '__module__', None) == 'torch.return_types':
                return (kind, None, [_spec(part, leaves) for part in tree])
            leaves.append(tree)
            return None

        def unflatten(spec, leaves):
            return _build(spec, iter(leaves))

        def _build(spec, leaves):
            if spec is None:
                return next(leaves)
            kind, keys, parts = spec
            values = [_build(part, leaves) for part in parts]
            if keys is None:
                return kind(values)
            if keys == '_fields':
                return kind(*values)
            result = kind()
            for key, value in zip(keys, values):
                result[key] = value
            return result

        return {'flatten': flatten, 'unflatten': unflatten}
    """#

  /// `check: auto` compares what `torch.autograd.grad` is asked for, and nothing within a transform. So while gradients are
  /// checked, a function that a transform differentiates runs once more before, on plain tensors, with the same random
  /// numbers; what comes of it is compared and dropped. Transforms inside of it are plain too, which gives the second
  /// derivatives their history.
  static let checking = #"""
    def load(torch, flatten, unflatten, _watch, zip, tuple, list, Exception, enumerate):
        running = [False]
        covered = [0]

        def _is_plain():
            # Whether the function runs for the check.
            return running[0] and not covered[0] and _watch(False) == 1

        def _check(differentiate):
            if covered[0] or running[0] or _watch(True) != 1:
                return
            running[0] = True
            state = torch.get_rng_state()
            try:
                differentiate()
            except Exception:
                # The lesson's own call, which comes next, says what is wrong.
                pass
            finally:
                torch.set_rng_state(state)
                running[0] = False

        def _cover(change):
            covered[0] += change

        def _check_inside(func, args, kwargs):
            # What a function is asked for that is not differentiated itself, or forward.
            if _is_plain():
                func(*args, **kwargs)
            else:
                _check(lambda: func(*args, **kwargs))

        def _new_leaf(tensor):
            leaf = tensor.detach().clone()
            leaf.requires_grad = True
            return leaf

        def _plain_inputs(leaves):
            with torch.enable_grad():
                bases = [leaf.view_as(leaf) if leaf.requires_grad else _new_leaf(leaf) for leaf in leaves]
                # A function may write to what it is given.
                return bases, [base.clone() for base in bases]

        def _plain_gradients(outputs, bases, cotangents):
            pairs = [(output, cotangent) for output, cotangent in zip(outputs, cotangents) if output.requires_grad]
            if not pairs:
                return [torch.zeros_like(base) for base in bases]
            return torch.autograd.grad([output for output, _ in pairs], bases, [cotangent for _, cotangent in pairs],
                                       create_graph=True, materialize_grads=True)

        def _weights(tensor):
            # Different for each element, so that no wrong derivative cancels another.
            count = tensor.numel()
            return (torch.arange(count, dtype=tensor.dtype) / (2 * count + 1) + 0.75).reshape(tensor.shape)

        return {'_is_plain': _is_plain, '_check': _check, '_check_inside': _check_inside, '_cover': _cover, '_plain_inputs': _plain_inputs,
                '_plain_gradients': _plain_gradients, '_weights': _weights}
    """#

  static let differentiation = #"""
    def load(wraps, torch, flatten, unflatten, _is_plain, _check, _check_inside, _cover, _plain_inputs, _plain_gradients, _weights, _open,
             _enter, _leave, _close, _gradients, _tangent, _turn, _is_tensor,
             _class_text, type, isinstance, len, list, tuple, int, set, zip, all, RuntimeError, ValueError,
             NotImplementedError, enumerate, range, repr):
        def _plain_value_and_gradient(func, args, kwargs, argnums, has_aux):
            numbers, chosen = _selected(args, argnums)
            leaves, spec = flatten(chosen)
            bases, entered = _plain_inputs(leaves)
            inside = unflatten(spec, entered)
            new = list(args)
            for number, value in zip(numbers, (inside,) if isinstance(argnums, int) else inside):
                new[number] = value
            with torch.enable_grad():
                output = func(*new, **kwargs)
                aux = None
                if has_aux:
                    output, aux = output
                grads = _plain_gradients([output], bases, [torch.ones_like(output)])
            return unflatten(spec, list(grads)), (output, aux) if has_aux else output

        def _plain_vjp(func, primals, has_aux):
            leaves, spec = flatten(primals)
            bases, entered = _plain_inputs(leaves)
            with torch.enable_grad():
                output = func(*unflatten(spec, entered))
            aux = None
            if has_aux:
                output, aux = output
            results, form = flatten(output)

            def vjp_fn(*cotangents, retain_graph=True, create_graph=None):
                flat, _ = flatten(cotangents[0] if len(cotangents) == 1 else cotangents)
                return unflatten(spec, list(_plain_gradients(results, bases, flat)))

            return results, output, vjp_fn, aux

        def _check_vjp(func, primals, has_aux):
            results, _, vjp_fn, _ = _plain_vjp(func, primals, has_aux)
            weights = [_weights(result) for result in results]
            vjp_fn(weights[0]) if len(weights) == 1 else vjp_fn(*weights)

        def _leave_all(level, tree):
            leaves, spec = flatten(tree)
            return unflatten(spec, [_leave(level, leaf) for leaf in leaves])

        def _check_argnums(argnums, count):
            if isinstance(argnums, int):
                numbers = (argnums,)
            elif isinstance(argnums, tuple):
                if len(argnums) == 0:
                    raise RuntimeError("argnums must be non-empty")
                if len(set(argnums)) != len(argnums):
                    raise RuntimeError(f"argnums elements must be unique, got {argnums}")
                numbers = argnums
            else:
                raise RuntimeError(f"argnums must be int or Tuple[int, ...], got: {type(argnums)}")
            for number in numbers:
                if not isinstance(number, int):
                    raise RuntimeError(f"Got argnum={number} in argnums={argnums}, but expected it to be an int")
            positive = []
            for number in numbers:
                if not -count <= number < count:
                    raise RuntimeError(f"Got argnum={number}, but only {count} positional inputs")
                positive.append(number + count if number < 0 else number)
            return positive

        def _selected(args, argnums):
            numbers = _check_argnums(argnums, len(args))
            chosen = tuple([args[number] for number in numbers])
            return numbers, chosen[0] if isinstance(argnums, int) else chosen

        def grad_and_value(func, argnums=0, has_aux=False):
            @wraps(func)
            def wrapper(*args, **kwargs):
                numbers, chosen = _selected(args, argnums)
                leaves, spec = flatten(chosen)
                for leaf in leaves:
                    if not _is_tensor(leaf):
                        raise ValueError(f"Thing passed to transform API must be Tensor, got {_class_text(leaf)}")
                if _is_plain():
                    return _plain_value_and_gradient(func, args, kwargs, argnums, has_aux)
                _check(lambda: _plain_value_and_gradient(func, args, kwargs, argnums, has_aux))
                level = _open("backward")
                _cover(1)
                try:
                    entered = [_enter(level, leaf) for leaf in leaves]
                    inside = unflatten(spec, entered)
                    new = list(args)
                    if isinstance(argnums, int):
                        new[numbers[0]] = inside
                    else:
                        for number, value in zip(numbers, inside):
                            new[number] = value
                    output = func(*new, **kwargs)
                    aux = None
                    if has_aux:
                        if not (isinstance(output, tuple) and len(output) == 2):
                            raise RuntimeError(
                                "grad_and_value(f)(*args): output of function f should be a tuple: (output, aux) "
                                "if has_aux is True")
                        output, aux = output
                    if not _is_tensor(output):
                        raise RuntimeError(
                            f"grad_and_value(f)(*args): Expected f(*args) to return a Tensor, got {type(output)}")
                    if output.dim() != 0:
                        raise RuntimeError(
                            "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with "
                            f"{output.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?")
                    grads = _gradients(level, [output], entered, [torch.ones_like(output)])
                finally:
                    _cover(-1)
                    _close(level)
                result = unflatten(spec, [_leave(level, grad) for grad in grads])
                output = _leave(level, output)
                if has_aux:
                    return result, (output, _leave_all(level, aux))
                return result, output
            return wrapper

        def grad(func, argnums=0, has_aux=False):
            both = grad_and_value(func, argnums, has_aux)
            @wraps(func)
            def wrapper(*args, **kwargs):
                if has_aux:
                    gradient, (_, aux) = both(*args, **kwargs)
                    return gradient, aux
                return both(*args, **kwargs)[0]
            return wrapper

        def _check_output(name, output):
            leaves, spec = flatten(output)
            for leaf in leaves:
                if not _is_tensor(leaf):
                    raise RuntimeError(
                        f"{name}: expected f(*primals) to return only tensors, got unsupported type {type(leaf)}")
            if not leaves:
                raise RuntimeError(
                    f"{name}: Expected f to be a function that has non-empty output (got output = {leaves})")
            return leaves, spec

        def vjp(func, *primals, has_aux=False):
            for leaf in flatten(primals)[0]:
                if not _is_tensor(leaf):
                    raise ValueError(f"Thing passed to transform API must be Tensor, got {_class_text(leaf)}")
            if _is_plain():
                _, outside, vjp_fn, aux = _plain_vjp(func, primals, has_aux)
                return (outside, vjp_fn, aux) if has_aux else (outside, vjp_fn)
            _check(lambda: _check_vjp(func, primals, has_aux))
            leaves, spec = flatten(primals)
            level = _open("backward")
            _cover(1)
            try:
                entered = [_enter(level, leaf) for leaf in leaves]
                output = func(*unflatten(spec, entered))
                aux = None
                if has_aux:
                    if not (isinstance(output, tuple) and len(output) == 2):
                        raise RuntimeError(
                            "vjp(f, *primals): output of function f should be a tuple: (output, aux) if has_aux is True")
                    output, aux = output
                results, form = _check_output("vjp(f, *primals)", output)
            finally:
                _cover(-1)
                _close(level)
            single = len(primals) == 1

            def vjp_fn(*cotangents, retain_graph=True, create_graph=None):
                given = cotangents[0] if len(cotangents) == 1 else cotangents
                flat, given_form = flatten(given)
                if given_form != form:
                    raise RuntimeError(
                        f"Expected pytree structure of cotangents to be the same as pytree structure of outputs to the "
                        f"function. cotangents: {_plain_text(given_form)}, primal output: {_plain_text(form)}")
                for number, (cotangent, result) in enumerate(zip(flat, results)):
                    if cotangent.shape != result.shape:
                        raise RuntimeError(
                            f"Mismatch in shape: grad_output[{number}] has a shape of {cotangent.shape} and "
                            f"output[{number}] has a shape of {result.shape}.")
                grads = _gradients(level, results, entered, flat)
                return unflatten(spec, [_leave(level, grad) for grad in grads])

            outside = unflatten(form, [_leave(level, result) for result in results])
            if has_aux:
                return outside, vjp_fn, _leave_all(level, aux)
            return outside, vjp_fn

        def _tree_text(spec, indent=0):
            if spec is None:
                return "*"
            kind, keys, parts = spec
            inside = []
            for part in parts:
                inside.append(_tree_text(part, indent + 2))
            between = ',\n' + ' ' * (indent + 2)
            return f"TreeSpec({kind.__name__}, {keys}, [{between.join(inside)}])"

        def _plain_text(spec):
            # As the containers themselves are written, with a star for each leaf.
            if spec is None:
                return "*"
            kind, keys, parts = spec
            inside = [_plain_text(part) for part in parts]
            if isinstance(keys, list):
                return '{' + ', '.join([f"{repr(key)}: {part}" for key, part in zip(keys, inside)]) + '}'
            if kind.__name__ == 'list':
                return '[' + ', '.join(inside) + ']'
            return '(' + ', '.join(inside) + (',)' if len(inside) == 1 else ')')

        def _check_jvp(primals, tangents):
            if not isinstance(primals, tuple):
                raise RuntimeError(
                    f"jvp(f, primals, tangents): Expected primals to be a tuple. E.g. it should be valid to call "
                    f"f(*primals).")
            flat, spec = flatten(primals)
            flat_tangents, tangent_spec = flatten(tangents)
            if spec != tangent_spec:
                raise RuntimeError(
                    "jvp(f, primals, tangents): Expected primals and tangents to have the same python structure. For "
                    "example, if primals is a tuple of 3 tensors, tangents also must be. Got primals with structure "
                    f"{_tree_text(spec)} and tangents with structure {_tree_text(tangent_spec)}")
            for name, values in (("primals", flat), ("tangents", flat_tangents)):
                if not values:
                    raise RuntimeError(f"jvp(f, primals, tangents): Expected {name} to contain at least one Tensor.")
                for value in values:
                    if not _is_tensor(value):
                        raise RuntimeError(
                            f"jvp(f, primals, tangents): Expected {name} to only contain Tensors, got {_class_text(value)}")
            return flat, flat_tangents, spec

        def jvp(func, primals, tangents, *, strict=False, has_aux=False):
            flat, flat_tangents, spec = _check_jvp(primals, tangents)
            for primal, tangent in zip(flat, flat_tangents):
                if primal.shape != tangent.shape:
                    raise RuntimeError(
                        "Trying to set a forward gradient that has a different size than that of the original Tensor, this "
                        f"is not supported. Tensor is of size {list(primal.shape)} while the given forward gradient is of "
                        f"size {list(tangent.shape)}.")
            _check_inside(func, primals, {})
            level = _open("forward")
            _cover(1)
            try:
                entered = [_enter(level, primal, tangent) for primal, tangent in zip(flat, flat_tangents)]
                output = func(*unflatten(spec, entered))
                aux = None
                if has_aux:
                    if not (isinstance(output, tuple) and len(output) == 2):
                        raise RuntimeError(
                            "jvp(f, primals, tangents): output of function f should be a tuple: (output, aux) if "
                            "has_aux is True")
                    output, aux = output
                results, form = _check_output("jvp(f, primals, tangents)", output)
                derivatives = []
                for result in results:
                    tangent = _tangent(level, result)
                    if tangent is None and strict:
                        raise RuntimeError(
                            "jvp(f, primals, tangents, strict=True): The output of f is independent of the inputs. This "
                            "is not allowed with strict=True.")
                    derivatives.append(torch.zeros_like(result) if tangent is None else tangent)
            finally:
                _cover(-1)
                _close(level)
            outside = unflatten(form, [_leave(level, result) for result in results])
            derivatives = unflatten(form, [_leave(level, tangent) for tangent in derivatives])
            if has_aux:
                return outside, derivatives, _leave_all(level, aux)
            return outside, derivatives

        def linearize(func, *primals):
            flat, spec = flatten(primals)
            _check_inside(func, primals, {})
            level = _open("forward")
            _cover(1)
            try:
                entered = [_enter(level, primal, torch.zeros_like(primal)) for primal in flat]
                results, form = _check_output("linearize(f, *primals)", func(*unflatten(spec, entered)))
            finally:
                _cover(-1)
                _close(level)

            def jvp_fn(*tangents):
                given, given_spec = flatten(tangents)
                if given_spec != spec:
                    raise RuntimeError(
                        "Expected the tangents to have the same structure as the primals: "
                        f"{_tree_text(spec)} and {_tree_text(given_spec)}")
                for number, (tangent, primal) in enumerate(zip(given, flat)):
                    if tangent.shape != primal.shape:
                        raise RuntimeError(
                            f"tangent:{number} with shape {tangent.shape} in flattened pytree doesn't match the shape "
                            f"{primal.shape} of the corresponding primal.")
                _turn(level, entered, given)
                found = [_tangent(level, result) for result in results]
                return unflatten(form, [
                    torch.zeros_like(result) if tangent is None else _leave(level, tangent)
                    for tangent, result in zip(found, results)])

            return unflatten(form, [_leave(level, result) for result in results]), jvp_fn

        def functionalize(func, *, remove='mutations'):
            # What a program sees of the rewritten function is what it sees of the function itself.
            if remove not in ('mutations', 'mutations_and_views'):
                raise RuntimeError(
                    f"functionalize(f, remove='mutations'): received invalid argument for remove={remove}. Valid options are:\n"
                    "     remove='mutations': all inplace and out= operators will be removed from the program, and replaced with "
                    "their out-of-place equivalents.\n     remove='mutations_and_views': In addition to the above, all aliasing "
                    "operators {view} will be replaced with their non-aliasing counterparts, {view}_copy.\n")
            @wraps(func)
            def wrapped(*args, **kwargs):
                return func(*args, **kwargs)
            return wrapped

        return {'grad': grad, 'grad_and_value': grad_and_value, 'vjp': vjp, 'jvp': jvp, 'linearize': linearize,
                'functionalize': functionalize, '_selected': _selected, '_leave_all': _leave_all,
                '_check_output': _check_output}
    """#

  static let jacobians = #"""
    def load(wraps, torch, flatten, unflatten, vjp, jvp, _selected, _is_tensor, type, isinstance, len, list, tuple, int,
             zip, range, enumerate, RuntimeError, ValueError, sum, max):
        def _basis(leaves):
            total = sum([leaf.numel() for leaf in leaves])
            start = 0
            parts = []
            for leaf in leaves:
                count = leaf.numel()
                rows = torch.zeros(total, count, dtype=leaf.dtype)
                if count:
                    rows.diagonal(-start).fill_(1)
                parts.append(rows.view(total, *leaf.shape))
                start += count
            return parts

        def _with_arguments(func, args, argnums, chosen_numbers):
            def inner(*inputs):
                new = list(args)
                for number, value in zip(chosen_numbers, inputs):
                    new[number] = value
                return func(*new)
            return inner

        def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None, _preallocate_and_copy=False):
            if not (chunk_size is None or chunk_size > 0):
                raise ValueError("jacrev: `chunk_size` should be greater than 0.")

            @wraps(func)
            def wrapper(*args):
                numbers, chosen = _selected(args, argnums)
                inputs = (chosen,) if isinstance(argnums, int) else chosen
                inner = _with_arguments(func, args, argnums, numbers)
                found = vjp(inner, *inputs, has_aux=has_aux)
                output, pull = found[0], found[1]
                leaves, form = flatten(output)
                basis = _basis(leaves)
                rows = torch.vmap(lambda *parts: pull(unflatten(form, parts)), chunk_size=chunk_size)(*basis)
                if not isinstance(rows, tuple):
                    rows = (rows,)
                in_leaves, in_form = flatten(inputs)
                row_leaves, _ = flatten(rows)
                per_output = []
                for number, leaf in enumerate(leaves):
                    start = sum([earlier.numel() for earlier in leaves[:number]])
                    blocks = []
                    for row, source in zip(row_leaves, in_leaves):
                        block = row[start:start + leaf.numel()]
                        blocks.append(block.reshape(tuple(leaf.shape) + tuple(source.shape)))
                    tree = unflatten(in_form, blocks)
                    per_output.append(tree[0] if isinstance(argnums, int) else tree)
                result = unflatten(form, per_output)
                return (result, found[2]) if has_aux else result
            return wrapper

        def jacfwd(func, argnums=0, has_aux=False, *, randomness='error'):
            @wraps(func)
            def wrapper(*args):
                numbers, chosen = _selected(args, argnums)
                inputs = (chosen,) if isinstance(argnums, int) else chosen
                inner = _with_arguments(func, args, argnums, numbers)
                in_leaves, in_form = flatten(inputs)
                for leaf in in_leaves:
                    leaf.numel()
                if not in_leaves:
                    raise AssertionError("tensors must have at least one element")
                basis = _basis(in_leaves)
                shapes = []
                def push(*parts):
                    pushed = jvp(inner, inputs, unflatten(in_form, parts), has_aux=has_aux)
                    shapes[:] = [[leaf.shape for leaf in flatten(pushed[0])[0]]]
                    return (pushed[1], pushed[2]) if has_aux else pushed[1]
                out_dims = (0, None) if has_aux else 0
                columns = torch.vmap(push, out_dims=out_dims, randomness=randomness)(*basis)
                aux = None
                if has_aux:
                    columns, aux = columns
                leaves, form = flatten(columns)
                per_output = []
                for leaf, shape in zip(leaves, shapes[0]):
                    moved = leaf.movedim(0, -1)
                    start = 0
                    blocks = []
                    for source in in_leaves:
                        block = moved[..., start:start + source.numel()]
                        blocks.append(block.reshape(tuple(shape) + tuple(source.shape)))
                        start += source.numel()
                    tree = unflatten(in_form, blocks)
                    per_output.append(tree[0] if isinstance(argnums, int) else tree)
                result = unflatten(form, per_output)
                return (result, aux) if has_aux else result
            return wrapper

        def hessian(func, argnums=0):
            return jacfwd(jacrev(func, argnums), argnums)

        return {'jacrev': jacrev, 'jacfwd': jacfwd, 'hessian': hessian}
    """#
}
