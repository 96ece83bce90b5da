// Names of the reference that are not here, and what comes nearest to each: the note below the error that an unknown name
// gives. The error itself is the one that any unknown name gives.

enum AbsentNames {
  /// "Gradbook does not have torch.jit (yet); nearest is ...". Nil for names that the reference does not have either.
  static func note(_ owner: String, _ name: String) -> String? {
    guard owner == "torch" || owner.hasPrefix("torch.") else { return nil }
    let isTensor = owner == "torch.Tensor" || owner.hasSuffix(".Parameter")
    let whole = (isTensor ? "torch.Tensor" : owner) + "." + name
    let start = "Gradbook does not have \(whole) (yet)"
    if owner == "torch", let nearest = parts[name] { return start + "; " + nearest }
    if owner.hasPrefix("torch.utils"), let nearest = utilities[name] { return start + "; " + nearest }
    for (beginnings, nearest) in families where beginnings.contains(where: { name.hasPrefix($0) }) {
      return start + "; " + nearest
    }
    return others.contains(name) ? start : nil
  }

  private static let compiled = "nearest is the plain function or module, which runs as it is written"
  private static let oneProcess = "nearest is a loop: a lesson runs on one thread of one process"

  /// Modules, and the names that belong to them.
  private static let parts: [String: String] = [
    "jit": compiled, "fx": compiled, "export": compiled, "compiler": compiled, "onnx": compiled, "package": compiled,
    "ScriptModule": compiled, "ScriptFunction": compiled,
    "profiler": "nearest is time.perf_counter, timeit or %timeit",
    "hub": "nearest is gradbook.datasets and a module of your own: a lesson has no network",
    "distributed": oneProcess, "multiprocessing": oneProcess, "futures": oneProcess, "fork": oneProcess,
    "wait": oneProcess,
    "sparse": dense, "nested": "nearest is torch.nn.utils.rnn.pad_sequence or pack_padded_sequence",
    "masked": "nearest is torch.where or Tensor.masked_fill",
    "quantization": rounded, "ao": rounded,
    "Storage": "nearest is Tensor.untyped_storage()", "rnn_tanh": recurrent, "rnn_relu": recurrent, "lstm": recurrent,
    "gru": recurrent, "Stream": oneProcess, "Event": "nearest is time.perf_counter",
    "cpu": "nearest is torch.get_num_threads", "library": "nearest is torch.autograd.Function",
    "ops": "nearest is the function of torch with the same name",
  ]

  private static let utilities: [String: String] = [
    "tensorboard": "nearest is a list of values, printed or plotted", "benchmark": "nearest is timeit or %timeit",
    "bottleneck": "nearest is timeit or %timeit", "cpp_extension": "nearest is torch.autograd.Function",
    "mobile_optimizer": compiled, "dlpack": "nearest is Tensor.numpy() and torch.from_numpy",
  ]

  private static let dense = "nearest is a dense tensor, with zeros where a sparse one has nothing"
  private static let rounded = "nearest is torch.round of the values divided by a scale"
  private static let recurrent = "nearest is nn.RNN, nn.LSTM or nn.GRU"

  /// Functions and attributes by the beginning of their names.
  private static let families: [(beginnings: [String], nearest: String)] = [
    (
      [
        "sparse_", "to_sparse", "resize_as_sparse", "ccol_indices", "row_indices", "hspmm", "hsmm", "spmm", "smm",
        "sspaddmm", "saddmm", "dsmm",
      ], dense
    ),
    (
      [
        "quantize", "dequantize", "q_per_channel", "q_scale", "q_zero_point", "qscheme", "int_repr",
        "fake_quantize_per",
        "qint", "quint", "per_channel_", "per_tensor_", "choose_qparams", "fbgemm_",
      ], rounded
    ),
    (["cudnn_", "miopen_", "mkldnn_"], "nearest is the function without that beginning"),
    (["to_mkldnn", "to_padded_tensor"], "nearest is the tensor itself"),
  ]

  /// What has nothing near it.
  private static let others: Set<String> = [
    "chalf", "hash_tensor", "ormqr", "record_stream", "slice_inverse", "conv_tbc", "grouped_mm", "scaled_mm",
    "native_group_norm", "native_norm", "batch_norm_stats", "from_file",
    "jagged",
    "to_dlpack", "quasirandom", "profiler_util", "swap_tensors", "IterDataPipe", "MapDataPipe", "datapipes",
    "make_graphed_callables", "memory_summary", "create_selective_checkpoint_contexts", "CheckpointPolicy",
  ]
}
