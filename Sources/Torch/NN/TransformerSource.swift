// `nn.Transformer` and its encoder and decoder as module text: layers put together from attention, linear layers and norms.

enum TransformerSource {
  static let text = #"""
    def _mask(mask, name, other=None, other_name="", target=None):
        source = nn.modules._attention
        return source._canonical_mask(mask, name, source._none_or_dtype(other), other_name, target, bool(other_name))

    def _square_mask(size, device=None, dtype=None):
        return torch.triu(torch.full((size, size), float("-inf"), dtype=dtype, device=device), diagonal=1)

    def _sequence_length(x, batch_first):
        return x.size(0) if x.dim() == 2 else x.size(1 if batch_first else 0)

    def _is_causal(mask, given, length):
        if given is not None or mask is None:
            return given is True
        usual = _square_mask(length, mask.device, mask.dtype)
        return mask.size() == usual.size() and bool((mask == usual).all())

    def _activation(value):
        if not isinstance(value, str):
            return value
        if value not in ("relu", "gelu"):
            raise RuntimeError(f"activation should be relu/gelu, not {value}")
        return getattr(F, value)

    def _clones(module, count):
        return nn.ModuleList([deepcopy(module) for _ in range(count)])

    class _Layer(Module):
        # What encoder and decoder layers have in common: a feed-forward block between norms.
        def _build(self, d_model, nhead, dim_feedforward, dropout, layer_norm_eps, batch_first, norm_first, bias, kinds,
                   attentions, norms):
            for name in attentions:
                setattr(self, name, nn.MultiheadAttention(d_model, nhead, dropout=dropout, batch_first=batch_first,
                                                          bias=bias, **kinds))
            self.linear1 = nn.Linear(d_model, dim_feedforward, bias=bias, **kinds)
            self.dropout = nn.Dropout(dropout)
            self.linear2 = nn.Linear(dim_feedforward, d_model, bias=bias, **kinds)
            self.norm_first = norm_first
            for number in range(1, norms + 1):
                setattr(self, f"norm{number}", nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias, **kinds))
            for number in range(1, norms + 1):
                setattr(self, f"dropout{number}", nn.Dropout(dropout))

        def _sa_block(self, x, attn_mask, key_padding_mask, is_causal=False):
            x = self.self_attn(x, x, x, attn_mask=attn_mask, key_padding_mask=key_padding_mask, need_weights=False,
                               is_causal=is_causal)[0]
            return self.dropout1(x)

        def _feed(self, x):
            return self.linear2(self.dropout(self.activation(self.linear1(x))))

    class TransformerEncoderLayer(_Layer):
        def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-5,
                     batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
            super().__init__()
            self._build(d_model, nhead, dim_feedforward, dropout, layer_norm_eps, batch_first, norm_first, bias,
                        {"device": device, "dtype": dtype}, ["self_attn"], 2)
            activation = _activation(activation)
            self.activation_relu_or_gelu = 0
            if activation is F.relu or isinstance(activation, nn.ReLU):
                self.activation_relu_or_gelu = 1
            elif activation is F.gelu or isinstance(activation, nn.GELU):
                self.activation_relu_or_gelu = 2
            self.activation = activation

        def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
            src_key_padding_mask = _mask(src_key_padding_mask, "src_key_padding_mask", src_mask, "src_mask", src.dtype)
            src_mask = _mask(src_mask, "src_mask", target=src.dtype)
            x = src
            if self.norm_first:
                x = x + self._sa_block(self.norm1(x), src_mask, src_key_padding_mask, is_causal=is_causal)
                return x + self._ff_block(self.norm2(x))
            x = self.norm1(x + self._sa_block(x, src_mask, src_key_padding_mask, is_causal=is_causal))
            return self.norm2(x + self._ff_block(x))

        def _ff_block(self, x):
            return self.dropout2(self._feed(x))

    class TransformerDecoderLayer(_Layer):
        def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-5,
                     batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
            super().__init__()
            self._build(d_model, nhead, dim_feedforward, dropout, layer_norm_eps, batch_first, norm_first, bias,
                        {"device": device, "dtype": dtype}, ["self_attn", "multihead_attn"], 3)
            self.activation = _activation(activation)

        def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
                    memory_key_padding_mask=None, tgt_is_causal=False, memory_is_causal=False):
            x = tgt
            own = (tgt_mask, tgt_key_padding_mask, tgt_is_causal)
            other = (memory, memory_mask, memory_key_padding_mask, memory_is_causal)
            if self.norm_first:
                x = x + self._sa_block(self.norm1(x), *own)
                x = x + self._mha_block(self.norm2(x), *other)
                return x + self._ff_block(self.norm3(x))
            x = self.norm1(x + self._sa_block(x, *own))
            x = self.norm2(x + self._mha_block(x, *other))
            return self.norm3(x + self._ff_block(x))

        def _mha_block(self, x, mem, attn_mask, key_padding_mask, is_causal=False):
            x = self.multihead_attn(x, mem, mem, attn_mask=attn_mask, key_padding_mask=key_padding_mask,
                                    need_weights=False, is_causal=is_causal)[0]
            return self.dropout2(x)

        def _ff_block(self, x):
            return self.dropout3(self._feed(x))

    def _why_not_nested(layer):
        if not isinstance(layer, TransformerEncoderLayer):
            return "encoder_layer was not TransformerEncoderLayer"
        attention = layer.self_attn
        if layer.norm_first:
            return "encoder_layer.norm_first was True"
        if not attention.batch_first:
            return ("encoder_layer.self_attn.batch_first was not True"
                    "(use batch_first for better inference performance)")
        if not attention._qkv_same_embed_dim:
            return "encoder_layer.self_attn._qkv_same_embed_dim was not True"
        if attention.in_proj_bias is None:
            return "encoder_layer.self_attn was passed bias=False"
        if not layer.activation_relu_or_gelu:
            return "encoder_layer.activation_relu_or_gelu was not True"
        if layer.norm1.eps != layer.norm2.eps:
            return "encoder_layer.norm1.eps was not equal to encoder_layer.norm2.eps"
        if attention.num_heads % 2 == 1:
            return "encoder_layer.self_attn.num_heads is odd"
        return ""

    class TransformerEncoder(Module):
        def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True):
            super().__init__()
            self.layers = _clones(encoder_layer, num_layers)
            self.num_layers = num_layers
            self.norm = norm
            self.enable_nested_tensor = enable_nested_tensor
            self.use_nested_tensor = enable_nested_tensor
            self.mask_check = mask_check
            reason = _why_not_nested(encoder_layer)
            if enable_nested_tensor and reason:
                warn(f"enable_nested_tensor is True, but self.use_nested_tensor is False because {reason}", stacklevel=2)
                self.use_nested_tensor = False

        def _drops_padding(self, src, mask, padding):
            # The reference computes only the tokens that count, and gives zeros for the others.
            if not self.use_nested_tensor or self.layers[0].training or src.dim() != 3 or mask is not None or padding is None:
                return False
            if torch.is_grad_enabled() and (src.requires_grad or any([p.requires_grad for p in self.layers[0].parameters()])):
                return False
            gone = padding != 0
            return not bool((gone[:, :-1] & ~gone[:, 1:]).any())

        def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
            padding = _mask(src_key_padding_mask, "src_key_padding_mask", mask, "mask", src.dtype)
            mask = _mask(mask, "mask", target=src.dtype)
            drops = self._drops_padding(src, mask, padding)
            causal = _is_causal(mask, is_causal, _sequence_length(src, self.layers[0].self_attn.batch_first))
            output = src
            for layer in self.layers:
                output = layer(output, src_mask=mask, is_causal=causal, src_key_padding_mask=padding)
            if drops:
                output = output.masked_fill((padding != 0).unsqueeze(-1), 0.0)
            return output if self.norm is None else self.norm(output)

    class TransformerDecoder(Module):
        def __init__(self, decoder_layer, num_layers, norm=None):
            super().__init__()
            self.layers = _clones(decoder_layer, num_layers)
            self.num_layers = num_layers
            self.norm = norm

        def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
                    memory_key_padding_mask=None, tgt_is_causal=None, memory_is_causal=False):
            length = _sequence_length(tgt, self.layers[0].self_attn.batch_first)
            tgt_is_causal = _is_causal(tgt_mask, tgt_is_causal, length)
            output = tgt
            for layer in self.layers:
                output = layer(output, memory, tgt_mask=tgt_mask, memory_mask=memory_mask,
                               tgt_key_padding_mask=tgt_key_padding_mask, memory_key_padding_mask=memory_key_padding_mask,
                               tgt_is_causal=tgt_is_causal, memory_is_causal=memory_is_causal)
            return output if self.norm is None else self.norm(output)

    class Transformer(Module):
        def __init__(self, d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, dim_feedforward=2048, dropout=0.1,
                     activation=F.relu, custom_encoder=None, custom_decoder=None, layer_norm_eps=1e-5, batch_first=False,
                     norm_first=False, bias=True, device=None, dtype=None):
            super().__init__()
            kinds = {"device": device, "dtype": dtype}
            settings = (d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias)
            if custom_encoder is not None:
                self.encoder = custom_encoder
            else:
                layer = TransformerEncoderLayer(*settings, **kinds)
                norm = nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias, **kinds)
                self.encoder = TransformerEncoder(layer, num_encoder_layers, norm)
            if custom_decoder is not None:
                self.decoder = custom_decoder
            else:
                layer = TransformerDecoderLayer(*settings, **kinds)
                norm = nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias, **kinds)
                self.decoder = TransformerDecoder(layer, num_decoder_layers, norm)
            self._reset_parameters()
            self.d_model = d_model
            self.nhead = nhead
            self.batch_first = batch_first

        def _reset_parameters(self):
            for parameter in self.parameters():
                if parameter.dim() > 1:
                    init.xavier_uniform_(parameter)

        @staticmethod
        def generate_square_subsequent_mask(sz, device=None, dtype=None):
            return _square_mask(sz, device, dtype)

        def forward(self, src, tgt, src_mask=None, tgt_mask=None, memory_mask=None, src_key_padding_mask=None,
                    tgt_key_padding_mask=None, memory_key_padding_mask=None, src_is_causal=None, tgt_is_causal=None,
                    memory_is_causal=False):
            place = 0 if self.batch_first else 1
            if src.dim() == 3 and src.size(place) != tgt.size(place):
                raise RuntimeError("the batch number of src and tgt must be equal")
            if src.size(-1) != self.d_model or tgt.size(-1) != self.d_model:
                raise RuntimeError("the feature number of src and tgt must be equal to d_model")
            memory = self.encoder(src, mask=src_mask, src_key_padding_mask=src_key_padding_mask, is_causal=src_is_causal)
            return self.decoder(tgt, memory, tgt_mask=tgt_mask, memory_mask=memory_mask,
                                tgt_key_padding_mask=tgt_key_padding_mask, memory_key_padding_mask=memory_key_padding_mask,
                                tgt_is_causal=tgt_is_causal, memory_is_causal=memory_is_causal)
    """#
}
