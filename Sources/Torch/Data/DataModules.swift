// `torch.utils.data`, the modules lessons import it from, and `gradbook.datasets`. What writes files is refused, with the
// nearest thing that is there.

import PythonRuntime

enum DataModules {
  private static let datasets = "torch.utils.data.dataset"
  private static let loader = "torch.utils.data.dataloader"

  /// What is written in the text of the datasets but shows another module.
  private static let samplers = [
    "Sampler", "SequentialSampler", "RandomSampler", "SubsetRandomSampler", "WeightedRandomSampler", "BatchSampler",
  ]

  private static let publicNames: [(source: String, names: [String])] = [
    (
      datasets,
      [
        "Dataset", "IterableDataset", "TensorDataset", "StackDataset", "ConcatDataset", "ChainDataset", "Subset",
        "random_split", "DistributedSampler",
      ] + samplers
    ),
    (loader, ["DataLoader", "default_collate", "default_convert", "get_worker_info", "_DatasetKind"]),
  ]

  static let modules: [NativeModule] = [
    NativeModule("torch.utils.data") { (vm, module) throws(PyError) in
      for (source, names) in publicNames {
        for name in names { try vm.shareMember(source, name, with: module) }
      }
      for name in ["dataset", "dataloader", "sampler", "distributed"] {
        vm.onDemand(module, name)
      }
    },
    NativeModule(datasets) { (vm, module) throws(PyError) in
      try vm.loadSource(DatasetSource.text, into: module)
      for name in samplers { show(vm, module, name, "torch.utils.data.sampler") }
      show(vm, module, "DistributedSampler", "torch.utils.data.distributed")
    },
    NativeModule(loader) { (vm, module) throws(PyError) in
      for name in ["IterableDataset", "TensorDataset", "Subset"] + samplers {
        try vm.shareMember(datasets, name, with: module)
      }
      try vm.loadSource(DataLoaderSource.text, into: module)
      show(vm, module, "WorkerInfo", "torch.utils.data._utils.worker")
    },
    shared("torch.utils.data.sampler", datasets, samplers),
    shared("torch.utils.data.distributed", datasets, ["DistributedSampler"]),
    shared(
      "torch.utils.data._utils.collate", loader,
      [
        "collate", "default_collate", "default_convert", "default_collate_fn_map", "collate_tensor_fn",
        "collate_float_fn", "collate_int_fn", "collate_str_fn",
      ]),
    NativeModule("torch.utils.data._utils") { (vm, module) throws(PyError) in vm.onDemand(module, "collate") },
    NativeModule("torch.utils.tensorboard") { (vm, _) throws(PyError) in
      throw vm.raise(
        .moduleNotFoundError,
        "No module named 'tensorboard': a lesson cannot write log files; keep the values in a list, and print or plot them"
      )
    },
    NativeModule("gradbook") { (vm, module) throws(PyError) in vm.onDemand(module, "datasets") },
    NativeModule("gradbook.datasets") { (vm, module) throws(PyError) in
      try vm.loadSource(ToyDataSource.text, into: module)
    },
  ]

  private static func show(_ vm: Machine, _ module: ModuleObject, _ name: String, _ shown: String) {
    if let cls = module.attributes.get(vm.intern(name)).cls { vm.setModule(of: cls, shown) }
  }

  private static func shared(_ name: String, _ source: String, _ members: [String]) -> NativeModule {
    NativeModule(name) { (vm, module) throws(PyError) in
      for member in members { try vm.shareMember(source, member, with: module) }
    }
  }
}
