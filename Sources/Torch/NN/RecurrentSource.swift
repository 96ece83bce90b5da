// `nn.RNN`, `nn.LSTM`, `nn.GRU` and their cells as module text: checks, layers and directions; the arithmetic of a whole
// sequence is one call of a recurrence.

enum RecurrentSource {
  static let text = #"""
    _gate_counts = {"LSTM": 4, "GRU": 3, "RNN_TANH": 1, "RNN_RELU": 1}

    def _permuted(tensor, permutation):
        return tensor if permutation is None else tensor.index_select(1, permutation)

    class RNNBase(Module):
        def __init__(self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
                     bidirectional=False, proj_size=0, device=None, dtype=None):
            super().__init__()
            self.mode = mode
            self.input_size = input_size
            self.hidden_size = hidden_size
            self.num_layers = num_layers
            self.bias = bias
            self.batch_first = batch_first
            self.dropout = float(dropout)
            self.bidirectional = bidirectional
            self.proj_size = proj_size
            self._check_settings(dropout)
            gates = _gate_counts.get(mode)
            if gates is None:
                raise ValueError("Unrecognized RNN mode: " + mode)
            kinds = {"device": device, "dtype": dtype}
            self._flat_weights_names = []
            self._all_weights = []
            shown = proj_size if proj_size > 0 else hidden_size
            for layer in range(num_layers):
                for suffix in [f"_l{layer}", f"_l{layer}_reverse"][:2 if bidirectional else 1]:
                    inputs = input_size if layer == 0 else shown * (2 if bidirectional else 1)
                    sizes = {"weight_ih": (gates * hidden_size, inputs), "weight_hh": (gates * hidden_size, shown)}
                    if bias:
                        sizes["bias_ih"] = sizes["bias_hh"] = (gates * hidden_size,)
                    if proj_size > 0:
                        sizes["weight_hr"] = (proj_size, hidden_size)
                    names = [name + suffix for name in sizes]
                    for name, size in zip(names, sizes.values()):
                        setattr(self, name, Parameter(torch.empty(size, **kinds)))
                    self._flat_weights_names.extend(names)
                    self._all_weights.append(names)
            self.reset_parameters()

        def _check_settings(self, dropout):
            if isinstance(dropout, bool) or not isinstance(dropout, (int, float)) or not 0 <= dropout <= 1:
                raise ValueError("dropout should be a number in range [0, 1] representing the probability of an element being "
                                 "zeroed")
            if dropout > 0 and self.num_layers == 1:
                warn("dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers "
                     f"greater than 1, but got dropout={dropout} and num_layers={self.num_layers}", stacklevel=2)
            for name, kind in [("bias", bool), ("batch_first", bool), ("input_size", int), ("hidden_size", int)]:
                value = getattr(self, name)
                if not isinstance(value, kind):
                    raise TypeError(f"{name} should be of type {kind.__name__}, got: {type(value).__name__}")
                if kind is int and value <= 0:
                    raise ValueError(f"{name} must be greater than zero")
            if self.num_layers <= 0:
                raise ValueError("num_layers must be greater than zero")
            if self.proj_size < 0:
                raise ValueError("proj_size should be a positive integer or zero to disable projections")
            if self.proj_size >= self.hidden_size:
                raise ValueError("proj_size has to be smaller than hidden_size")

        @property
        def _flat_weights(self):
            return [getattr(self, name) for name in self._flat_weights_names]

        @property
        def all_weights(self):
            return [[getattr(self, name) for name in names] for names in self._all_weights]

        def flatten_parameters(self):
            pass

        def reset_parameters(self):
            bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
            for weight in self.parameters():
                init.uniform_(weight, -bound, bound)

        def check_input(self, input, batch_sizes):
            own = getattr(self, self._flat_weights_names[0]).dtype
            if input.dtype != own:
                raise ValueError(f"RNN input dtype ({input.dtype}) does not match weight dtype ({own}). Convert input: "
                                 f"input.to({own}), or convert model: model.to({input.dtype})")
            wanted = 3 if batch_sizes is None else 2
            if input.dim() != wanted:
                raise RuntimeError(f"input must have {wanted} dimensions, got {input.dim()}")
            if self.input_size != input.size(-1):
                raise RuntimeError("input.size(-1) must be equal to input_size. Expected "
                                   f"{self.input_size}, got {input.size(-1)}")

        def _state_size(self, input, batch_sizes, width):
            if batch_sizes is not None:
                batch = int(batch_sizes[0])
            else:
                batch = input.size(0 if self.batch_first else 1)
            return (self.num_layers * (2 if self.bidirectional else 1), batch, width)

        def get_expected_hidden_size(self, input, batch_sizes):
            return self._state_size(input, batch_sizes, self.proj_size if self.proj_size > 0 else self.hidden_size)

        def check_hidden_size(self, hx, expected_hidden_size, msg="Expected hidden size {}, got {}"):
            if hx.size() != expected_hidden_size:
                raise RuntimeError(msg.format(expected_hidden_size, list(hx.size())))

        def check_forward_args(self, input, hidden, batch_sizes):
            self.check_input(input, batch_sizes)
            self.check_hidden_size(hidden, self.get_expected_hidden_size(input, batch_sizes))

        def permute_hidden(self, hx, permutation):
            return _permuted(hx, permutation)

        def extra_repr(self):
            text = f"{self.input_size}, {self.hidden_size}"
            for name, usual in [("proj_size", 0), ("num_layers", 1), ("bias", True), ("batch_first", False), ("dropout", 0),
                                ("bidirectional", False)]:
                value = getattr(self, name)
                if value != usual or (isinstance(usual, bool) and value is not usual):
                    text += f", {name}={value}"
            return text

        def _zero_states(self, input, batch_sizes):
            size = self.get_expected_hidden_size(input, batch_sizes)
            return torch.zeros(*size, dtype=input.dtype, device=input.device)

        def _check_states(self, hx, batched):
            if hx.dim() != (3 if batched else 2):
                kind, size = ("batched 3-D", "3-D") if batched else ("unbatched 2-D", "2-D")
                raise RuntimeError(f"For {kind} input, hx should also be {size} but got {hx.dim()}-D tensor")
            return hx if batched else hx.unsqueeze(1)

        def _wrong_rank(self, input):
            what = "tensor instead" if self.mode.startswith("RNN") else "instead"
            return f"{self.mode[:4].rstrip('_')}: Expected input to be 2D or 3D, got {input.dim()}D {what}"

        def _called(self, input, hx):
            packed = isinstance(input, _packed_class())
            batch_sizes = order = back = None
            batched = True
            if packed:
                input, batch_sizes, order, back = input
            else:
                if input.dim() not in (2, 3):
                    raise ValueError(self._wrong_rank(input))
                batched = input.dim() == 3
                if not batched:
                    input = input.unsqueeze(0 if self.batch_first else 1)
                if hx is not None:
                    hx = self._check_states(hx, batched)
            if hx is None:
                hx = self._zero_states(input, batch_sizes)
            elif packed:
                hx = self.permute_hidden(hx, order)
            self.check_forward_args(input, hx, batch_sizes)
            output, hidden = self._run(input, hx, batch_sizes)
            if packed:
                return _packed_class()(output, batch_sizes, order, back), self.permute_hidden(hidden, back)
            if not batched:
                output = output.squeeze(0 if self.batch_first else 1)
                hidden = self._without_batch(hidden)
            return output, hidden

        def _without_batch(self, hidden):
            return hidden.squeeze(1)

        def _run(self, input, hx, batch_sizes):
            weights = self._flat_weights
            names = (self.mode, weights, self.bias, self.num_layers, self.dropout, self.training, self.bidirectional,
                     self.proj_size)
            if batch_sizes is not None:
                return _packed_recurrence(input, batch_sizes, hx, *names)
            if self.batch_first:
                input = input.transpose(0, 1)
            output, hidden = _recurrence(input, hx, *names)
            if self.batch_first:
                # The reference turns what it has just made in place, which the name of the node shows.
                output = output.transpose(0, 1) if self.mode == 'LSTM' else output.transpose_(0, 1)
            return output, hidden

    class RNN(RNNBase):
        def forward(self, input, hx=None):
            return self._called(input, hx)

        def __init__(self, *args, **kwargs):
            if "proj_size" in kwargs:
                raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
            if len(args) > 3:
                nonlinearity = args[3]
                args = args[:3] + args[4:]
            else:
                nonlinearity = kwargs.pop("nonlinearity", "tanh")
            if nonlinearity not in ("tanh", "relu"):
                raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
            super().__init__("RNN_" + nonlinearity.upper(), *args, **kwargs)
            self.nonlinearity = nonlinearity

    class LSTM(RNNBase):
        def forward(self, input, hx=None):
            return self._called(input, hx)

        def __init__(self, *args, **kwargs):
            super().__init__("LSTM", *args, **kwargs)

        def get_expected_cell_size(self, input, batch_sizes):
            return self._state_size(input, batch_sizes, self.hidden_size)

        def check_forward_args(self, input, hidden, batch_sizes):
            self.check_input(input, batch_sizes)
            self.check_hidden_size(hidden[0], self.get_expected_hidden_size(input, batch_sizes),
                                   "Expected hidden[0] size {}, got {}")
            self.check_hidden_size(hidden[1], self.get_expected_cell_size(input, batch_sizes),
                                   "Expected hidden[1] size {}, got {}")

        def permute_hidden(self, hx, permutation):
            if permutation is None:
                return hx
            return _permuted(hx[0], permutation), _permuted(hx[1], permutation)

        def _zero_states(self, input, batch_sizes):
            cell = self.get_expected_cell_size(input, batch_sizes)
            return super()._zero_states(input, batch_sizes), torch.zeros(*cell, dtype=input.dtype, device=input.device)

        def _check_states(self, hx, batched):
            ranks = hx[0].dim(), hx[1].dim()
            kind, size = ("batched 3-D", 3) if batched else ("unbatched 2-D", 2)
            if ranks != (size, size):
                raise RuntimeError(f"For {kind} input, hx and cx should also be {size}-D but got ({ranks[0]}-D, {ranks[1]}-D) "
                                   "tensors")
            return hx if batched else (hx[0].unsqueeze(1), hx[1].unsqueeze(1))

        def _without_batch(self, hidden):
            return hidden[0].squeeze(1), hidden[1].squeeze(1)

    class GRU(RNNBase):
        def forward(self, input, hx=None):
            return self._called(input, hx)

        def __init__(self, *args, **kwargs):
            if "proj_size" in kwargs:
                raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
            super().__init__("GRU", *args, **kwargs)

    def _packed_class():
        return torch.nn.utils.rnn.PackedSequence

    def _cell_step(mode, gates, state, w_hh, b_hh):
        # `gates`: what the input gives; `state`: hidden, or hidden and cell.
        if mode == "LSTM":
            hidden, cell = state
            i, f, g, o = (F.linear(hidden, w_hh, b_hh) + gates).unsafe_chunk(4, 1)
            cell = f.sigmoid() * cell + i.sigmoid() * g.tanh()
            return o.sigmoid() * cell.tanh(), cell
        if mode == "GRU":
            # The last bit of a sigmoid depends on how the numbers lie: both gates stay parts of one tensor.
            sizes = [2 * state.size(1), state.size(1)]
            both_x, n_x = gates.split(sizes, 1)
            both_h, n_h = F.linear(state, w_hh, b_hh).split(sizes, 1)
            r, z = (both_h + both_x).chunk(2, 1)
            r, z = r.sigmoid(), z.sigmoid()
            n = (n_x + n_h * r).tanh()
            return (state - n) * z + n
        total = F.linear(state, w_hh, b_hh) + gates
        return total.tanh() if mode == "RNN_TANH" else total.relu()

    def _stacked(mode, weights, bias, num_layers, dropout, training, bidirectional, proj_size, input, states, run):
        # All layers and directions; `run` takes one of them over the sequence.
        size = (4 if bias else 2) + (1 if proj_size > 0 else 0)
        directions = 2 if bidirectional else 1
        last = []
        for layer in range(num_layers):
            outputs = []
            for direction in range(directions):
                number = layer * directions + direction
                own = weights[number * size:(number + 1) * size]
                w_ih, w_hh = own[0], own[1]
                b_ih, b_hh = (own[2], own[3]) if bias else (None, None)
                w_hr = own[-1] if proj_size > 0 else None
                output, state = run(input, states[number], (w_ih, w_hh, b_ih, b_hh, w_hr), direction == 1)
                outputs.append(output)
                last.append(state)
            input = outputs[0] if directions == 1 else torch.cat(outputs, outputs[0].dim() - 1)
            if dropout != 0 and training and layer < num_layers - 1:
                input = F.dropout(input, dropout, True)
        return input, last

    def _split(mode, hx, wholly=False):
        if mode == "LSTM":
            if wholly:
                # Where a layer is one operation, its states are picked one by one.
                return [(hx[0][number], hx[1][number]) for number in range(hx[0].size(0))]
            return list(zip(hx[0].unbind(0), hx[1].unbind(0)))
        return list(hx.unbind(0))

    def _merge(mode, last):
        if mode == "LSTM":
            return torch.stack([state[0] for state in last]), torch.stack([state[1] for state in last])
        return torch.stack(last)

    def _projected(state, w_hr):
        if w_hr is None:
            return state
        return F.linear(state[0], w_hr), state[1]

    def _recurrence(input, hx, mode, weights, bias, num_layers, dropout, training, bidirectional, proj_size):
        def run(sequence, state, own, backwards):
            w_ih, w_hh, b_ih, b_hh, w_hr = own
            if mode == "LSTM" and w_hr is None:
                whole = _lstm_layer(sequence, w_ih, w_hh, b_ih, b_hh, state[0], state[1], backwards)
                if whole is not None:
                    return whole[0], (whole[1], whole[2])
            steps = F.linear(sequence, w_ih, b_ih).unbind(0)
            outputs = []
            for gates in reversed(steps) if backwards else steps:
                state = _projected(_cell_step(mode, gates, state, w_hh, b_hh), w_hr)
                outputs.append(state[0] if mode == "LSTM" else state)
            if backwards:
                outputs.reverse()
            return torch.stack(outputs), state

        single = mode == "LSTM" and input.dtype == torch.float32 and input.numel() > 0
        if single and proj_size > 0:
            _warn_once("projectedMemory")
        output, last = _stacked(mode, weights, bias, num_layers, dropout, training, bidirectional, proj_size, input,
                                _split(mode, hx, single and proj_size == 0), run)
        return output, _merge(mode, last)

    def _first(state, count):
        if isinstance(state, tuple):
            return state[0][:count], state[1][:count]
        return state[:count]

    def _joined(above, below):
        if isinstance(above, tuple):
            return torch.cat([above[0], below[0]]), torch.cat([above[1], below[1]])
        return torch.cat([above, below])

    def _rest(state, count):
        if isinstance(state, tuple):
            return state[0][count:], state[1][count:]
        return state[count:]

    def _width(state):
        return (state[0] if isinstance(state, tuple) else state).size(0)

    def _packed_recurrence(input, batch_sizes, hx, mode, weights, bias, num_layers, dropout, training, bidirectional,
                           proj_size):
        sizes = batch_sizes.tolist()

        def run(sequence, start, own, backwards):
            w_ih, w_hh, b_ih, b_hh, w_hr = own
            steps = F.linear(sequence, w_ih, b_ih).split(sizes)
            outputs = []
            if backwards:
                state = _first(start, sizes[-1])
                for gates, count in zip(reversed(steps), reversed(sizes)):
                    held = _width(state)
                    if count > held:
                        state = _joined(state, _rest(_first(start, count), held))
                    state = _projected(_cell_step(mode, gates, state, w_hh, b_hh), w_hr)
                    outputs.append(state[0] if mode == "LSTM" else state)
                outputs.reverse()
                return torch.cat(outputs), state
            state = start
            finished = []
            for gates, count in zip(steps, sizes):
                if count < _width(state):
                    finished.append(_rest(state, count))
                    state = _first(state, count)
                state = _projected(_cell_step(mode, gates, state, w_hh, b_hh), w_hr)
                outputs.append(state[0] if mode == "LSTM" else state)
            for part in reversed(finished):
                state = _joined(state, part)
            return torch.cat(outputs), state

        output, last = _stacked(mode, weights, bias, num_layers, dropout, training, bidirectional, proj_size, input,
                                _split(mode, hx), run)
        return output, _merge(mode, last)

    class RNNCellBase(Module):
        def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
            super().__init__()
            self.input_size = input_size
            self.hidden_size = hidden_size
            self.bias = bias
            kinds = {"device": device, "dtype": dtype}
            rows = num_chunks * hidden_size
            self.weight_ih = Parameter(torch.empty((rows, input_size), **kinds))
            self.weight_hh = Parameter(torch.empty((rows, hidden_size), **kinds))
            for name in ("bias_ih", "bias_hh"):
                self.register_parameter(name, Parameter(torch.empty(rows, **kinds)) if bias else None)
            self.reset_parameters()

        def extra_repr(self):
            text = f"{self.input_size}, {self.hidden_size}"
            if self.bias is not True:
                text += f", bias={self.bias}"
            if getattr(self, "nonlinearity", "tanh") != "tanh":
                text += f", nonlinearity={self.nonlinearity}"
            return text

        def reset_parameters(self):
            bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
            for weight in self.parameters():
                init.uniform_(weight, -bound, bound)

        def _check(self, value, what, *, name=None):
            if value.dim() not in (1, 2):
                raise ValueError(f"{type(self).__name__}: Expected {what} to be 1D or 2D, got {value.dim()}D instead")

        def _step(self, mode, input, hx):
            if input.size(1) != self.weight_ih.size(1):
                raise RuntimeError(f"input has inconsistent input_size: got {input.size(1)} expected {self.weight_ih.size(1)}")
            for number, state in enumerate(hx if mode == "LSTM" else [hx]):
                if state.size(0) != input.size(0):
                    raise RuntimeError(f"Input batch size {input.size(0)} doesn't match hidden{number} batch size "
                                       f"{state.size(0)}")
                if state.size(1) != self.hidden_size:
                    raise RuntimeError(f"hidden{number} has inconsistent hidden_size: got {state.size(1)}, expected "
                                       f"{self.hidden_size}")
            return _cell_step(mode, F.linear(input, self.weight_ih, self.bias_ih), hx, self.weight_hh, self.bias_hh)

        def _single(self, mode, input, hx):
            self._check(input, "input")
            if hx is not None:
                self._check(hx, "hidden")
            batched = input.dim() == 2
            if not batched:
                input = input.unsqueeze(0)
            if hx is None:
                hx = torch.zeros(input.size(0), self.hidden_size, dtype=input.dtype, device=input.device)
            elif not batched:
                hx = hx.unsqueeze(0)
            result = self._step(mode, input, hx)
            return result if batched else result.squeeze(0)

    class RNNCell(RNNCellBase):
        def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, 1, device, dtype)
            self.nonlinearity = nonlinearity

        def forward(self, input, hx=None):
            if self.nonlinearity not in ("tanh", "relu"):
                raise RuntimeError(f"Unknown nonlinearity: {self.nonlinearity}")
            return self._single("RNN_" + self.nonlinearity.upper(), input, hx)

    class LSTMCell(RNNCellBase):
        def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, 4, device, dtype)

        def forward(self, input, hx=None):
            self._check(input, "input")
            for number, value in enumerate(hx if hx is not None else []):
                self._check(value, f"hx[{number}]")
            batched = input.dim() == 2
            if not batched:
                input = input.unsqueeze(0)
            if hx is None:
                zeros = torch.zeros(input.size(0), self.hidden_size, dtype=input.dtype, device=input.device)
                hx = (zeros, zeros)
            elif not batched:
                hx = (hx[0].unsqueeze(0), hx[1].unsqueeze(0))
            hidden, cell = self._step("LSTM", input, hx)
            return (hidden, cell) if batched else (hidden.squeeze(0), cell.squeeze(0))

    class GRUCell(RNNCellBase):
        def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, 3, device, dtype)

        def forward(self, input, hx=None):
            return self._single("GRU", input, hx)
    """#
}
