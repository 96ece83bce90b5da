// Recorded by Tests/Oracle/record_refusals.py: what PyTorch's functions say to what is no tensor. Each line has the
// function, the parameter, and the attribute asked for, or the function that refuses with its parameter and position.

enum RecordedRefusals {
  static let text = #"""
    Flatten input|.flatten
    _BatchNorm input|.dim
    _InstanceNorm input|.dim
    adaptive_avg_pool2d input|.size
    adaptive_avg_pool3d input|.size
    adaptive_max_pool1d_with_indices input|adaptive_max_pool1d input 1
    adaptive_max_pool2d_with_indices input|.size
    adaptive_max_pool3d_with_indices input|.size
    affine_grid theta|.is_floating_point
    alpha_dropout input|alpha_dropout input 1
    batch_norm bias|batch_norm bias 3
    batch_norm input|.size
    batch_norm running_mean|batch_norm running_mean 4
    batch_norm running_var|batch_norm running_var 5
    batch_norm weight|batch_norm weight 2
    binary_cross_entropy input|.size
    binary_cross_entropy target|.size
    binary_cross_entropy weight|.size
    binary_cross_entropy_with_logits input|.size
    binary_cross_entropy_with_logits pos_weight|binary_cross_entropy_with_logits pos_weight 4
    binary_cross_entropy_with_logits target|.size
    binary_cross_entropy_with_logits weight|binary_cross_entropy_with_logits weight 3
    cdist x1|cdist x1 1
    cdist x2|cdist x2 2
    celu input|celu input 1
    cosine_embedding_loss input1|cosine_embedding_loss input1 1
    cosine_embedding_loss input2|cosine_embedding_loss input2 2
    cosine_embedding_loss target|cosine_embedding_loss target 3
    cross_entropy input|cross_entropy_loss input 1
    cross_entropy target|cross_entropy_loss target 2
    cross_entropy weight|cross_entropy_loss weight 3
    dropout input|dropout input 1
    dropout1d input|.dim
    dropout2d input|.dim
    dropout3d input|.dim
    elu input|elu input 1
    embedding input|embedding indices 2
    embedding weight|embedding weight 1
    embedding_bag input|.dim
    embedding_bag offsets|.dim
    embedding_bag weight|.dtype
    feature_alpha_dropout input|feature_alpha_dropout input 1
    fold input|col2im input 1
    gaussian_nll_loss input|.size
    glu input|.dim
    grid_sample grid|grid_sampler grid 2
    grid_sample input|grid_sampler input 1
    group_norm bias|group_norm bias 4
    group_norm input|.dim
    group_norm weight|group_norm weight 3
    gumbel_softmax logits|empty_like input 1
    hardsigmoid input|hardsigmoid input 1
    hardswish input|hardswish input 1
    hardtanh input|hardtanh input 1
    hinge_embedding_loss input|hinge_embedding_loss input 1
    hinge_embedding_loss target|hinge_embedding_loss target 2
    huber_loss input|.size
    huber_loss target|.size
    instance_norm bias|instance_norm bias 3
    instance_norm input|.size
    instance_norm weight|instance_norm weight 2
    interpolate input|.dim
    kl_div input|kl_div input 1
    kl_div target|kl_div target 2
    l1_loss input|.size
    l1_loss target|.size
    layer_norm bias|layer_norm bias 4
    layer_norm input|layer_norm input 1
    layer_norm weight|layer_norm weight 3
    leaky_relu input|leaky_relu input 1
    local_response_norm input|.dim
    log_softmax input|.log_softmax
    lp_pool1d input|.pow
    lp_pool2d input|.pow
    lp_pool3d input|.pow
    margin_ranking_loss input1|.dim
    margin_ranking_loss input2|.dim
    margin_ranking_loss target|.dim
    max_pool1d_with_indices input|max_pool1d_with_indices input 1
    max_pool2d_with_indices input|max_pool2d_with_indices input 1
    max_pool3d_with_indices input|.is_cuda
    mish input|mish input 1
    mse_loss input|.size
    mse_loss target|.size
    multi_margin_loss input|multi_margin_loss input 1
    multi_margin_loss target|multi_margin_loss target 2
    multilabel_margin_loss input|multilabel_margin_loss input 1
    multilabel_margin_loss target|multilabel_margin_loss target 2
    multilabel_soft_margin_loss input|log_sigmoid input 1
    nll_loss input|nll_loss_nd input 1
    nll_loss target|nll_loss_nd target 2
    norm input|.layout
    normalize input|.norm
    pad input|pad input 1
    pca_lowrank A|.shape
    poisson_nll_loss input|poisson_nll_loss input 1
    poisson_nll_loss target|poisson_nll_loss target 2
    relu6 input|relu6 input 1
    rms_norm input|rms_norm input 1
    rms_norm weight|rms_norm weight 3
    rrelu input|rrelu input 1
    selu input|selu input 1
    silu input|silu input 1
    smooth_l1_loss input|.size
    smooth_l1_loss target|.size
    soft_margin_loss input|soft_margin_loss input 1
    soft_margin_loss target|soft_margin_loss target 2
    softmax input|.softmax
    softsign input|.abs
    split tensor|.split
    stft input|.dim
    svd_lowrank A|.shape
    tanhshrink input|.tanh
    tensordot a|.dim
    tensordot b|.dim
    threshold input|threshold input 1
    triplet_margin_loss anchor|triplet_margin_loss anchor 1
    triplet_margin_loss negative|triplet_margin_loss negative 3
    triplet_margin_loss positive|triplet_margin_loss positive 2
    triplet_margin_with_distance_loss anchor|.ndim
    triplet_margin_with_distance_loss negative|.ndim
    triplet_margin_with_distance_loss positive|.ndim
    unfold input|im2col input 1
    unravel_index indices|.is_complex
    upsample input|.dim
    """#
}
