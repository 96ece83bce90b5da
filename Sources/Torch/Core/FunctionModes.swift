// Modes of functions (`TorchFunctionMode`): while one is open, every library function, operator and attribute of a tensor
// is handed to it, and the modes around it are those that are left while it answers. What is handed over, and under which
// name, is as measured under the reference.

import Autodiff
import PythonRuntime
import Tensors

enum FunctionModes {
  /// Where the functions live that modes hear of, beside the methods of tensors.
  static let modules: Set<String> = ["torch", "torch.linalg", "torch.fft", "torch.special", "torch.nn.functional"]

  /// Functions that no mode hears of.
  static let unheard: Set<String> = [
    "as_subclass", "is_tensor", "is_storage", "from_numpy", "manual_seed", "seed", "initial_seed", "get_rng_state",
    "set_rng_state", "set_printoptions", "set_default_dtype", "get_default_dtype", "is_grad_enabled",
    "set_grad_enabled",
    "__copy__", "__reduce__", "__setstate__", "__dir__", "set_num_threads", "get_num_threads", "typename", "save",
    "load", "compile", "is_inference_mode_enabled", "set_flush_denormal", "set_default_device", "get_default_device",
    "use_deterministic_algorithms", "vmap",
  ]

  static let rows: [NativeRow] = [
    NativeRow("_push_mode(mode)") { (vm, arguments) throws(PyError) in
      vm.askClassesFromNowOn()
      vm.torch.functionModes.append(HeldValue(arguments[0], vm))
      return .none
    },
    NativeRow("_pop_mode()") { (vm, _) throws(PyError) in
      _ = vm.torch.functionModes.popLast()
      return .none
    },
  ]

  static let text = #"""
    def load(torch, wraps, _push_mode, _pop_mode, has_torch_function, handle_torch_function, NotImplementedError,
             getattr, dir, type, callable, isinstance):
        class TorchFunctionMode:
            def __init__(self):
                pass

            def __torch_function__(self, func, types, args=(), kwargs=None):
                raise NotImplementedError

            def __enter__(self):
                _push_mode(self)
                return self

            def __exit__(self, exc_type, exc_val, exc_tb):
                _pop_mode()

            @classmethod
            def push(cls, *args, **kwargs):
                return cls(*args, **kwargs)

        class BaseTorchFunctionMode(TorchFunctionMode):
            def __torch_function__(self, func, types, args=(), kwargs=None):
                return func(*args, **(kwargs or {}))

        for cls in (TorchFunctionMode, BaseTorchFunctionMode):
            cls.__module__ = "torch.overrides"

        def is_tensor_method_or_property(func):
            name = getattr(func, '__name__', None)
            return name == '__get__' or (name is not None and getattr(torch.Tensor, name, None) == func)

        def get_overridable_functions():
            found = {}
            for place in (torch, torch.nn.functional, torch.linalg, torch.fft, torch.special, torch.Tensor):
                members = [getattr(place, name) for name in dir(place) if not name.startswith('_')]
                found[place] = [member for member in members if callable(member) and not isinstance(member, type)]
            return found

        def wrap_torch_function(dispatcher):
            def inner(func):
                @wraps(func)
                def wrapped(*args, **kwargs):
                    relevant_args = dispatcher(*args, **kwargs)
                    if has_torch_function(relevant_args):
                        return handle_torch_function(wrapped, relevant_args, *args, **kwargs)
                    return func(*args, **kwargs)
                return wrapped
            return inner

        def resolve_name(f):
            if isinstance(f, type):
                return None
            name = getattr(f, '__name__', None)
            if name is None:
                return None
            owner = getattr(f, '__self__', None)
            if name == '__get__' and owner is not None:
                return 'torch.Tensor.' + owner.__name__ + '.__get__'
            places = (('torch.Tensor', torch.Tensor), ('torch', torch), ('torch.nn.functional', torch.nn.functional),
                      ('torch.linalg', torch.linalg), ('torch.fft', torch.fft), ('torch.special', torch.special),
                      ('torch.nn.init', torch.nn.init))
            for text, place in places:
                if getattr(place, name, None) == f:
                    return text + '.' + name
            return None

        # What layers call that compute by themselves here.
        functional = torch.nn.functional

        def _convolution(function):
            def forward(layer, input):
                if layer.padding_mode != 'zeros':
                    return None
                return function(input, layer.weight, layer.bias, layer.stride, layer.padding, layer.dilation,
                                layer.groups)
            return forward

        def _batch_norm(ranks):
            def forward(layer, input):
                if input.dim() not in ranks:
                    return None
                input.dim()
                average = 0.0 if layer.momentum is None else layer.momentum
                tracks = layer.track_running_stats
                if layer.training and tracks and layer.num_batches_tracked is not None:
                    layer.num_batches_tracked.add_(1)
                    if layer.momentum is None:
                        average = 1.0 / float(layer.num_batches_tracked)
                kept = not layer.training or tracks
                return functional.batch_norm(
                    input, layer.running_mean if kept else None, layer.running_var if kept else None,
                    weight=layer.weight, bias=layer.bias,
                    training=layer.training or (layer.running_mean is None and layer.running_var is None),
                    momentum=average, eps=layer.eps)
            return forward

        forwards = {
            'Linear': lambda layer, input: functional.linear(input, layer.weight, layer.bias),
            'Conv1d': _convolution(functional.conv1d), 'Conv2d': _convolution(functional.conv2d),
            'Conv3d': _convolution(functional.conv3d),
            'BatchNorm1d': _batch_norm((2, 3)), 'BatchNorm2d': _batch_norm((4,)), 'BatchNorm3d': _batch_norm((5,)),
            'ReLU': lambda layer, input: functional.relu(input, inplace=layer.inplace),
            'Flatten': lambda layer, input: input.flatten(layer.start_dim, layer.end_dim),
            'Dropout': lambda layer, input: functional.dropout(input, layer.p, layer.training, layer.inplace),
            'Sigmoid': lambda layer, input: torch.sigmoid(input),
            'Tanh': lambda layer, input: torch.tanh(input),
            'GELU': lambda layer, input: functional.gelu(input, approximate=layer.approximate),
            'SiLU': lambda layer, input: functional.silu(input, inplace=layer.inplace),
            'ELU': lambda layer, input: functional.elu(input, layer.alpha, layer.inplace),
            'LeakyReLU': lambda layer, input: functional.leaky_relu(input, layer.negative_slope, layer.inplace),
            'Softplus': lambda layer, input: functional.softplus(input, layer.beta, layer.threshold),
            'Softmax': lambda layer, input: functional.softmax(input, layer.dim, _stacklevel=5),
            'LogSoftmax': lambda layer, input: functional.log_softmax(input, layer.dim, _stacklevel=5),
            'LayerNorm': lambda layer, input: functional.layer_norm(input, layer.normalized_shape, layer.weight,
                                                                    layer.bias, layer.eps),
            'Embedding': lambda layer, input: functional.embedding(
                input, layer.weight, layer.padding_idx, layer.max_norm, layer.norm_type, layer.scale_grad_by_freq,
                layer.sparse),
            'MaxPool1d': lambda layer, input: functional.max_pool1d(
                input, layer.kernel_size, layer.stride, layer.padding, layer.dilation, ceil_mode=layer.ceil_mode,
                return_indices=layer.return_indices),
            'MaxPool2d': lambda layer, input: functional.max_pool2d(
                input, layer.kernel_size, layer.stride, layer.padding, layer.dilation, ceil_mode=layer.ceil_mode,
                return_indices=layer.return_indices),
            'MSELoss': lambda layer, input, target: functional.mse_loss(input, target, reduction=layer.reduction),
            'L1Loss': lambda layer, input, target: functional.l1_loss(input, target, reduction=layer.reduction),
            'NLLLoss': lambda layer, input, target: functional.nll_loss(
                input, target, weight=layer.weight, ignore_index=layer.ignore_index, reduction=layer.reduction),
            'CrossEntropyLoss': lambda layer, input, target: functional.cross_entropy(
                input, target, weight=layer.weight, ignore_index=layer.ignore_index, reduction=layer.reduction,
                label_smoothing=layer.label_smoothing),
            'BCELoss': lambda layer, input, target: functional.binary_cross_entropy(
                input, target, weight=layer.weight, reduction=layer.reduction),
            'BCEWithLogitsLoss': lambda layer, input, target: functional.binary_cross_entropy_with_logits(
                input, target, layer.weight, pos_weight=layer.pos_weight, reduction=layer.reduction),
        }

        def _heard_forward(arguments):
            for kind in type(arguments[0]).__mro__:
                forward = forwards.get(kind.__name__) if kind.__module__.startswith('torch.nn') else None
                if forward is not None:
                    result = forward(*arguments)
                    return None if result is None else (result,)
            return None

        return {"TorchFunctionMode": TorchFunctionMode, "BaseTorchFunctionMode": BaseTorchFunctionMode,
                "is_tensor_method_or_property": is_tensor_method_or_property, "wrap_torch_function": wrap_torch_function,
                "get_overridable_functions": get_overridable_functions, "resolve_name": resolve_name,
                "_heard_forward": _heard_forward}
    """#
}

extension Machine {
  /// Whether a class of these arguments, or a mode, answers for operations.
  func isHeard(_ values: [Value]) -> Bool {
    !torch.functionModes.isEmpty || !handlingClasses(values).isEmpty
  }

  /// The classes of the tensors among arguments, and of what else answers for operations: what modes are told of calls that
  /// the reference has in Python.
  func tensorClasses(_ values: [Value]) -> [Value] {
    var found: [ClassObject] = []
    for value in values where value.tensor != nil || !handlingClasses([value]).isEmpty {
      let cls = classOf(value)
      if !found.contains(where: { $0 === cls }) { found.append(cls) }
    }
    return found.map { Value($0) }
  }

  /// What the innermost mode makes of an operation; nil where no mode is open, or it declines. It is off while it answers.
  func answered(
    byMode arguments: [Value], _ keywords: Value, types: [Value], _ function: () throws(PyError) -> Value
  ) throws(PyError) -> Value? {
    guard let mode = torch.functionModes.popLast() else { return nil }
    defer { torch.functionModes.append(mode) }
    let function = try function()
    let (types, given) = (tuple(types), tuple(arguments))
    let result = try withRoots([function, types, given, keywords]) { () throws(PyError) in
      try self.callMethod(mode.value, "__torch_function__", [function, types, given, keywords])
    }
    return result.isNotImplemented ? nil : result
  }
}
