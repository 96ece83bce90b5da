// The list of built-in classes: which declaration belongs to which kind. The declarations live in Types/.

/// The built-in classes the machine makes at start-up, in an order where a base precedes its subclasses.
/// `Machine.builtin(_:)` returns the class.
package enum BuiltinType: Int, CaseIterable, Sendable {
  case object, type, noneType, ellipsisType, notImplementedType
  case int, bool, float, complex, str, bytes
  case list, tuple, dict, set, frozenSet, range, slice
  case dictKeys, dictValues, dictItems
  case function, nativeFunction, methodDescriptor, slotWrapper, methodWrapper, boundMethod, cell, generator
  case module, property, staticMethod, classMethod, superType, code, traceback
  /// The class of `IteratorObject`s that were given no class of their own.
  case iterator
  /// The class of the class methods of built-in classes: `type(dict.__dict__['fromkeys'])`.
  case classMethodDescriptor
  /// The classes of the attributes of built-in classes: `type(slice.start)`, `type(int.real)`.
  case memberDescriptor, getSetDescriptor
  /// The class that native functions have which are written in Python there.
  case functionFace

  var declaration: NativeClass {
    switch self {
    case .object: CoreTypes.object
    case .type: CoreTypes.type
    case .noneType: CoreTypes.noneType
    case .ellipsisType: CoreTypes.ellipsisType
    case .notImplementedType: CoreTypes.notImplementedType
    case .int: IntType.declaration
    case .bool: BoolType.declaration
    case .float: FloatType.declaration
    case .complex: ComplexType.declaration
    case .str: StrType.declaration
    case .bytes: BytesType.declaration
    case .list: ListType.declaration
    case .tuple: TupleType.declaration
    case .dict: DictType.declaration
    case .set: SetType.declaration
    case .frozenSet: FrozenSetType.declaration
    case .range: RangeType.declaration
    case .slice: SliceType.declaration
    case .dictKeys: DictViewTypes.keys
    case .dictValues: DictViewTypes.values
    case .dictItems: DictViewTypes.items
    case .function: CoreTypes.function
    case .nativeFunction: CoreTypes.nativeFunction
    case .methodDescriptor: CoreTypes.methodDescriptor
    case .slotWrapper: CoreTypes.slotWrapper
    case .methodWrapper: CoreTypes.methodWrapper
    case .boundMethod: CoreTypes.boundMethod
    case .cell: CoreTypes.cell
    case .generator: CoreTypes.generator
    case .module: CoreTypes.module
    case .property: CoreTypes.property
    case .staticMethod: CoreTypes.staticMethod
    case .classMethod: CoreTypes.classMethod
    case .superType: CoreTypes.superType
    case .code: CoreTypes.code
    case .traceback: CoreTypes.traceback
    case .iterator: IteratorTypes.iterator
    case .classMethodDescriptor: FunctionKinds.classMethodDescriptor
    case .memberDescriptor: FunctionKinds.memberDescriptor
    case .getSetDescriptor: FunctionKinds.getSetDescriptor
    case .functionFace: CoreTypes.functionFace
    }
  }

  /// The base class (`bool` derives from `int`, everything else from `object`).
  var base: BuiltinType { self == .bool ? .int : .object }
}
