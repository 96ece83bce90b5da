// Windows and short-time Fourier transforms in Python, over `torch.fft`: `torch.hann_window` and its kin, `stft`, `istft`.

import Autodiff
import PythonRuntime
import Tensors

enum SignalSource {
  static let names = [
    "hann_window", "hamming_window", "blackman_window", "bartlett_window", "kaiser_window", "stft", "istft",
  ]

  static let module = NativeModule("torch._signal", functions: [LibraryWarnings.row, callCheck, overlap]) {
    (vm, module) throws(PyError) in
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    try vm.shareMember("math", "pi", with: module)
    try vm.shareMember("warnings", "warn", with: module)
    try SourceModules.load(vm, module, text)
  }

  /// Frames added where they lie in a signal.
  private static let overlap = NativeRow("_overlap(frames, size, step, whole)") { (vm, arguments) throws(PyError) in
    let frames = try vm.tensor(arguments[0], "istft")
    let (size, step) = (try vm.int(arguments[1], "istft", "size"), try vm.int(arguments[2], "istft", "step"))
    let whole = try vm.int(arguments[3], "istft", "whole")
    return vm.wrap(
      try vm.engine { () throws(TensorError) in
        try frames.overlappingWindows(1, size, step, try Shape([frames.shape.first ?? 0, whole]))
      })
  }

  /// Of what kind the arguments of `torch.stft` must be, asked after the padding as the reference does.
  private static let callCheck = NativeRow(
    "_check_call(input, n_fft, hop_length, win_length, window, normalized, onesided, return_complex, align_to_window)"
  ) { (vm, arguments) throws(PyError) in
    let isTensor = arguments[0].tensor != nil
    func isWhole(_ value: Value) -> Bool {
      value.isInt || value.bigInt != nil
        || value.tensor.map { $0.count == 1 && $0.dtype.isInteger && $0.dtype != .bool } == true
    }
    let isCount = isWhole(arguments[1])
    let fits =
      isTensor && isCount && (2...3).allSatisfy { arguments[$0].isNone || isWhole(arguments[$0]) }
      && (arguments[4].isNone || arguments[4].tensor != nil) && arguments[5].isBool
      && (6...8).allSatisfy { arguments[$0].isNone || arguments[$0].isBool }
    if fits { return .none }
    var marked: [String] = []
    for place in 0..<9 {
      let described = vm.describedType(arguments[place])
      marked.append((place == 0 && isTensor) || (place == 1 && isCount) ? described : "!\(described)!")
    }
    let given = (0..<9).map { vm.typeName(of: arguments[$0]) }.joined(separator: ", ")
    let (start, end) = (
      " * (Tensor input, int n_fft, int hop_length = None, int win_length = None, Tensor window = None, ",
      "bool normalized = False, bool onesided = None, bool return_complex = None, bool align_to_window = None)\n"
    )
    throw vm.typeError(
      "stft() received an invalid combination of arguments - got (\(given)), but expected one of:\n"
        + start + "bool center = True, str pad_mode = \"reflect\", " + end + start + end
        + "      didn't match because some of the arguments have invalid types: (\(marked.joined(separator: ", ")))\n")
  }

  static let text = #"""
    def load(torch, pi, warn, _warn_once, _check_call, _overlap, RuntimeError, ValueError, TypeError, len, tuple, list, range, isinstance, int, sum, type,
             str, zip, min, max, enumerate, bool, repr):
        def _window(name, length, periodic, dtype, requires_grad, make):
            dtype = torch.get_default_dtype() if dtype is None else dtype
            if not dtype.is_floating_point:
                raise RuntimeError(f"{name}() expects floating point dtypes, got: {_type_name(dtype)}")
            if length < 0:
                raise RuntimeError(f"{name} requires non-negative window_length, got window_length={length}")
            if length < 2:
                return torch.ones(length, dtype=dtype, requires_grad=requires_grad)
            size = length + 1 if periodic else length
            with torch.no_grad():
                window = make(torch.arange(size, dtype=dtype), size)[:length]
            return window.requires_grad_() if requires_grad else window

        def _type_name(dtype):
            return torch.empty(0, dtype=dtype).type().replace("torch.", "").replace("Tensor", "")

        def hann_window(window_length, periodic=True, *, dtype=None, layout=None, device=None, pin_memory=False,
                        requires_grad=False):
            return _window("hann_window", window_length, periodic, dtype, requires_grad, lambda window, size:
                           window.mul_(pi * 2 / (size - 1)).cos_().mul_(-0.5).add_(0.5))

        def hamming_window(window_length, periodic=True, alpha=0.54, beta=0.46, *, dtype=None, layout=None, device=None,
                           pin_memory=False, requires_grad=False):
            return _window("hamming_window", window_length, periodic, dtype, requires_grad, lambda window, size:
                           window.mul_(pi * 2 / (size - 1)).cos_().mul_(-beta).add_(alpha))

        def blackman_window(window_length, periodic=True, *, dtype=None, layout=None, device=None, pin_memory=False,
                            requires_grad=False):
            def make(window, size):
                window = window.mul_(pi / (size - 1))
                return window.mul(4).cos_().mul_(0.08) - window.mul(2).cos_().mul_(0.5) + 0.42
            return _window("blackman_window", window_length, periodic, dtype, requires_grad, make)

        def bartlett_window(window_length, periodic=True, *, dtype=None, layout=None, device=None, pin_memory=False,
                            requires_grad=False):
            def make(window, size):
                window = window.mul_(2.0 / (size - 1))
                window[((size - 1) >> 1) + 1:].mul_(-1).add_(2)
                return window
            return _window("bartlett_window", window_length, periodic, dtype, requires_grad, make)

        def kaiser_window(window_length, periodic=True, beta=12.0, *, dtype=None, layout=None, device=None,
                          pin_memory=False, requires_grad=False):
            def make(window, size):
                x = (window - (size - 1) / 2.0) / ((size - 1) / 2.0)
                top = torch.i0(torch.tensor(beta, dtype=window.dtype))
                return torch.i0(beta * (1 - x * x).clamp(min=0).sqrt()) / top
            return _window("kaiser_window", window_length, periodic, dtype, requires_grad, make)

        def _described(name, input, n_fft, hop_length, win_length, window, normalized, onesided, complex, center=None,
                       length=None):
            kind = input.type() if name == "stft" else "CPUComplex" + ("Float" if input.dtype == torch.complex64
                                                                         else "Double") + "Type"
            text = f"{name}({kind}{list(input.shape)}, n_fft={n_fft}, hop_length={hop_length}, win_length={win_length}, "
            text += "window=" + ("None" if window is None else window.type() + "{" + str(list(window.shape)) + "}")
            if name == "istft":
                text += f", center={int(center)}"
            text += f", normalized={int(normalized)}, onesided={onesided if onesided is None else int(onesided)}, "
            if name == "istft":
                return text + f"length={length}, return_complex={int(complex)}) "
            return text + f"return_complex={complex if complex is None else int(complex)}, align_to_window=None) "

        def _spread(window, win_length, n_fft, like):
            if window is None:
                window = torch.ones(win_length, dtype=like)
            if win_length < n_fft:
                left = (n_fft - win_length) // 2
                window = torch.constant_pad_nd(window, (left, n_fft - win_length - left))
            return window

        def stft(input, n_fft, hop_length=None, win_length=None, window=None, center=True, pad_mode='reflect',
                 normalized=False, onesided=None, return_complex=None, align_to_window=None):
            if window is None:
                _warn_once('transformWithoutWindow')
            if center:
                if align_to_window is not None:
                    raise RuntimeError("stft align_to_window should only be set when center = false")
                signal_dim = input.dim()
                pad = int(n_fft // 2)
                wide = input.view([1] * (3 - signal_dim) + list(input.shape))
                wide = torch.nn.functional.pad(wide, [pad, pad], pad_mode)
                input = wide.view(wide.shape[-signal_dim:])
            _check_call(input, n_fft, hop_length, win_length, window, normalized, onesided, return_complex, align_to_window)
            hop = n_fft // 4 if hop_length is None else hop_length
            size = n_fft if win_length is None else win_length
            if return_complex is None and not input.is_complex() and not (window is not None and window.is_complex()):
                raise RuntimeError(
                    "stft requires the return_complex parameter be given for real inputs, and will further require that "
                    "return_complex=True in a future PyTorch release.")
            complex = True if return_complex is None else return_complex
            if not complex:
                _warn_once('realTransform')

            def fail(text):
                return RuntimeError(_described("stft", input, n_fft, hop, size, window, normalized, onesided,
                                               return_complex) + ": " + text)
            if not (input.is_floating_point() or input.is_complex()):
                raise fail("expected a tensor of floating point or complex values")
            if input.dim() > 2 or input.dim() < 1:
                raise fail("expected a 1D or 2D tensor")
            batch = input if input.dim() == 2 else input.unsqueeze(0)
            samples = batch.size(1)
            if n_fft <= 0 or n_fft > samples:
                raise fail(f"expected 0 < n_fft < {samples}, but got n_fft={n_fft}")
            if hop <= 0:
                raise fail(f"expected hop_length > 0, but got hop_length={hop}")
            if size <= 0 or size > n_fft:
                raise fail(f"expected 0 < win_length <= n_fft, but got win_length={size}")
            if window is not None and (window.dim() != 1 or window.size(0) != size):
                raise fail(f"expected a 1D window tensor of size equal to win_length={size}, but got window with size "
                           f"{list(window.shape)}")
            frames = batch.unfold(1, n_fft, hop)
            if window is not None or size < n_fft:
                frames = frames * _spread(window, size, n_fft, input.dtype)
            half = not frames.is_complex() if onesided is None else onesided
            norm = 'ortho' if normalized else 'backward'
            if half and frames.is_complex():
                raise RuntimeError("Cannot have onesided output if window or input is complex")
            found = torch.fft.rfft(frames, dim=-1, norm=norm) if half else torch.fft.fft(frames, dim=-1, norm=norm)
            found.transpose_(1, 2)
            if input.dim() == 1:
                found.squeeze_(0)
            return found if complex else torch.view_as_real(found)

        def istft(input, n_fft, hop_length=None, win_length=None, window=None, center=True, normalized=False,
                  onesided=None, length=None, return_complex=False):
            if window is None:
                _warn_once('inverseWithoutWindow')
            hop = n_fft // 4 if hop_length is None else hop_length
            size = n_fft if win_length is None else win_length
            if not input.is_complex():
                raise RuntimeError("istft requires a complex-valued input tensor matching the output from stft with "
                                   "return_complex=True.")

            def fail(text):
                return RuntimeError(_described("istft", input, n_fft, hop, size, window, normalized, onesided,
                                               return_complex, center, length) + text)
            if input.numel() == 0:
                raise fail(": input tensor cannot be empty.")
            if input.dim() != 3 and input.dim() != 2:
                raise fail(": expected a tensor with 2 or 3 dimensions, but got " + str(input.dim()))
            pairs = torch.view_as_real(input)
            spectra = pairs if input.dim() == 3 else pairs.unsqueeze(0)
            bins = spectra.size(1)
            half = bins != n_fft if onesided is None else onesided
            if half and n_fft // 2 + 1 != bins:
                raise fail(": expected the frequency dimension (3rd to the last) of the input tensor to match n_fft / 2 + 1 "
                           f"when onesided=True, but got {bins}")
            if not half and n_fft != bins:
                raise fail(": expected the frequency dimension (3rd to the last) of the input tensor to match n_fft when "
                           f"onesided=False, but got {bins}")
            if not 0 < hop <= size:
                raise fail(": expected 0 < hop_length <= win_length")
            if not 0 < size <= n_fft:
                raise fail(": expected 0 < win_length <= n_fft")
            if window is not None and (window.dim() != 1 or window.size(0) != size):
                raise fail(f": Invalid window shape. window has to be 1D and length of `win_length`")
            real = torch.float64 if input.dtype == torch.complex128 else torch.float32
            weights = _spread(window, size, n_fft, real)
            norm = 'ortho' if normalized else 'backward'
            frames = torch.view_as_complex(spectra.transpose(1, 2))
            if return_complex:
                if half:
                    raise RuntimeError("Cannot have onesided output if window or input is complex")
                frames = torch.fft.ifft(frames, dim=-1, norm=norm)
            else:
                if window is not None and window.is_complex():
                    raise RuntimeError("Complex windows are incompatible with return_complex=False")
                if not half:
                    frames = frames[..., :n_fft // 2 + 1]
                frames = torch.fft.irfft(frames, n_fft, dim=-1, norm=norm)
            frames = frames * weights.view(1, 1, n_fft)
            count = frames.size(1)
            whole = n_fft + hop * (count - 1)

            signal = _overlap(frames, n_fft, hop, whole)
            envelope = _overlap(weights.pow(2).expand(1, count, n_fft), n_fft, hop, whole)
            start = n_fft // 2 if center else 0
            if length is not None:
                end = start + length
            else:
                end = whole - n_fft // 2 if center else whole
            end = min(end, whole) if length is None else end
            kept = max(min(end, whole) - start, 0)
            signal = signal.narrow(1, min(start, whole), kept)
            envelope = envelope.narrow(1, min(start, whole), kept)
            least = envelope.abs().min()
            if least <= 1e-11:
                raise fail(f"window overlap add min: {0 if least == 0 else least.item()}\n[ CPUBoolType{{}} ]")
            signal = signal / envelope
            if length is not None and length > signal.size(1):
                warn("The length of signal is shorter than the length parameter. Result is being padded with zeros in the "
                     "tail. Please check your center and hop_length settings.")
                signal = torch.constant_pad_nd(signal, (0, length - signal.size(1)))
            return signal.squeeze(0) if input.dim() == 2 else signal

        return {'hann_window': hann_window, 'hamming_window': hamming_window, 'blackman_window': blackman_window,
                'bartlett_window': bartlett_window, 'kaiser_window': kaiser_window, 'stft': stft, 'istft': istft}
    """#
}
