// `torch.nn.utils.rnn` as module text: sequences of different lengths, padded or packed step by step.

enum PackedSequenceSource {
  static let text = #"""
    _Packed = namedtuple("PackedSequence_", ["data", "batch_sizes", "sorted_indices", "unsorted_indices"])

    def _map(value, fn):
        return None if value is None else fn(value)

    class PackedSequence(_Packed):
        def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
            if unsorted_indices is None:
                unsorted_indices = invert_permutation(sorted_indices)
            if batch_sizes is None:
                if not (isinstance(data, (list, tuple)) and len(data) == 2):
                    raise AssertionError("Expected data to be a list or tuple of length 2")
                data, batch_sizes = data
            return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

        def to(self, *args, **kwargs):
            data = self.data.to(*args, **kwargs)
            if data is self.data:
                return self
            return type(self)(data, self.batch_sizes, self.sorted_indices, self.unsorted_indices)

        def cpu(self):
            return self

        def cuda(self, *args, **kwargs):
            return self.to("cuda")

        def pin_memory(self):
            return self

        def double(self):
            return self.to(dtype=torch.double)

        def float(self):
            return self.to(dtype=torch.float)

        def half(self):
            return self.to(dtype=torch.half)

        def long(self):
            return self.to(dtype=torch.long)

        def int(self):
            return self.to(dtype=torch.int)

        @property
        def is_cuda(self):
            return False

        def is_pinned(self):
            return False

    def invert_permutation(permutation):
        if permutation is None:
            return None
        output = torch.empty_like(permutation)
        output.scatter_(0, permutation, torch.arange(0, permutation.numel()))
        return output

    def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
        if isinstance(lengths, Tensor):
            lengths = lengths.to(dtype=torch.int64)
        else:
            lengths = torch.tensor(lengths, dtype=torch.int64)
        order = None
        if enforce_sorted:
            for name, value, kind, fits in (('input', input, 'Tensor', isinstance(input, Tensor)),
                                            ('batch_first', batch_first, 'bool', isinstance(batch_first, bool))):
                if not fits:
                    raise TypeError(f"_pack_padded_sequence(): argument '{name}' (position {1 if name == 'input' else 3}) must "
                                    f"be {kind}, not {type(value).__name__}")
            if lengths.dim() != 1:
                raise RuntimeError(f"'lengths' argument should be a 1D CPU int64 tensor, but got {lengths.dim()}D cpu Long "
                                   "tensor")
        if not enforce_sorted:
            lengths, order = torch.sort(lengths, descending=True)
            input = input.index_select(0 if batch_first else 1, order)
        steps = input.transpose(0, 1) if batch_first else input
        counts = lengths.tolist()
        if input.numel() == 0:
            raise RuntimeError("Cannot pack empty tensors.")
        if len(counts) != steps.size(1):
            raise RuntimeError(f"Expected `len(lengths)` to be equal to batch_size, but got {len(counts)} (batch_size="
                               f"{steps.size(1)})")
        if min(counts) <= 0:
            raise RuntimeError("Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0")
        if any([later > earlier for earlier, later in zip(counts, counts[1:])]):
            raise RuntimeError("`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass "
                               "`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this "
                               "requirement if you do not need ONNX exportability.")
        if counts[0] > steps.size(0):
            raise RuntimeError(f"Expected `len(lengths)` to be at most {steps.size(0)}, but got {counts[0]}")
        sizes = [len([count for count in counts if count > step]) for step in range(counts[0])]
        parts = []
        start = 0
        while start < len(sizes):
            end = start
            while end < len(sizes) and sizes[end] == sizes[start]:
                end += 1
            block = steps[start:end, :sizes[start]]
            parts.append(block.reshape((end - start) * sizes[start], *steps.shape[2:]))
            start = end
        return PackedSequence(_packed(torch.cat(parts)), torch.tensor(sizes), order, None)

    def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
        sizes = sequence.batch_sizes.tolist()
        length = len(sizes)
        if total_length is not None:
            if total_length < length:
                raise ValueError("Expected total_length to be at least the length of the longest sequence in input, but got "
                                 f"total_length={total_length} and max sequence length being {length}")
            length = total_length
        data = sequence.data
        rest = tuple(data.shape[1:])
        output = torch.full((length, sizes[0]) + rest, padding_value, dtype=data.dtype)
        start = place = 0
        while place < len(sizes):
            end = place
            while end < len(sizes) and sizes[end] == sizes[place]:
                end += 1
            count = (end - place) * sizes[place]
            output[place:end, :sizes[place]] = data[start:start + count].view((end - place, sizes[place]) + rest)
            start += count
            place = end
        lengths = torch.tensor([len([size for size in sizes if size > number]) for number in range(sizes[0])])
        if batch_first:
            output = output.transpose(0, 1)
        back = sequence.unsorted_indices
        if back is not None:
            return output.index_select(0 if batch_first else 1, back), lengths[back]
        return output, lengths

    def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
        if not hasattr(sequences, "__iter__"):
            raise RuntimeError("pad_sequence: Expected iterable for input sequences, but got arg of type: "
                               f"{type(sequences)}")
        sequences = tuple(sequences)
        for place, sequence in enumerate(sequences):
            if not isinstance(sequence, torch.Tensor):
                raise TypeError(
                    f"expected Tensor as element {place} in argument 0, but got {type(sequence).__name__}")
        if not isinstance(batch_first, bool):
            raise TypeError(
                f"pad_sequence(): argument 'batch_first' (position 2) must be bool, not {type(batch_first).__name__}")
        if not sequences:
            raise RuntimeError("received an empty list of sequences")
        if padding_side not in ("left", "right"):
            raise RuntimeError(f"Expected padding_side to be one of left or right, but got {padding_side}.")
        length = max([sequence.size(0) for sequence in sequences])
        rest = tuple(sequences[0].shape[1:])
        shape = (len(sequences), length) if batch_first else (length, len(sequences))
        output = torch.full(shape + rest, padding_value, dtype=sequences[0].dtype)
        for number, sequence in enumerate(sequences):
            own = sequence.size(0)
            place = slice(0, own) if padding_side == "right" else slice(length - own, length)
            output[(number, place) if batch_first else (place, number)] = sequence
        return output

    def unpad_sequence(padded_sequences, lengths, batch_first=False):
        if not batch_first:
            padded_sequences.transpose_(0, 1)
        places = torch.arange(padded_sequences.shape[1])
        return [row[places < length] for row, length in zip(padded_sequences, lengths)]

    def pack_sequence(sequences, enforce_sorted=True):
        lengths = torch.tensor([sequence.size(0) for sequence in sequences])
        return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)

    def unpack_sequence(packed_sequences):
        padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
        return unpad_sequence(padded, lengths, batch_first=True)
    """#
}
