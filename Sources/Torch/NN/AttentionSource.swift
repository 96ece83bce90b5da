// `nn.MultiheadAttention` and `F.multi_head_attention_forward` as module text: projections, masks and heads around the
// attention that the engine has.

enum AttentionSource {
  static let text = #"""
    def _canonical_mask(mask, mask_name, other_type, other_name, target_type, check_other=True):
        if mask is None:
            return None
        floating = torch.is_floating_point(mask)
        if mask.dtype != torch.bool and not floating:
            raise AssertionError(f"only bool and floating types of {mask_name} are supported")
        if check_other and other_type is not None and mask.dtype != other_type:
            warn(f"Support for mismatched {mask_name} and {other_name} is deprecated. Use same type for both instead.",
                 stacklevel=2)
        if floating:
            return mask
        return torch.zeros_like(mask, dtype=target_type).masked_fill_(mask, float("-inf"))

    def _none_or_dtype(input):
        if input is None:
            return None
        if isinstance(input, Tensor):
            return input.dtype
        raise RuntimeError("input to _none_or_dtype() must be None or torch.Tensor")

    def _check_ranks(query, key, value, key_padding_mask, attn_mask, num_heads):
        rank = query.dim()
        if rank not in (2, 3):
            raise AssertionError(f"query should be unbatched 2D or batched 3D tensor but received {rank}-D query tensor")
        start = "For batched (3-D) `query`" if rank == 3 else "For unbatched (2-D) `query`"
        if key.dim() != rank or value.dim() != rank:
            raise AssertionError(f"{start}, expected `key` and `value` to be {rank}-D but found {key.dim()}-D and "
                                 f"{value.dim()}-D tensors respectively")
        if key_padding_mask is not None and key_padding_mask.dim() != rank - 1:
            raise AssertionError(f"{start}, expected `key_padding_mask` to be `None` or {rank - 1}-D but found "
                                 f"{key_padding_mask.dim()}-D tensor instead")
        if attn_mask is not None:
            if attn_mask.dim() not in (2, 3):
                raise AssertionError(f"{start}, expected `attn_mask` to be `None`, 2-D or 3-D but found {attn_mask.dim()}-D "
                                     "tensor instead")
            wanted = (num_heads, query.shape[0], key.shape[0])
            if rank == 2 and attn_mask.dim() == 3 and attn_mask.shape != wanted:
                raise AssertionError(f"Expected `attn_mask` shape to be {wanted} but got {attn_mask.shape}")
        return rank == 3

    def _apart(projection, parts, width):
        # One product for several projections, taken apart along a new first dimension.
        spread = projection.unflatten(-1, (parts, width)).unsqueeze(0).transpose(0, -2).squeeze(-2).contiguous()
        return [spread[number] for number in range(parts)]

    def _packed_projection(q, k, v, weight, bias):
        width = q.size(-1)
        if k is v and q is k:
            return _apart(F.linear(q, weight, bias), 3, width)
        if k is v:
            w_q, w_kv = weight.split([width, width * 2])
            b_q, b_kv = (None, None) if bias is None else bias.split([width, width * 2])
            return [F.linear(q, w_q, b_q)] + _apart(F.linear(k, w_kv, b_kv), 2, width)
        biases = (None, None, None) if bias is None else bias.chunk(3)
        return [F.linear(x, w, b) for x, w, b in zip((q, k, v), weight.chunk(3), biases)]

    def _own_projection(inputs, weights, bias):
        width = inputs[0].size(-1)
        for name, x, w in zip(("query", "key", "value"), inputs, weights):
            wanted = (width, x.size(-1))
            if w.shape != wanted:
                raise AssertionError(f"expecting {name} weights shape of {wanted}, but got {w.shape}")
        biases = (None, None, None) if bias is None else bias.chunk(3)
        return [F.linear(x, w, b) for x, w, b in zip(inputs, weights, biases)]

    def _fitted_mask(attn_mask, batch, heads, target, source):
        if attn_mask is None:
            return None
        if attn_mask.dim() == 2:
            if attn_mask.shape != (target, source):
                raise RuntimeError(f"The shape of the 2D attn_mask is {attn_mask.shape}, but should be {(target, source)}.")
            return attn_mask.unsqueeze(0)
        if attn_mask.dim() == 3:
            wanted = (batch * heads, target, source)
            if attn_mask.shape != wanted:
                raise RuntimeError(f"The shape of the 3D attn_mask is {attn_mask.shape}, but should be {wanted}.")
            return attn_mask
        raise RuntimeError(f"attn_mask's dimension {attn_mask.dim()} is not supported")

    def _with_padding(attn_mask, key_padding_mask, batch, heads, source):
        if key_padding_mask is None:
            return attn_mask
        for place, wanted in ((0, batch), (1, source)):
            if key_padding_mask.shape[place] != wanted:
                raise AssertionError(f"Expected key_padded_mask.shape[{place}] to be {wanted}, but got "
                                     f"{key_padding_mask.shape[place]}")
        spread = key_padding_mask.view(batch, 1, 1, source).expand(-1, heads, -1, -1).reshape(batch * heads, 1, source)
        return spread if attn_mask is None else attn_mask + spread

    def multi_head_attention_forward(query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k,
                                     bias_v, add_zero_attn, dropout_p, out_proj_weight, out_proj_bias, training=True,
                                     key_padding_mask=None, need_weights=True, attn_mask=None, use_separate_proj_weight=False,
                                     q_proj_weight=None, k_proj_weight=None, v_proj_weight=None, static_k=None, static_v=None,
                                     average_attn_weights=True, is_causal=False):
        batched = _check_ranks(query, key, value, key_padding_mask, attn_mask, num_heads)
        if not batched:
            same_key, same_value = query is key, key is value
            query = query.unsqueeze(1)
            key = query if same_key else key.unsqueeze(1)
            value = key if same_value else value.unsqueeze(1)
            if key_padding_mask is not None:
                key_padding_mask = key_padding_mask.unsqueeze(0)
        target, batch, width = query.shape
        source = key.shape[0]
        key_padding_mask = _canonical_mask(key_padding_mask, "key_padding_mask", _none_or_dtype(attn_mask), "attn_mask",
                                           query.dtype)
        if is_causal and attn_mask is None:
            raise RuntimeError(
                "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
                "`generate_square_subsequent_mask` to create this mask.")
        if is_causal and key_padding_mask is None and not need_weights:
            attn_mask = None
        else:
            attn_mask = _canonical_mask(attn_mask, "attn_mask", None, "", query.dtype, False)
            if key_padding_mask is not None:
                is_causal = False
        if width != embed_dim_to_check:
            raise AssertionError(f"was expecting embedding dimension of {embed_dim_to_check}, but got {width}")
        head = width // num_heads
        if head * num_heads != width:
            raise AssertionError(f"embed_dim {width} not divisible by num_heads {num_heads}")
        if use_separate_proj_weight:
            if key.shape[:2] != value.shape[:2]:
                raise AssertionError(f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}")
            q, k, v = _own_projection((query, key, value), (q_proj_weight, k_proj_weight, v_proj_weight), in_proj_bias)
        else:
            if key.shape != value.shape:
                raise AssertionError(f"key shape {key.shape} does not match value shape {value.shape}")
            q, k, v = _packed_projection(query, key, value, in_proj_weight, in_proj_bias)
        attn_mask = _fitted_mask(attn_mask, batch, num_heads, target, source)

        def one_more():
            nonlocal attn_mask, key_padding_mask
            if attn_mask is not None:
                attn_mask = F.pad(attn_mask, (0, 1))
            if key_padding_mask is not None:
                key_padding_mask = F.pad(key_padding_mask, (0, 1))

        if bias_k is not None and bias_v is not None:
            k = torch.cat([k, bias_k.repeat(1, batch, 1)])
            v = torch.cat([v, bias_v.repeat(1, batch, 1)])
            one_more()
        rows = batch * num_heads
        q = q.view(target, rows, head).transpose(0, 1)
        k = k.view(k.shape[0], rows, head).transpose(0, 1) if static_k is None else static_k
        v = v.view(v.shape[0], rows, head).transpose(0, 1) if static_v is None else static_v
        if add_zero_attn:
            k = torch.cat([k, torch.zeros((rows, 1, head), dtype=k.dtype, device=k.device)], dim=1)
            v = torch.cat([v, torch.zeros((rows, 1, head), dtype=v.dtype, device=v.device)], dim=1)
            one_more()
        source = k.size(1)
        attn_mask = _with_padding(attn_mask, key_padding_mask, batch, num_heads, source)
        rate = dropout_p if training else 0.0
        weights = None
        if need_weights:
            scaled = q * math.sqrt(1.0 / float(head))
            if attn_mask is not None:
                weights = torch.baddbmm(attn_mask, scaled, k.transpose(-2, -1))
            else:
                weights = torch.bmm(scaled, k.transpose(-2, -1))
            weights = F.softmax(weights, dim=-1)
            if rate > 0.0:
                weights = F.dropout(weights, p=rate)
            output = torch.bmm(weights, v).transpose(0, 1).reshape(target * batch, width)
            weights = weights.view(batch, num_heads, target, source)
        else:
            if attn_mask is not None:
                if attn_mask.size(0) == 1 and attn_mask.dim() == 3:
                    attn_mask = attn_mask.unsqueeze(0)
                else:
                    attn_mask = attn_mask.view(batch, num_heads, -1, source)
            q = q.view(batch, num_heads, target, head)
            k = k.view(batch, num_heads, source, head)
            v = v.view(batch, num_heads, source, head)
            output = F.scaled_dot_product_attention(q, k, v, attn_mask, rate, is_causal)
            output = output.permute(2, 0, 1, 3).reshape(batch * target, width)
        output = F.linear(output, out_proj_weight, out_proj_bias)
        output = output.view(target, batch, output.size(1))
        if weights is not None and average_attn_weights:
            weights = weights.mean(dim=1)
        if not batched:
            output = output.squeeze(1)
            weights = None if weights is None else weights.squeeze(0)
        return output, weights

    class MultiheadAttention(Module):
        def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None,
                     vdim=None, batch_first=False, device=None, dtype=None):
            if embed_dim <= 0 or num_heads <= 0:
                raise ValueError(f"embed_dim and num_heads must be greater than 0, got embed_dim={embed_dim} and "
                                 f"num_heads={num_heads} instead")
            super().__init__()
            kinds = {"device": device, "dtype": dtype}
            self.embed_dim = embed_dim
            self.kdim = embed_dim if kdim is None else kdim
            self.vdim = embed_dim if vdim is None else vdim
            self._qkv_same_embed_dim = self.kdim == embed_dim and self.vdim == embed_dim
            self.num_heads = num_heads
            self.dropout = dropout
            self.batch_first = batch_first
            self.head_dim = embed_dim // num_heads
            if self.head_dim * num_heads != embed_dim:
                raise AssertionError("embed_dim must be divisible by num_heads")
            names = ["q_proj_weight", "k_proj_weight", "v_proj_weight"]
            if self._qkv_same_embed_dim:
                self.in_proj_weight = Parameter(torch.empty((3 * embed_dim, embed_dim), **kinds))
                for name in names:
                    self.register_parameter(name, None)
            else:
                for name, width in zip(names, (embed_dim, self.kdim, self.vdim)):
                    setattr(self, name, Parameter(torch.empty((embed_dim, width), **kinds)))
                self.register_parameter("in_proj_weight", None)
            if bias:
                self.in_proj_bias = Parameter(torch.empty(3 * embed_dim, **kinds))
            else:
                self.register_parameter("in_proj_bias", None)
            self.out_proj = nn.modules.linear.NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias, **kinds)
            if add_bias_kv:
                self.bias_k = Parameter(torch.empty((1, 1, embed_dim), **kinds))
                self.bias_v = Parameter(torch.empty((1, 1, embed_dim), **kinds))
            else:
                self.bias_k = self.bias_v = None
            self.add_zero_attn = add_zero_attn
            self._reset_parameters()

        def _reset_parameters(self):
            for name in ("in_proj_weight", "q_proj_weight", "k_proj_weight", "v_proj_weight"):
                weight = getattr(self, name)
                if weight is not None:
                    init.xavier_uniform_(weight)
            if self.in_proj_bias is not None:
                init.constant_(self.in_proj_bias, 0.0)
                init.constant_(self.out_proj.bias, 0.0)
            for bias in (self.bias_k, self.bias_v):
                if bias is not None:
                    init.xavier_normal_(bias)

        def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
                    average_attn_weights=True, is_causal=False):
            if attn_mask is not None:
                torch.is_floating_point(attn_mask)
            if key_padding_mask is not None:
                torch.is_floating_point(key_padding_mask)
            batched = query.dim() == 3
            key_padding_mask = _canonical_mask(key_padding_mask, "key_padding_mask", _none_or_dtype(attn_mask), "attn_mask",
                                               query.dtype)
            attn_mask = _canonical_mask(attn_mask, "attn_mask", None, "", query.dtype, False)
            query.is_nested or key.is_nested or value.is_nested
            turned = self.batch_first and batched
            if turned:
                same_key, same_value = query is key, key is value
                query = query.transpose(1, 0)
                key = query if same_key and same_value else key.transpose(1, 0)
                value = key if same_value else value.transpose(1, 0)
            output, weights = multi_head_attention_forward(
                query, key, value, self.embed_dim, self.num_heads, self.in_proj_weight, self.in_proj_bias, self.bias_k,
                self.bias_v, self.add_zero_attn, self.dropout, self.out_proj.weight, self.out_proj.bias,
                training=self.training, key_padding_mask=key_padding_mask, need_weights=need_weights, attn_mask=attn_mask,
                use_separate_proj_weight=not self._qkv_same_embed_dim, q_proj_weight=self.q_proj_weight,
                k_proj_weight=self.k_proj_weight, v_proj_weight=self.v_proj_weight,
                average_attn_weights=average_attn_weights, is_causal=is_causal)
            return (output.transpose(1, 0) if turned else output), weights

        def merge_masks(self, attn_mask, key_padding_mask, query):
            kind = None
            merged = None
            if key_padding_mask is not None:
                kind, merged = 1, key_padding_mask
            if attn_mask is not None:
                batch, length, _ = query.shape
                kind = 2
                if attn_mask.dim() == 3:
                    merged = attn_mask.view(batch, -1, length, length)
                else:
                    merged = attn_mask.view(1, 1, length, length).expand(batch, self.num_heads, -1, -1)
                if key_padding_mask is not None:
                    merged = merged + key_padding_mask.view(batch, 1, 1, length).expand(-1, self.num_heads, -1, -1)
            return merged, kind

    _set_module(MultiheadAttention, "torch.nn.modules.activation")
    _set_module(multi_head_attention_forward, "torch.nn.functional")
    _members = {"_canonical_mask": _canonical_mask, "_none_or_dtype": _none_or_dtype}
    """#
}
