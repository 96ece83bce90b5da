// `nn.AdaptiveLogSoftmaxWithLoss` as module text: frequent classes in the head, rare ones in clusters behind it.

enum ClusteredSoftmaxSource {
  static let text = #"""
    class AdaptiveLogSoftmaxWithLoss(Module):
        def __init__(self, in_features, n_classes, cutoffs, div_value=4.0, head_bias=False, device=None, dtype=None):
            super().__init__()
            limits = list(cutoffs)
            if not limits:
                raise ValueError("cutoffs should be a sequence of length larger than 0")
            rising = all([a < b for a, b in zip(limits, limits[1:])])
            if not rising or limits[0] <= 0 or limits[-1] > n_classes - 1 or any([int(c) != c for c in limits]):
                raise ValueError(
                    "cutoffs should be a sequence of unique, positive integers sorted in an increasing order, where each value "
                    "is between 1 and n_classes-1")
            self.in_features = in_features
            self.n_classes = n_classes
            self.cutoffs = limits + [n_classes]
            self.div_value = div_value
            self.head_bias = head_bias
            self.shortlist_size = limits[0]
            self.n_clusters = len(limits)
            self.head_size = self.shortlist_size + self.n_clusters
            place = {"device": device, "dtype": dtype}
            self.head = nn.Linear(in_features, self.head_size, bias=head_bias, **place)
            self.tail = nn.ModuleList()
            for cluster, (low, high) in enumerate(zip(self.cutoffs, self.cutoffs[1:])):
                width = int(in_features // div_value ** (cluster + 1))
                self.tail.append(nn.Sequential(
                    nn.Linear(in_features, width, bias=False, **place), nn.Linear(width, high - low, bias=False, **place)))

        def reset_parameters(self):
            self.head.reset_parameters()
            for inner, outer in self.tail:
                inner.reset_parameters()
                outer.reset_parameters()

        def forward(self, input_, target_):
            single = target_.dim() == 0
            if target_.dim() == 1:
                if input_.size(0) != target_.size(0):
                    raise RuntimeError("Input and target should have the same size in the batch dimension.")
                if input_.dim() != 2:
                    raise RuntimeError(f"1D target tensor expects 2D input tensors, but found inputs with size {input_.size()}")
            elif single:
                if input_.dim() != 1:
                    raise RuntimeError(f"0D target tensor expects 1D input tensors, but found inputs with size {input_.size()}")
            else:
                raise RuntimeError("0D or 1D target tensor expected, multi-target not supported")
            input = input_.unsqueeze(0) if single else input_
            target = target_.unsqueeze(0) if single else target_
            count = target.size(0)
            output = input.new_zeros(count)
            # The column of the head that speaks for each target: its own, or that of its cluster.
            column = target.new_empty(count)
            seen = 0
            for part, (low, high) in enumerate(zip([0] + self.cutoffs, self.cutoffs)):
                chosen = (target >= low) & (target < high)
                rows = chosen.nonzero().squeeze()
                if rows.numel() == 0:
                    continue
                if part == 0:
                    column.index_copy_(0, rows, target[chosen])
                else:
                    place = target[chosen] - low
                    scores = self.tail[part - 1](input.index_select(0, rows))
                    column.index_fill_(0, rows, self.shortlist_size + part - 1)
                    found = F.log_softmax(scores, dim=1).gather(1, place.unsqueeze(1))
                    output.index_copy_(0, rows, found.squeeze(1))
                seen += rows.numel()
            if seen != count:
                raise RuntimeError(f"Target values should be in [0, {self.n_classes - 1}], but values in range "
                                   f"[{target.min().item()}, {target.max().item()}] were found. ")
            head = F.log_softmax(self.head(input), dim=1)
            output += head.gather(1, column.unsqueeze(1)).squeeze()
            loss = (-output).mean()
            return _ASMoutput(output.squeeze(0) if single else output, loss)

        def _get_full_log_prob(self, input, head_output):
            result = input.new_empty((head_output.size(0), self.n_classes))
            head = F.log_softmax(head_output, dim=1)
            result[:, :self.shortlist_size] = head[:, :self.shortlist_size]
            for cluster, (low, high) in enumerate(zip(self.cutoffs, self.cutoffs[1:])):
                inside = F.log_softmax(self.tail[cluster](input), dim=1)
                result[:, low:high] = inside + head[:, self.shortlist_size + cluster].unsqueeze(1)
            return result

        def log_prob(self, input):
            return self._get_full_log_prob(input, self.head(input))

        def predict(self, input):
            scores = self.head(input)
            output = torch.argmax(scores, dim=1)
            rare = output >= self.shortlist_size
            if not rare.any():
                return output
            if rare.all():
                return torch.argmax(self._get_full_log_prob(input, scores), dim=1)
            output[rare] = torch.argmax(self._get_full_log_prob(input[rare], scores[rare]), dim=1)
            return output

    _ASMoutput = namedtuple("_ASMoutput", ["output", "loss"])

    _set_module(AdaptiveLogSoftmaxWithLoss, "torch.nn.modules.adaptive")
    _set_module(_ASMoutput, "torch.nn.modules.adaptive")
    """#
}
