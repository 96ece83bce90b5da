// `torch.func.vmap` and `stack_module_state` in Python, over the mappings of TransformFunctions.swift.

extension TransformSource {
  static let mapping = #"""
    def load(wraps, torch, flatten, unflatten, _is_plain, _check, _cover, _map_open, _map_enter, _map_leave, _map_close, _map_abandon, _maps,
             _is_tensor, _class_text, type, isinstance, len, list, tuple, dict, int, float, zip, range, enumerate, ValueError,
             RuntimeError, BaseException, repr, min, getattr, set, str, IndexError):
        def _name(func):
            return getattr(func, '__name__', None) or repr(func)

        def _broadcast(dims, spec):
            # in_dims or out_dims, given for a whole subtree, for each leaf of it; None when they do not fit.
            if spec is None:
                return [dims]
            kind, keys, parts = spec
            if dims is None or isinstance(dims, int):
                result = []
                for part in parts:
                    result += _broadcast(dims, part)
                return result
            if type(dims) is not kind:
                return None
            if isinstance(dims, dict):
                if not isinstance(keys, list) or set(dims) != set(keys):
                    return None
                entries = [dims[key] for key in keys]
            elif len(dims) == len(parts):
                entries = list(dims)
            else:
                return None
            result = []
            for entry, part in zip(entries, parts):
                below = _broadcast(entry, part)
                if below is None:
                    return None
                result += below
            return result

        def _prepare(in_dims, args, func):
            if not isinstance(in_dims, int) and not isinstance(in_dims, tuple):
                raise ValueError(
                    f"vmap({_name(func)}, in_dims={in_dims}, ...)(<inputs>): expected `in_dims` to be int or a "
                    f"(potentially nested) tuple matching the structure of inputs, got: {type(in_dims)}.")
            if len(args) == 0:
                raise ValueError(
                    f"vmap({_name(func)})(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are trying "
                    "to vmap over a function with no inputs. The latter is unsupported.")
            leaves, spec = flatten(args)
            dims = _broadcast(in_dims, spec)
            if dims is None:
                raise ValueError(
                    f"vmap({_name(func)}, in_dims={in_dims}, ...)(<inputs>): in_dims is not compatible with the "
                    f"structure of `inputs`. in_dims has structure {_dims_text(in_dims)} but inputs has structure "
                    f"{_dims_text(args)}.")
            checked = []
            for leaf, dim in zip(leaves, dims):
                if not isinstance(dim, int) and dim is not None:
                    raise ValueError(
                        f"vmap({_name(func)}, in_dims={in_dims}, ...)(<inputs>): Got in_dim={dim} for an input but "
                        "in_dim must be either an integer dimension or None.")
                if dim is not None and not _is_tensor(leaf):
                    raise ValueError(
                        f"vmap({_name(func)}, in_dims={in_dims}, ...)(<inputs>): Got in_dim={dim} for an input but the "
                        f"input is of type {type(leaf)}. We cannot vmap over non-Tensor arguments, please use None as "
                        "the respective in_dim")
                if dim is not None and (dim < -leaf.dim() or dim >= leaf.dim()):
                    raise ValueError(
                        f"vmap({_name(func)}, in_dims={in_dims}, ...)(<inputs>): Got in_dim={dim} for some input, but "
                        f"that input is a Tensor of dimensionality {leaf.dim()} so expected in_dim to satisfy "
                        f"-{leaf.dim()} <= in_dim < {leaf.dim()}.")
                checked.append(dim if dim is None or dim >= 0 else dim + leaf.dim())
            sizes = [leaf.size(dim) for leaf, dim in zip(leaves, checked) if dim is not None]
            if not sizes:
                raise ValueError("vmap: Expected at least one Tensor to vmap over")
            for size in sizes:
                if size != sizes[0]:
                    raise ValueError(
                        "vmap: Expected all tensors to have the same size in the mapped dimension, got sizes "
                        f"{sizes} for the mapped dimension")
            return sizes[0], leaves, checked, spec

        def _dims_text(tree):
            return _spec_text(flatten(tree)[1])

        def _spec_text(spec):
            if spec is None:
                return "*"
            kind, keys, parts = spec
            between = ",\n  " if len(parts) > 1 else ""
            return f"TreeSpec({kind.__name__}, {keys}, [{between.join([_spec_text(part) for part in parts])}])"

        def _one_by_one(func, size, leaves, dims, spec, out_dims, kwargs):
            # The same without a mapping, for the check of gradients.
            rows = []
            for index in range(size):
                parts = [leaf if dim is None else leaf.select(dim, index) for leaf, dim in zip(leaves, dims)]
                row, form = flatten(func(*unflatten(spec, parts), **kwargs))
                rows.append(row)
            places = _broadcast(out_dims[0] if form is None and isinstance(out_dims, tuple) else out_dims, form)
            return unflatten(form, [
                rows[0][number] if place is None else torch.stack([row[number] for row in rows], place)
                for number, place in enumerate(places)])

        def _run(func, size, leaves, dims, spec, out_dims, randomness, kwargs):
            mapping = _map_open(size, randomness)
            try:
                entered = [leaf if dim is None else _map_enter(mapping, leaf, dim) for leaf, dim in zip(leaves, dims)]
                output = func(*unflatten(spec, entered), **kwargs)
                results, form = flatten(output)
                wanted = _broadcast(out_dims, form)
                for number, result in enumerate(results):
                    isKept = wanted is not None and isinstance(out_dims, tuple) and wanted[number] is None
                    if not _is_tensor(result) and not (isKept and isinstance(result, (int, float))):
                        raise ValueError(
                            f"vmap({_name(func)}, ...): `{_name(func)}` must only return Tensors, got type "
                            f"{type(result)}. Did you mean to set out_dims= to None for output?")
                if form is None and isinstance(out_dims, tuple) and len(out_dims) == 1:
                    out_dims = out_dims[0]
                places = _broadcast(out_dims, form)
                if places is not None:
                    for place in places:
                        if place is not None and not isinstance(place, int):
                            places = None
                            break
                if places is None:
                    raise ValueError(
                        f"vmap({_name(func)}, ..., out_dims={out_dims})(<inputs>): out_dims is not compatible with the "
                        f"structure of `outputs`. out_dims has structure {_dims_text(out_dims)} but outputs has structure "
                        f"{_spec_text(form)}.")
                left = []
                for result, place in zip(results, places):
                    if place is None:
                        if _maps(mapping, result):
                            raise ValueError(
                                f"vmap({_name(func)}, ...): `{_name(func)}` can not return a BatchedTensor when "
                                "out_dim is None")
                        left.append(result)
                        continue
                    rank = result.dim() + 1
                    if place < -rank or place >= rank:
                        raise IndexError(
                            f"Dimension out of range (expected to be in range of [{-rank}, {rank - 1}], but got {place})")
                    left.append(_map_leave(mapping, result, place if place >= 0 else place + rank))
            except BaseException:
                _map_abandon(mapping)
                raise
            _map_close(mapping)
            return unflatten(form, left), form

        def vmap(func, in_dims=0, out_dims=0, randomness='error', *, chunk_size=None):
            if randomness not in ('error', 'different', 'same'):
                raise RuntimeError(
                    "Only allowed values for randomness are 'error', 'different', or 'same'. Got " + str(randomness))
            if not (chunk_size is None or chunk_size > 0):
                raise ValueError(f"vmap: chunk_size should be None or greater than 0. (got {chunk_size})")

            @wraps(func)
            def wrapped(*args, **kwargs):
                size, leaves, dims, spec = _prepare(in_dims, args, func)
                if 0 < size <= 256 and _is_plain():
                    return _one_by_one(func, size, leaves, dims, spec, out_dims, kwargs)
                # A few elements say whether the function's gradients are right.
                _check(lambda: _one_by_one(func, min(size, 4), leaves, dims, spec, out_dims, kwargs))
                _cover(1)
                try:
                    return _mapped(func, size, leaves, dims, spec, kwargs)
                finally:
                    _cover(-1)

            def _mapped(func, size, leaves, dims, spec, kwargs):
                if chunk_size is None or chunk_size >= size:
                    return _run(func, size, leaves, dims, spec, out_dims, randomness, kwargs)[0]
                pieces = []
                form = None
                for start in range(0, size, chunk_size):
                    count = min(chunk_size, size - start)
                    parts = [leaf if dim is None else leaf.narrow(dim, start, count) for leaf, dim in zip(leaves, dims)]
                    output, form = _run(func, count, parts, dims, spec, out_dims, randomness, kwargs)
                    pieces.append(flatten(output)[0])
                places = _broadcast(out_dims, form)
                joined = []
                for number, place in enumerate(places):
                    column = [piece[number] for piece in pieces]
                    joined.append(column[0] if place is None else torch.cat(column, place))
                return unflatten(form, joined)
            return wrapped

        def replace_all_batch_norm_modules_(root):
            for module in root.modules():
                if isinstance(module, torch.nn.modules.batchnorm._BatchNorm) and module.track_running_stats:
                    module.running_mean = None
                    module.running_var = None
                    module.num_batches_tracked = None
                    module.track_running_stats = False
            return root

        def stack_module_state(models):
            if len(models) == 0:
                raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
            if not (all([model.training for model in models]) or all([not model.training for model in models])):
                raise RuntimeError("stack_module_state: Expected all models to have the same training/eval mode.")
            first = type(models[0])
            if not all([type(model) == first for model in models]):
                raise RuntimeError("stack_module_state: Expected all models to be of the same class.")
            all_params = [dict(model.named_parameters()) for model in models]
            params = {name: _stacked([each[name] for each in all_params]) for name in all_params[0]}
            all_buffers = [dict(model.named_buffers()) for model in models]
            buffers = {name: _stacked([each[name] for each in all_buffers]) for name in all_buffers[0]}
            return params, buffers

        def all(values):
            for value in values:
                if not value:
                    return False
            return True

        def _stacked(tensors):
            needs = [tensor.requires_grad for tensor in tensors]
            if not (all(needs) or all([not need for need in needs])):
                raise RuntimeError("Expected params from each model to have the same .requires_grad")
            if tensors[0].requires_grad:
                return torch.stack([tensor.detach() for tensor in tensors]).requires_grad_()
            return torch.stack(tensors)

        return {'vmap': vmap, 'stack_module_state': stack_module_state,
                'replace_all_batch_norm_modules_': replace_all_batch_norm_modules_}
    """#
}
