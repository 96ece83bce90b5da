// Members of modules that are made at their first use, so that a lesson that does not use them does not pay for them.

import PythonRuntime

extension Machine {
  /// `module.name` is taken from another module when it is first asked for; without `source` it is a submodule.
  func onDemand(_ module: ModuleObject, _ name: String, from source: String? = nil) {
    let earlier = module.lazyMember
    module.lazyMember = { (vm, module, wanted) throws(PyError) in
      if wanted == name {
        guard let source else { return Value(try vm.importModule(module.name.string + "." + name)) }
        let found = try vm.importModule(source).attributes.get(vm.intern(name))
        return vm.checkedFunction(name, in: module.name.string, found)
      }
      return try earlier?(vm, module, wanted) ?? .undefined
    }
  }

  /// Members that are made by name when they are first asked for.
  func onDemand(_ module: ModuleObject, _ make: @escaping (Machine, String) throws(PyError) -> Value) {
    let earlier = module.lazyMember
    module.lazyMember = { (vm, module, wanted) throws(PyError) in
      let made = try make(vm, wanted)
      if !made.isUndefined { return made }
      return try earlier?(vm, module, wanted) ?? .undefined
    }
  }
}
