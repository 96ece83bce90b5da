// `torch.nn.utils.fusion` as module text: a layer and the batch normalisation after it as one layer, for evaluation.

enum FusionSource {
  static let text = #"""
    def _check(layer, bn):
        if layer.training or bn.training:
            raise AssertionError("Fusion only for eval!")

    def _check_averages(bn):
        if bn.running_mean is None or bn.running_var is None:
            raise AssertionError("bn.running_mean and bn.running_var must not be None")

    def fuse_conv_bn_eval(conv, bn, transpose=False):
        _check(conv, bn)
        fused = deepcopy(conv)
        _check_averages(bn)
        fused.weight, fused.bias = fuse_conv_bn_weights(fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps,
                                                        bn.weight, bn.bias, transpose)
        return fused

    def fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False):
        conv_b = torch.zeros_like(bn_rm, dtype=conv_w.dtype) if conv_b is None else conv_b
        bn_w = torch.ones_like(bn_rm) if bn_w is None else bn_w
        bn_b = torch.zeros_like(bn_rm) if bn_b is None else bn_b
        inverse = torch.rsqrt(bn_rv + bn_eps)
        shape = [1] * conv_w.dim()
        shape[1 if transpose else 0] = -1
        weight = (conv_w * (bn_w * inverse).reshape(shape)).to(conv_w.dtype)
        bias = ((conv_b - bn_rm) * inverse * bn_w + bn_b).to(conv_b.dtype)
        return Parameter(weight, conv_w.requires_grad), Parameter(bias, conv_b.requires_grad)

    def fuse_linear_bn_eval(linear, bn):
        _check(linear, bn)
        fused = deepcopy(linear)
        if bn.num_features not in (linear.out_features, 1):
            raise AssertionError("To fuse, linear.out_features == bn.num_features or bn.num_features == 1, got "
                                 f"linear.out_features={linear.out_features} and bn.num_features={bn.num_features}")
        _check_averages(bn)
        fused.weight, fused.bias = fuse_linear_bn_weights(fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps,
                                                          bn.weight, bn.bias)
        return fused

    def fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b):
        linear_b = torch.zeros_like(bn_rm, dtype=linear_w.dtype) if linear_b is None else linear_b
        scale = bn_w * torch.rsqrt(bn_rv + bn_eps)
        weight = linear_w * scale.unsqueeze(-1).to(linear_w.dtype)
        bias = ((linear_b - bn_rm) * scale + bn_b).to(linear_b.dtype)
        return Parameter(weight, linear_w.requires_grad), Parameter(bias, linear_b.requires_grad)
    """#
}
