// The classes of the machine's own objects: object, type, functions, generators, modules and descriptors.

enum CoreTypes {
  static let object = NativeClass("object", kind: .instance)
  static let type = NativeClass("type", kind: .cls, hasInstanceAttributes: true)
  static let noneType = NativeClass("NoneType", kind: .instance, isInheritable: false)
  static let ellipsisType = NativeClass("ellipsis", kind: .instance, isInheritable: false)
  static let notImplementedType = NativeClass("NotImplementedType", kind: .instance, isInheritable: false)
  static let function = NativeClass(
    "function", kind: .function, hasInstanceAttributes: true, isInheritable: false)
  static let nativeFunction = NativeClass("builtin_function_or_method", kind: .nativeFunction, isInheritable: false)
  static let methodDescriptor = NativeClass("method_descriptor", kind: .nativeFunction, isInheritable: false)
  static let boundMethod = NativeClass("method", kind: .boundMethod, isInheritable: false)
  static let cell = NativeClass("cell", kind: .cell, isInheritable: false)
  static let generator = NativeClass("generator", kind: .generator, isInheritable: false)
  static let module = NativeClass("module", kind: .module, hasInstanceAttributes: true)
  static let property = NativeClass("property", kind: .property)
  static let staticMethod = NativeClass("staticmethod", kind: .staticMethod)
  static let classMethod = NativeClass("classmethod", kind: .classMethod)
  static let superType = NativeClass("super", kind: .superObject)
  static let code = NativeClass("code", kind: .code, isInheritable: false)
  static let traceback = NativeClass("traceback", kind: .traceback, isInheritable: false)
}
