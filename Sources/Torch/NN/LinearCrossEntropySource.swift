// `F.linear_cross_entropy`, its options and `nn.LinearCrossEntropyLoss` as module text: the last layer of a classifier and
// its loss in one, by blocks of rows when options ask for that, so that the scores of all rows never stand in memory together.

enum LinearCrossEntropySource {
  static let names = ["LinearCrossEntropyLoss", "LinearCrossEntropyOptions"]

  static let text =
    #"""
    import dataclasses
    from typing import Literal

    # What "auto" stands for: half types are summed in float32, with their own way to size the blocks.
    _HALVES = (torch.float16, torch.bfloat16)

    @dataclasses.dataclass(slots=True, frozen=True)
    class LinearCrossEntropyOptions:
        allow_retain_graph: bool = False
        batch_chunk_size: int | None = None
        chunking_method: str | None = "auto"
        acc_policy: Literal["accurate", "balanced", "compact", "auto"] = "auto"
        acc_dtype: torch.dtype | None = None

        def __post_init__(self):
            if self.acc_policy not in ("auto", "accurate", "balanced", "compact"):
                raise ValueError(f"invalid acc_policy: {self.acc_policy!r}")
            method = self.chunking_method
            if method is not None and method != "auto":
                name, colon, factor = method.partition(":")
                factor = factor if colon else "1"
                if name != "aspect_ratio" or not factor.isdigit() or int(factor) < 1:
                    raise ValueError(f"invalid chunking_method: {method!r}")
            size = self.batch_chunk_size
            if size is not None and not (isinstance(size, int) and size > 0):
                raise ValueError(f"batch_chunk_size must be positive int or None, got {size!r}")
            allowed = (None, torch.float16, torch.bfloat16, torch.float32, torch.float64)
            if self.acc_dtype not in allowed:
                raise ValueError("acc_dtype must be one of {None, torch.float16, torch.bfloat16, torch.float32, torch.float64}, "
                                 f"got {self.acc_dtype!r}. Pass acc_dtype=None to let the op pick automatically.")

        def _adjust(self, num_batches, in_features, num_classes, dtype, device=None):
            isHalf = device is not None and dtype in _HALVES
            policy, method = self.acc_policy, self.chunking_method
            if method == "auto":
                method = None if self.batch_chunk_size is not None else "aspect_ratio" if isHalf else "aspect_ratio:2"
            if policy == "auto":
                policy = "accurate" if isHalf else "compact"
            size = num_batches if self.batch_chunk_size is None else min(self.batch_chunk_size, num_batches)
            if method is not None:
                size = self._rows(num_batches, in_features, num_classes, method)
                if self.batch_chunk_size is not None and self.batch_chunk_size != size:
                    raise ValueError(
                        f"batch_chunk_size (={self.batch_chunk_size}) and chunking_method ('{method}') give different "
                        f"chunk sizes ({self.batch_chunk_size} vs {size}); pass only one.")
            kept = self.acc_dtype
            if kept is None:
                kept = torch.float32 if isHalf and self.acc_policy == "auto" else dtype
            return dataclasses.replace(self, acc_policy=policy, chunking_method=method, batch_chunk_size=max(1, size),
                                       acc_dtype=kept)

        @staticmethod
        def _rows(num_batches, in_features, num_classes, method):
            # As many rows as make the block of scores about as large as the whole input: the next power of two.
            factor = int(method.partition(":")[2] or "1")
            wider = -(-num_classes // in_features)
            wanted = -(-num_batches // wider)
            return min((1 << (wanted - 1).bit_length()) // factor, num_batches)

    class _Blocks:
        """What all blocks share: types of what is kept, class weights of the rows, and the sums."""

        def __init__(self, input, linear_weight, target, linear_bias, weight, reduction, ignore_index, options, upstream=None):
            dtype, kept = input.dtype, options.acc_dtype
            if dtype != kept and not (dtype in _HALVES and kept == torch.float32):
                raise RuntimeError("linear_cross_entropy supports float32 acc_dtype with float16/bfloat16 inputs, but got "
                                   f"{kept} acc_dtype and {dtype} inputs.")
            self.input, self.linear_weight, self.bias = input, linear_weight, linear_bias
            self.reduction, self.rows = reduction, options.batch_chunk_size
            self.dtype, self.kept, self.isMixed = dtype, kept, dtype != kept
            self.isSparing = options.acc_policy in ("balanced", "compact")
            self.scores_dtype = dtype if self.isMixed and self.isSparing and dtype == torch.float16 else kept
            self.grad_dtype = dtype if self.isSparing else kept
            self.isDirect = options.acc_policy == "compact" and self.scores_dtype == dtype
            self.cast_weight = linear_weight.to(self.scores_dtype)
            self.cast_bias = None if linear_bias is None else linear_bias.to(self.scores_dtype)
            masked = target == ignore_index
            inside = 0 <= ignore_index < linear_weight.shape[0]
            self.target = target if inside else torch.where(masked, 0, target)
            self.row_weights = self._row_weights(weight, masked, upstream)

        def _row_weights(self, weight, masked, upstream):
            if weight is None:
                result = (~masked).to(self.kept)
            else:
                result = torch.where(masked, 0, weight.index_select(0, self.target).to(self.kept))
            if self.reduction == "mean":
                total = result.sum()
                return result.div_(torch.where(total == 0, torch.nan, -total))
            if self.reduction == "sum":
                return result.neg_()
            return result if upstream is None else result.neg_().mul_(upstream.to(result.dtype))

        def __iter__(self):
            for begin in range(0, self.input.shape[0], self.rows):
                end = min(begin + self.rows, self.input.shape[0])
                rows = self.input[begin:end]
                scores = rows.to(self.scores_dtype) @ self.cast_weight.T
                if self.cast_bias is not None:
                    scores.add_(self.cast_bias)
                scores.sub_(scores.amax(1, keepdim=True))
                yield begin, end, rows, scores, self.target[begin:end], self.row_weights[begin:end]

        def losses(self):
            result = torch.empty(self.input.shape[0], dtype=self.dtype)
            for begin, end, rows, scores, target, weights in self:
                chosen = scores.gather(1, target.unsqueeze(1)).squeeze(1)
                total = scores.exp_().sum(1, dtype=self.kept)
                result[begin:end] = total.log_().sub_(chosen.to(total.dtype)).mul_(weights)
            return result

        def loss_and_grads(self, for_input, for_weight, for_bias):
            output_dtype = self.kept if self.isMixed and self.dtype == torch.float16 else self.dtype
            output = torch.zeros((), dtype=output_dtype)
            if self.reduction == "mean" and self.input.shape[0] == 0:
                output.fill_(torch.nan)
            grad_input = torch.empty(self.input.shape, dtype=self.grad_dtype) if for_input else None
            grad_weight = torch.zeros(self.linear_weight.shape, dtype=self.dtype) if for_weight else None
            grad_bias = torch.zeros(self.linear_weight.shape[:-1], dtype=self.dtype) if for_bias else None
            for begin, end, rows, scores, target, weights in self:
                chosen = scores.gather(1, target.unsqueeze(1)).squeeze(1)
                output.add_(weights.dot(chosen.to(weights.dtype)))
                total = scores.exp_().sum(1, dtype=self.kept)
                if for_input or for_weight or for_bias:
                    scores.mul_((weights / total).to(self.scores_dtype).unsqueeze(1))
                output.sub_(weights.to(total.dtype).dot(total.log_()))
                if for_bias:
                    part = torch.zeros_like(grad_bias, dtype=self.kept) if self.isMixed else grad_bias
                    part.sub_(scores.sum(0, dtype=self.kept))
                    part.index_add_(0, target, weights)
                    if self.isMixed:
                        grad_bias.add_(part.to(self.dtype))
                if for_input:
                    grad_input[begin:end] = self._input_part(scores, target, weights)
                if for_weight:
                    self._add_weight_part(grad_weight, rows, scores, target, weights)
            return output.to(self.dtype), None if grad_input is None else grad_input.to(self.dtype), grad_weight, grad_bias

        def _input_part(self, scores, target, weights):
            part = self.cast_weight.index_select(0, target) * weights.to(self.scores_dtype).unsqueeze(1)
            return torch.addmm(part, scores, self.cast_weight, alpha=-1)

        def _add_weight_part(self, grad_weight, rows, scores, target, weights):
            weighted = rows.to(self.kept) * weights.unsqueeze(1)
            if self.isDirect:
                grad_weight.addmm_(scores.T, rows, alpha=-1)
                grad_weight.index_add_(0, target, weighted.to(self.dtype))
            else:
                part = scores.to(self.kept).T @ rows.to(self.kept)
                part.index_add_(0, target, weighted, alpha=-1)
                grad_weight.sub_(part)

    class GeneratedBackwardFor_torch_nn__linear_cross_entropy_batch_chunked_default(torch.autograd.Function):
        @staticmethod
        def forward(ctx, input, linear_weight, linear_bias, target, weight, reduction, ignore_index, options, needed):
            blocks = _Blocks(input, linear_weight, target, linear_bias, weight, reduction, ignore_index, options)
            loss, *ctx.grads = blocks.loss_and_grads(*needed)
            ctx.needed, ctx.keep = needed, options.allow_retain_graph
            return loss

        @staticmethod
        def backward(ctx, grad_output):
            grads = ctx.grads
            if not ctx.keep:
                if grads is None:
                    raise RuntimeError("linear_cross_entropy chunked backward called twice; retain_graph=True / double "
                                       "backward are not supported.")
                ctx.grads = None
            return (*[None if g is None else g.detach() * grad_output for g in grads], *[None] * 6)

    class GeneratedBackwardFor_torch_nn__linear_cross_entropy_batch_chunked_no_reduction_default(torch.autograd.Function):
        @staticmethod
        def forward(ctx, input, linear_weight, linear_bias, target, weight, ignore_index, options, needed):
            ctx.inputs = [None if t is None else t.detach() for t in (input, linear_weight, target, linear_bias, weight)]
            ctx.rest, ctx.needed = (ignore_index, options), needed
            return _Blocks(*ctx.inputs, "none", *ctx.rest).losses()

        @staticmethod
        def backward(ctx, grad_output):
            blocks = _Blocks(*ctx.inputs, "none", *ctx.rest, grad_output)
            return (*blocks.loss_and_grads(*ctx.needed)[1:], *[None] * 5)

    def linear_cross_entropy(input: Tensor, linear_weight: Tensor, target: Tensor, *, linear_bias: Tensor | None = None,
                             weight: Tensor | None = None, reduction: str = "mean", ignore_index: int | None = None,
                             label_smoothing: float = 0.0, options: "LinearCrossEntropyOptions | None" = None) -> Tensor:
        if not 1 <= input.dim() <= 2:
            raise RuntimeError(f"expected input with dimensionality 1 or 2, got {input.dim()}")
        if linear_weight.dim() < 2:
            raise RuntimeError(f"expected linear_weight with dimensionality at least 2, got {linear_weight.dim()}")
        in_features = input.shape[-1]
        if in_features != linear_weight.shape[-1]:
            raise RuntimeError("expected equal input and linear_weight last dimensions (in_features), "
                               f"got {in_features} and {linear_weight.shape[-1]}, respectively")
        num_classes, out_features = linear_weight.shape[0], linear_weight.shape[1:-1]
        classes_shape = (num_classes, *out_features)
        if linear_bias is not None and tuple(linear_bias.shape) != classes_shape:
            raise RuntimeError(f"expected linear_bias shape {classes_shape}, got {tuple(linear_bias.shape)}")
        if out_features and input.dim() == 1:
            raise RuntimeError(
                f"K-dimensional loss defined by linear_weight shape {tuple(linear_weight.shape)} requires batched input, "
                f"(N, {in_features}), got unbatched input with shape {tuple(input.shape)}")
        scores_shape = (*input.shape[:-1], *classes_shape)
        if tuple(target.shape) == scores_shape and ignore_index is not None:
            raise RuntimeError("ignore_index cannot be specified when target contains probabilities")
        if ignore_index is None:
            ignore_index = -100
        if options is not None:
            if not out_features and reduction in ("mean", "sum", "none") and label_smoothing == 0.0 and target.dtype == torch.int64:
                return _by_blocks(input, linear_weight, target, linear_bias, weight, reduction, ignore_index, options)
            warn("linear_cross_entropy: ``options`` ignored; chunked path needs reduction in {'mean','sum','none'}, "
                 "label_smoothing == 0, target.dtype == int64, out_features == (). Got "
                 f"reduction={reduction!r}, label_smoothing={label_smoothing}, target.dtype={target.dtype}, "
                 f"out_features={tuple(out_features)}, tracing=False, linear_bias.shape="
                 f"{None if linear_bias is None else tuple(linear_bias.shape)}.", stacklevel=2)
        if out_features:
            linear_weight = linear_weight.reshape(-1 if in_features else math.prod(classes_shape), in_features)
            linear_bias = None if linear_bias is None else linear_bias.reshape(-1)
        scores = F.linear(input, linear_weight, linear_bias).reshape(scores_shape)
        return F.cross_entropy(scores, target, weight=weight, reduction=reduction, ignore_index=ignore_index,
                               label_smoothing=label_smoothing)

    def _by_blocks(input, linear_weight, target, linear_bias, weight, reduction, ignore_index, options):
        isSingle = input.dim() == 1
        if isSingle:
            input, target = input.unsqueeze(0), target.unsqueeze(0)
        options = options._adjust(input.shape[0], input.shape[1], linear_weight.shape[0], input.dtype, input.device)
        isRecording = torch.is_grad_enabled()
        needed = tuple([t is not None and t.requires_grad and isRecording for t in (input, linear_weight, linear_bias)])
        if reduction == "none":
            result = GeneratedBackwardFor_torch_nn__linear_cross_entropy_batch_chunked_no_reduction_default.apply(
                input, linear_weight, linear_bias, target, weight, ignore_index, options, needed)
            return result.squeeze(0) if isSingle else result
        return GeneratedBackwardFor_torch_nn__linear_cross_entropy_batch_chunked_default.apply(
            input, linear_weight, linear_bias, target, weight, reduction, ignore_index, options, needed)

    class LinearCrossEntropyLoss(nn.modules.loss._WeightedLoss):
        def __init__(self, in_features: int, num_classes: int, *, out_features: tuple[int, ...] = (), bias: bool = False,
                     device=None, dtype=None, reduction: str = "mean", weight: Tensor | None = None,
                     ignore_index: int | None = None, label_smoothing: float = 0.0,
                     options: LinearCrossEntropyOptions | None = None) -> None:
            if weight is not None and tuple(weight.shape) != (num_classes,):
                raise RuntimeError(f"expected weight shape to be {(num_classes,)}, got {tuple(weight.shape)}")
            if label_smoothing < 0 or label_smoothing > 1.0:
                raise RuntimeError(f"expected label_smoothing to be in range [0, 1], got {label_smoothing}")
            super().__init__(weight=weight, size_average=None, reduce=None, reduction=reduction)
            self.num_classes = num_classes
            self.out_features = out_features
            self.ignore_index = ignore_index
            self.label_smoothing = label_smoothing
            self.linear = nn.Linear(in_features, math.prod(out_features, start=num_classes), bias=bias, device=device, dtype=dtype)
            self.options = options

        def forward(self, input: Tensor, target: Tensor) -> Tensor:
            shape = (self.num_classes, *self.out_features)
            bias = self.linear.bias
            return F.linear_cross_entropy(
                input, self.linear.weight.reshape((*shape, self.linear.in_features)), target,
                linear_bias=None if bias is None else bias.reshape(shape), weight=self.weight, reduction=self.reduction,
                ignore_index=self.ignore_index, label_smoothing=self.label_smoothing, options=self.options)

        def extra_repr(self) -> str:
            return (f"in_features={self.linear.in_features}, num_classes={self.num_classes}, "
                    f"out_features={self.out_features}, bias={self.linear.bias is not None}, reduction={self.reduction}, "
                    f"ignore_index={self.ignore_index}, label_smoothing={self.label_smoothing}, options={self.options}")

    _set_module(LinearCrossEntropyOptions, "torch.nn.modules.linear_cross_entropy_options")
    _set_module(LinearCrossEntropyLoss, "torch.nn.modules.loss")
    """#
}
