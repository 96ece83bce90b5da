// Normalising layers that are ordinary control flow, as module text: over neighbouring channels, and over the batches of
// several processes, of which there is one here.

enum FurtherNormalizationSource {
  static let text = #"""
    class _CrossMapLRN2d(torch.autograd.Function):
        @staticmethod
        def forward(ctx, input, size, alpha=1e-4, beta=0.75, k=1):
            if input.dim() != 4:
                raise ValueError(f"CrossMapLRN2d: Expected input to be 4D, got {input.dim()}D instead.")
            squares = input.pow(2)
            channels, reach = input.size(1), int((size - 1) / 2 + 1)
            # A sum of squares over neighbouring channels that slides along them.
            total = torch.zeros_like(squares[:, 0])
            for c in range(min(reach, channels)):
                total.add_(squares[:, c])
            totals = [total]
            for c in range(1, channels):
                total = total.clone()
                if c < channels - reach + 1:
                    total.add_(squares[:, c + reach - 1])
                if c > reach:
                    total.add_(squares[:, c - reach], alpha=-1)
                totals.append(total)
            ctx.scale = torch.stack(totals, 1).mul_(alpha / size).add_(k)
            ctx.size, ctx.alpha, ctx.beta, ctx.k = size, alpha, beta, k
            output = ctx.scale.pow(-beta).mul_(input)
            ctx.save_for_backward(input, output)
            return output

        @staticmethod
        def backward(ctx, grad_output):
            input, output = ctx.saved_tensors
            count, channels, height, width = input.shape
            factor = 2 * ctx.alpha * ctx.beta / ctx.size
            margin = int(ctx.size - (ctx.size - 1) / 2)
            result = ctx.scale.pow(-ctx.beta).mul_(grad_output)
            ratios = input.new_zeros(channels + ctx.size - 1, height, width)
            centre = ratios.narrow(0, margin, channels)
            for n in range(count):
                centre.copy_(grad_output[n] * output[n]).div_(ctx.scale[n])
                total = ratios.narrow(0, 0, ctx.size - 1).sum(0)
                for c in range(channels):
                    total.add_(ratios[c + ctx.size - 1])
                    result[n][c].addcmul_(input[n][c], total, value=-factor)
                    total.add_(ratios[c], alpha=-1)
            return result, None, None, None, None

    _CrossMapLRN2d.__name__ = "CrossMapLRN2d"

    class CrossMapLRN2d(Module):
        def __init__(self, size, alpha=1e-4, beta=0.75, k=1):
            super().__init__()
            self.size = size
            self.alpha = alpha
            self.beta = beta
            self.k = k

        def forward(self, input):
            return _CrossMapLRN2d.apply(input, self.size, self.alpha, self.beta, self.k)

        def extra_repr(self):
            return f"{self.size}, alpha={self.alpha}, beta={self.beta}, k={self.k}"

    class SyncBatchNorm(nn.modules.batchnorm._BatchNorm):
        # One process: what there is to synchronise is here already.
        def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, process_group=None,
                     device=None, dtype=None, *, bias=True):
            super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)
            self.process_group = process_group

        def _check_input_dim(self, input):
            if input.dim() < 2:
                raise ValueError(f"expected at least 2D input (got {input.dim()}D input)")

        def forward(self, input):
            self._check_input_dim(input)
            if input.size(1) == 0:
                raise ValueError("SyncBatchNorm number of input channels should be non-zero")
            return super().forward(input)

        @classmethod
        def convert_sync_batchnorm(cls, module, process_group=None):
            result = module
            if isinstance(module, nn.modules.batchnorm._BatchNorm):
                result = SyncBatchNorm(module.num_features, module.eps, module.momentum, module.affine,
                                       module.track_running_stats, process_group, bias=module.bias is not None)
                if module.affine:
                    with torch.no_grad():
                        result.weight = module.weight
                        result.bias = module.bias
                result.running_mean = module.running_mean
                result.running_var = module.running_var
                result.num_batches_tracked = module.num_batches_tracked
                result.training = module.training
            for name, child in module.named_children():
                result.add_module(name, cls.convert_sync_batchnorm(child, process_group))
            return result

    _set_module(CrossMapLRN2d, "torch.nn.modules.normalization")
    _set_module(SyncBatchNorm, "torch.nn.modules.batchnorm")
    """#
}
