// Recorded by Tests/Oracle/record_signatures.py: how PyTorch declares the arguments of its functions. See
// CallSignatures.swift for the form.

enum RecordedSignatures1 {
  static let text = #"""
    fft fft|fft_fft(T input,I? n=None,I dim=-1,A? norm=None,*,T out=None)
    fft fftfreq|fft_fftfreq(I n,F d=1.0,*,T out=None,Y? dtype=None,W? layout=None,V? device=None,B? pin_memory=False,B? requires_grad=False)
    fft fftn|fft_fftn(T input,Z?1 s=None,Z?1 dim=None,A? norm=None,*,T out=None)
    fft fftshift|fft_fftshift(T input,Z?1 dim=None)
    fft hfft|fft_hfft(T input,I? n=None,I dim=-1,A? norm=None,*,T out=None)
    fft hfftn|fft_hfftn(T input,Z?1 s=None,Z?1 dim=None,A? norm=None,*,T out=None)
    fft ifft|fft_ifft(T input,I? n=None,I dim=-1,A? norm=None,*,T out=None)
    fft ifftn|fft_ifftn(T input,Z?1 s=None,Z?1 dim=None,A? norm=None,*,T out=None)
    fft ifftshift|fft_ifftshift(T input,Z?1 dim=None)
    fft ihfft|fft_ihfft(T input,I? n=None,I dim=-1,A? norm=None,*,T out=None)
    fft ihfftn|fft_ihfftn(T input,Z?1 s=None,Z?1 dim=None,A? norm=None,*,T out=None)
    fft irfft|fft_irfft(T input,I? n=None,I dim=-1,A? norm=None,*,T out=None)
    fft irfftn|fft_irfftn(T input,Z?1 s=None,Z?1 dim=None,A? norm=None,*,T out=None)
    fft rfft|fft_rfft(T input,I? n=None,I dim=-1,A? norm=None,*,T out=None)
    fft rfftfreq|fft_rfftfreq(I n,F d=1.0,*,T out=None,Y? dtype=None,W? layout=None,V? device=None,B? pin_memory=False,B? requires_grad=False)
    fft rfftn|fft_rfftn(T input,Z?1 s=None,Z?1 dim=None,A? norm=None,*,T out=None)
    functional adaptive_avg_pool1d|(T input,Z1 output_size)
    functional avg_pool1d|(T input,Z1 kernel_size,Z1 stride=None,Z1 padding=0,B ceil_mode=False,B count_include_pad=True)
    functional avg_pool2d|(T input,Z2 kernel_size,Z2 stride=None,Z2 padding=0,B ceil_mode=False,B count_include_pad=True,I? divisor_override=None,*,T out=None)
    functional avg_pool3d|(T input,Z3 kernel_size,Z3 stride=None,Z3 padding=0,B ceil_mode=False,B count_include_pad=True,I? divisor_override=None,*,T out=None)
    functional bilinear|(T input1,T input2,T weight,T? bias=None)
    functional celu_|(T input,S alpha=1.0)
    functional channel_shuffle|(T input,I groups)
    functional conv1d|(T input,T weight,T? bias=None,Z1 stride=1,Z1 padding=0,Z1 dilation=1,I groups=1)|(T input,T weight,T? bias=None,Z1 stride=1,A padding="valid",Z1 dilation=1,I groups=1)
    functional conv2d|(T input,T weight,T? bias=None,Z2 stride=1,Z2 padding=0,Z2 dilation=1,I groups=1)|(T input,T weight,T? bias=None,Z2 stride=1,A padding="valid",Z2 dilation=1,I groups=1)
    functional conv3d|(T input,T weight,T? bias=None,Z3 stride=1,Z3 padding=0,Z3 dilation=1,I groups=1)|(T input,T weight,T? bias=None,Z3 stride=1,A padding="valid",Z3 dilation=1,I groups=1)
    functional conv_transpose1d|(T input,T weight,T? bias=None,Z1 stride=1,Z1 padding=0,Z1 output_padding=0,I groups=1,Z1 dilation=1)
    functional conv_transpose2d|(T input,T weight,T? bias=None,Z2 stride=1,Z2 padding=0,Z2 output_padding=0,I groups=1,Z2 dilation=1)
    functional conv_transpose3d|(T input,T weight,T? bias=None,Z3 stride=1,Z3 padding=0,Z3 output_padding=0,I groups=1,Z3 dilation=1)
    functional cosine_similarity|(T x1,T x2,I dim=1,F eps=1e-08)
    functional elu_|(T input,S alpha=1,S scale=1,S input_scale=1)
    functional gelu|(T input,*,A approximate="none",T out=None)
    functional hardshrink|(T input,S lambd=0.5,*,T out=None)
    functional hardtanh_|(T input,S min_val=-1,S max_val=1)
    functional leaky_relu_|(T input,S negative_slope=0.01)
    functional linear|(T input,T weight,T? bias=None,*,T out=None)
    functional one_hot|(T input,I num_classes=-1)
    functional pairwise_distance|(T x1,T x2,F p=2,F eps=1e-06,B keepdim=False)
    functional pdist|(T input,F p=2)
    functional pixel_shuffle|(T input,I upscale_factor)
    functional pixel_unshuffle|(T input,I downscale_factor)
    functional prelu|(T input,T weight)
    functional relu_|(T input)
    functional rrelu_|(T input,S lower=0.125,S upper=0.3333333333333333,B training=False,G? generator=None)
    functional scaled_dot_product_attention|(T query,T key,T value,T? attn_mask=None,F dropout_p=0.0,B is_causal=False,*,F? scale=None,B enable_gqa=False)
    functional selu_|(T input)
    functional softplus|(T input,S beta=1,S threshold=20,*,T out=None)
    functional softshrink|(T input,S lambd=0.5,*,T out=None)
    functional threshold_|(T input,S threshold,S value)
    linalg cholesky|linalg_cholesky(T input,*,B upper=False,T out=None)
    linalg cholesky_ex|linalg_cholesky_ex(T input,*,B upper=False,B check_errors=False,L2 out=None)
    linalg cond|linalg_cond(T input,S? p=None,*,T out=None)|linalg_cond(T input,A p,*,T out=None)
    linalg cross|linalg_cross(T input,T other,*,I dim=-1,T out=None)
    linalg det|linalg_det(T A,*,T out=None)
    linalg diagonal|linalg_diagonal(T A,*,I offset=0,I dim1=-2,I dim2=-1)
    linalg eig|linalg_eig(T input,*,L2 out=None)
    linalg eigh|linalg_eigh(T input,A UPLO="L",*,L2 out=None)
    linalg eigvals|linalg_eigvals(T input,*,T out=None)
    linalg eigvalsh|linalg_eigvalsh(T input,A UPLO="L",*,T out=None)
    linalg householder_product|linalg_householder_product(T input,T tau,*,T out=None)
    linalg inv|linalg_inv(T A,*,T out=None)
    linalg inv_ex|linalg_inv_ex(T A,*,B check_errors=False,L2 out=None)
    linalg ldl_factor|linalg_ldl_factor(T input,*,B hermitian=False,L2 out=None)
    linalg ldl_factor_ex|linalg_ldl_factor_ex(T input,*,B hermitian=False,B check_errors=False,L3 out=None)
    linalg ldl_solve|linalg_ldl_solve(T LD,T pivots,T B,*,B hermitian=False,T out=None)
    linalg lstsq|linalg_lstsq(T input,T b,F? rcond=None,*,A? driver=None,L4 out=None)
    linalg lu|linalg_lu(T A,*,B pivot=True,L3 out=None)
    linalg lu_factor|linalg_lu_factor(T A,*,B pivot=True,L2 out=None)
    linalg lu_factor_ex|linalg_lu_factor_ex(T A,*,B pivot=True,B check_errors=False,L3 out=None)
    linalg lu_solve|linalg_lu_solve(T LU,T pivots,T B,*,B left=True,B adjoint=False,T out=None)
    linalg matmul|linalg_matmul(T input,T other,*,T out=None)
    linalg matrix_exp|linalg_matrix_exp(T input)
    linalg matrix_power|linalg_matrix_power(T input,I n,*,T out=None)
    linalg matrix_rank|linalg_matrix_rank(T input,*,T? atol=None,T? rtol=None,B hermitian=False,T out=None)|linalg_matrix_rank(T input,*,F? atol=None,F? rtol=None,B hermitian=False,T out=None)|linalg_matrix_rank(T input,T tol,B hermitian=False,*,T out=None)|linalg_matrix_rank(T input,F tol,B hermitian=False,*,T out=None)
    linalg multi_dot|linalg_multi_dot(L tensors,*,T out=None)
    linalg matrix_norm|linalg_matrix_norm(T input,S ord,Z dim={-2,-1},B keepdim=False,*,Y? dtype=None,T out=None)|linalg_matrix_norm(T input,A ord="fro",Z dim={-2,-1},B keepdim=False,*,Y? dtype=None,T out=None)
    linalg norm|linalg_norm(T input,S? ord=None,Z?1 dim=None,B keepdim=False,*,Y? dtype=None,T out=None)|linalg_norm(T input,A ord,Z?1 dim=None,B keepdim=False,*,Y? dtype=None,T out=None)
    linalg pinv|linalg_pinv(T input,*,T? atol=None,T? rtol=None,B hermitian=False,T out=None)|linalg_pinv(T input,*,F? atol=None,F? rtol=None,B hermitian=False,T out=None)|linalg_pinv(T input,T rcond,B hermitian=False,*,T out=None)|linalg_pinv(T input,F rcond,B hermitian=False,*,T out=None)
    linalg qr|linalg_qr(T A,A mode="reduced",*,L2 out=None)
    linalg slogdet|linalg_slogdet(T A,*,L2 out=None)
    linalg solve|linalg_solve(T A,T B,*,B left=True,T out=None)
    linalg solve_ex|linalg_solve_ex(T A,T B,*,B left=True,B check_errors=False,L2 out=None)
    linalg solve_triangular|linalg_solve_triangular(T input,T B,*,B upper,B left=True,B unitriangular=False,T out=None)
    linalg svd|linalg_svd(T A,B full_matrices=True,*,A? driver=None,L3 out=None)
    linalg svdvals|linalg_svdvals(T A,*,A? driver=None,T out=None)
    linalg tensorinv|linalg_tensorinv(T input,I ind=2,*,T out=None)
    linalg tensorsolve|linalg_tensorsolve(T input,T other,Z? dims=None,*,T out=None)
    linalg vander|linalg_vander(T x,*,I? N=None)
    linalg vecdot|linalg_vecdot(T x,T y,*,I dim=-1,T out=None)
    linalg vector_norm|linalg_vector_norm(T input,S ord=2,Z?1 dim=None,B keepdim=False,*,Y? dtype=None,T out=None)
    method _is_view|-
    method abs|-
    method abs_|-
    method absolute|-
    method absolute_|-
    method acos|-
    method acos_|-
    method acosh|-
    method acosh_|-
    method add|!(S alpha,T other)|(T other,*,S alpha=1)
    method add_|!(S alpha,T other)|(T other,*,S alpha=1)
    method addbmm|!(S beta,S alpha,T batch1,T batch2)|!(S beta,T batch1,T batch2)|(T batch1,T batch2,*,S beta=1,S alpha=1)
    method addbmm_|!(S beta,S alpha,T batch1,T batch2)|!(S beta,T batch1,T batch2)|(T batch1,T batch2,*,S beta=1,S alpha=1)
    method addcdiv|!(S value,T tensor1,T tensor2)|(T tensor1,T tensor2,*,S value=1)
    method addcdiv_|!(S value,T tensor1,T tensor2)|(T tensor1,T tensor2,*,S value=1)
    method addcmul|!(S value,T tensor1,T tensor2)|(T tensor1,T tensor2,*,S value=1)
    method addcmul_|!(S value,T tensor1,T tensor2)|(T tensor1,T tensor2,*,S value=1)
    method addmm|!(S beta,S alpha,T mat1,T mat2)|!(S beta,T mat1,T mat2)|(T mat1,T mat2,*,S beta=1,S alpha=1)
    method addmm_|!(S beta,S alpha,T mat1,T mat2)|!(S beta,T mat1,T mat2)|(T mat1,T mat2,*,S beta=1,S alpha=1)
    method addmv|!(S beta,S alpha,T mat,T vec)|!(S beta,T mat,T vec)|(T mat,T vec,*,S beta=1,S alpha=1)
    method addmv_|!(S beta,S alpha,T mat,T vec)|!(S beta,T mat,T vec)|(T mat,T vec,*,S beta=1,S alpha=1)
    method addr|!(S beta,S alpha,T vec1,T vec2)|!(S beta,T vec1,T vec2)|(T vec1,T vec2,*,S beta=1,S alpha=1)
    method addr_|!(S beta,S alpha,T vec1,T vec2)|!(S beta,T vec1,T vec2)|(T vec1,T vec2,*,S beta=1,S alpha=1)
    method adjoint|-
    method all|()|(Z? dim=None,B keepdim=False)|(I dim,B keepdim=False)
    method allclose|(T other,F rtol=1e-05,F atol=1e-08,B equal_nan=False)
    method amax|(Z1 dim=None,B keepdim=False)
    method amin|(Z1 dim=None,B keepdim=False)
    method aminmax|(*,I? dim=None,B keepdim=False)
    method angle|-
    method any|()|(Z? dim=None,B keepdim=False)|(I dim,B keepdim=False)
    method arccos|-
    method arccos_|-
    method arccosh|-
    method arccosh_|-
    method arcsin|-
    method arcsin_|-
    method arcsinh|-
    method arcsinh_|-
    method arctan|-
    method arctan2|(T other)
    method arctan2_|(T other)
    method arctan_|-
    method arctanh|-
    method arctanh_|-
    method argmax|(I? dim=None,B keepdim=False)
    method argmin|(I? dim=None,B keepdim=False)
    method argsort|(*,B stable,I dim=-1,B descending=False)|(I dim=-1,B descending=False)
    method argwhere|-
    method as_strided|(Z size,Z stride,I? storage_offset=None)
    method as_strided_|(Z size,Z stride,I? storage_offset=None)
    method as_strided_scatter|(T src,Z size,Z stride,I? storage_offset=None)
    method asin|-
    method asin_|-
    method asinh|-
    method asinh_|-
    method atan|-
    method atan2|(T other)
    method atan2_|(T other)
    method atan_|-
    method atanh|-
    method atanh_|-
    method baddbmm|!(S beta,S alpha,T batch1,T batch2)|!(S beta,T batch1,T batch2)|(T batch1,T batch2,*,S beta=1,S alpha=1)
    method baddbmm_|!(S beta,S alpha,T batch1,T batch2)|!(S beta,T batch1,T batch2)|(T batch1,T batch2,*,S beta=1,S alpha=1)
    method bernoulli|(*,G? generator=None)|(F p,*,G? generator=None)
    method bernoulli_|(T p,*,G? generator=None)|(F p=0.5,*,G? generator=None)
    method bfloat16|(*,M? memory_format=None)
    method bincount|(T? weights=None,I minlength=0)
    method bitwise_and|(T other)|(S other)
    method bitwise_and_|(T other)|(S other)
    method bitwise_left_shift|(T other)|(S other)
    method bitwise_left_shift_|(T other)|(S other)
    method bitwise_not|-
    method bitwise_not_|-
    method bitwise_or|(T other)|(S other)
    method bitwise_or_|(T other)|(S other)
    method bitwise_right_shift|(T other)|(S other)
    method bitwise_right_shift_|(T other)|(S other)
    method bitwise_xor|(T other)|(S other)
    method bitwise_xor_|(T other)|(S other)
    method bmm|(T mat2)
    method bool|(*,M? memory_format=None)
    method broadcast_to|(Z size)
    method byte|(*,M? memory_format=None)
    method cauchy_|(F median=0,F sigma=1,*,G? generator=None)
    method cdouble|(*,M? memory_format=None)
    method ceil|-
    method ceil_|-
    method cfloat|(*,M? memory_format=None)
    method char|(*,M? memory_format=None)
    method cholesky|(B upper=False)
    method cholesky_inverse|(B upper=False)
    method cholesky_solve|(T input2,B upper=False)
    method chunk|(I chunks,I dim=0)
    method clamp|(T? min=None,T? max=None)|(S? min=None,S? max=None)
    method clamp_|(T? min=None,T? max=None)|(S? min=None,S? max=None)
    method clamp_max|(T max)|(S max)
    method clamp_max_|(T max)|(S max)
    method clamp_min|(T min)|(S min)
    method clamp_min_|(T min)|(S min)
    method clip|(T? min=None,T? max=None)|(S? min=None,S? max=None)
    method clip_|(T? min=None,T? max=None)|(S? min=None,S? max=None)
    method clone|(*,M? memory_format=None)
    method coalesce|-
    method col_indices|-
    method conj|-
    method conj_physical|-
    method conj_physical_|-
    method const_data_ptr|-
    method contiguous|(*,M memory_format=contiguous_format)
    method copy_|(T other,B non_blocking=False)
    method copysign|(T other)|(S other)
    method copysign_|(T other)|(S other)
    method corrcoef|-
    method cos|-
    method cos_|-
    method cosh|-
    method cosh_|-
    method count_nonzero|(I? dim=None)|(Z dim)
    method cov|(*,I correction=1,T? fweights=None,T? aweights=None)
    method cpu|(*,M? memory_format=None)
    method cross|(T other,I? dim=None)
    method crow_indices|-
    method cuda|(V? device=None,B non_blocking=False,*,M? memory_format=None)|!(V? device=None,B async=False,*,M? memory_format=None)
    method cummax|(I dim)
    method cummin|(I dim)
    method cumprod|(I dim,*,Y? dtype=None)
    method cumprod_|(I dim,*,Y? dtype=None)
    method cumsum|(I dim,*,Y? dtype=None)
    method cumsum_|(I dim,*,Y? dtype=None)
    method data_ptr|-
    method deg2rad|-
    method deg2rad_|-
    method dense_dim|-
    method det|-
    method detach|-
    method detach_|-
    method diag|(I diagonal=0)
    method diag_embed|(I offset=0,I dim1=-2,I dim2=-1)
    method diagflat|(I offset=0)
    method diagonal|(I offset=0,I dim1=0,I dim2=1)
    method diagonal_scatter|(T src,I offset=0,I dim1=0,I dim2=1)
    method diff|(I n=1,I dim=-1,T? prepend=None,T? append=None)
    method digamma|-
    method digamma_|-
    method dim|-
    method dist|(T other,S p=2)
    method div|(T other)|(T other,*,A? rounding_mode)|(S other,*,A? rounding_mode)
    method div_|(T other)|(T other,*,A? rounding_mode)|(S other,*,A? rounding_mode)
    method divide|(T other)|(T other,*,A? rounding_mode)|(S other)|(S other,*,A? rounding_mode)
    method divide_|(T other)|(T other,*,A? rounding_mode)|(S other)|(S other,*,A? rounding_mode)
    method dot|(T tensor)
    method double|(*,M? memory_format=None)
    method dsplit|(I sections)|(Z indices)
    method element_size|-
    method eq|(T other)|(S other)
    method eq_|(T other)|(S other)
    method equal|(T other)
    method erf|-
    method erf_|-
    method erfc|-
    method erfc_|-
    method erfinv|-
    method erfinv_|-
    method exp|-
    method exp2|-
    method exp2_|-
    method exp_|-
    method expand|(Z size,*,B implicit=False)
    method expand_as|(T other)
    method expm1|-
    method expm1_|-
    method exponential_|(F lambd=1,*,G? generator=None)
    method fill_|(T value)|(S value)
    method fill_diagonal_|(S fill_value,B wrap=False)
    method fix|-
    method fix_|-
    method flatten|(I start_dim=0,I end_dim=-1)
    method flip|(Z dims)
    method fliplr|-
    method flipud|-
    method float|(*,M? memory_format=None)
    method float_power|(T exponent)|(S exponent)
    method float_power_|(T exponent)|(S exponent)
    method floor|-
    method floor_|-
    method floor_divide|(T other)|(S other)
    method floor_divide_|(T other)|(S other)
    method fmax|(T other)
    method fmin|(T other)
    method fmod|(T other)|(S other)
    method fmod_|(T other)|(S other)
    method frac|-
    method frac_|-
    method frexp|-
    method gather|(I dim,T index,*,B sparse_grad=False)
    method gcd|(T other)
    method gcd_|(T other)
    method ge|(T other)|(S other)
    method ge_|(T other)|(S other)
    method geometric_|(F p,*,G? generator=None)
    method geqrf|-
    method ger|(T vec2)
    method get_device|-
    method greater|(T other)|(S other)
    method greater_|(T other)|(S other)
    method greater_equal|(T other)|(S other)
    method greater_equal_|(T other)|(S other)
    method gt|(T other)|(S other)
    method gt_|(T other)|(S other)
    method half|(*,M? memory_format=None)
    method hardshrink|(S lambd=0.5)
    method heaviside|(T values)
    method heaviside_|(T values)
    method histc|(I bins=100,S min=0,S max=0)
    method histogram|(T bins,*,T? weight=None,B density=False)|(I bins=100,*,D? range=None,T? weight=None,B density=False)
    method hsplit|(I sections)|(Z indices)
    method hypot|(T other)
    method hypot_|(T other)
    method i0|-
    method i0_|-
    method igamma|(T other)
    method igamma_|(T other)
    method igammac|(T other)
    method igammac_|(T other)
    method index_add|(I dim,T index,T source,*,S alpha=1)
    method index_add_|(I dim,T index,T source,*,S alpha=1)
    method index_copy|(I dim,T index,T source)
    method index_copy_|(I dim,T index,T source)
    method index_fill|(I dim,T index,T value)|(I dim,T index,S value)
    method index_fill_|(I dim,T index,T value)|(I dim,T index,S value)
    method index_put|(L indices,T values,B accumulate=False)
    method index_put_|(L indices,T values,B accumulate=False)
    method index_reduce|(I dim,T index,T source,A reduce,*,B include_self=True)
    method index_reduce_|(I dim,T index,T source,A reduce,*,B include_self=True)
    method index_select|(I dim,T index)
    method indices|-
    method inner|(T other)
    method int|(*,M? memory_format=None)
    method inverse|-
    method ipu|(V? device=None,B non_blocking=False,*,M? memory_format=None)|!(V? device=None,B async=False,*,M? memory_format=None)
    method is_coalesced|-
    method is_complex|-
    method is_conj|-
    method is_contiguous|(*,M memory_format=contiguous_format)
    method is_distributed|-
    method is_floating_point|-
    method is_inference|-
    method is_neg|-
    method is_nonzero|-
    method is_pinned|(V? device=None)
    method is_same_size|(T other)
    method is_set_to|(T tensor)
    method is_signed|-
    method isclose|(T other,F rtol=1e-05,F atol=1e-08,B equal_nan=False)
    method isfinite|-
    method isinf|-
    method isnan|-
    method isneginf|-
    method isposinf|-
    method isreal|-
    method item|-
    method kron|(T other)
    method kthvalue|(I k,I dim=-1,B keepdim=False)
    method lcm|(T other)
    method lcm_|(T other)
    method ldexp|(T other)
    method ldexp_|(T other)
    method le|(T other)|(S other)
    method le_|(T other)|(S other)
    method lerp|(T end,T weight)|(T end,S weight)
    method lerp_|(T end,T weight)|(T end,S weight)
    method less|(T other)|(S other)
    method less_|(T other)|(S other)
    method less_equal|(T other)|(S other)
    method less_equal_|(T other)|(S other)
    method lgamma|-
    method lgamma_|-
    method log|-
    method log10|-
    method log10_|-
    method log1p|-
    method log1p_|-
    method log2|-
    method log2_|-
    method log_|-
    method log_normal_|(F mean=1,F std=2,*,G? generator=None)
    method log_softmax|(I dim,Y? dtype=None)
    method logaddexp|(T other)
    method logaddexp2|(T other)
    method logcumsumexp|(I dim)
    method logdet|-
    method logical_and|(T other)
    method logical_and_|(T other)
    method logical_not|-
    method logical_not_|-
    method logical_or|(T other)
    method logical_or_|(T other)
    method logical_xor|(T other)
    method logical_xor_|(T other)
    method logit|(F? eps=None)
    method logit_|(F? eps=None)
    method logsumexp|(Z1 dim,B keepdim=False)
    method long|(*,M? memory_format=None)
    method lt|(T other)|(S other)
    method lt_|(T other)|(S other)
    method lu_solve|(T LU_data,T LU_pivots)
    method map2_|(T x,T y,P callable)
    method map_|(T other,P callable)
    method masked_fill|(T mask,T value)|(T mask,S value)
    method masked_fill_|(T mask,T value)|(T mask,S value)
    method masked_scatter|(T mask,T source)
    method masked_scatter_|(T mask,T source)
    method masked_select|(T mask)
    method matmul|(T other)
    method matrix_exp|-
    method matrix_power|(I n)
    method max|()|(T other)|(I dim,B keepdim=False)
    method maximum|(T other)
    method mean|(*,Y? dtype=None)|(Z?1 dim,B keepdim=False,*,Y? dtype=None)
    method median|()|(I dim,B keepdim=False)
    method min|()|(T other)|(I dim,B keepdim=False)
    method minimum|(T other)
    method mm|(T mat2)
    method mode|(I dim=-1,B keepdim=False)
    method moveaxis|(I source,I destination)|(Z source,Z destination)
    method movedim|(I source,I destination)|(Z source,Z destination)
    method msort|-
    method mul|(T other)
    """#
}
