// Which attributes of built-in classes are members of their C structures in CPython, and not computed ones: an assignment to
// one is refused in other words. (Listed under the reference.)

enum MemberNames {
  /// Whether the class of this name has that member.
  static func contains(_ name: String, of cls: String) -> Bool { names[cls]?.contains(name) ?? false }

  private static let names: [String: Set<String>] = [
    "slice": ["start", "step", "stop"],
    "range": ["start", "step", "stop"],
    "complex": ["imag", "real"],
    "function": ["__builtins__", "__closure__", "__globals__"],
    "method": ["__func__", "__self__"],
    "code": [
      "co_argcount", "co_consts", "co_exceptiontable", "co_filename", "co_firstlineno", "co_flags",
      "co_kwonlyargcount", "co_linetable", "co_name", "co_names", "co_nlocals", "co_posonlyargcount", "co_qualname",
      "co_stacksize",
    ],
    "generator": ["gi_code"],
    "partial": ["args", "func", "keywords"],
    "Pattern": ["flags", "groups", "pattern"],
    "Match": ["endpos", "pos", "re", "string"],
    "super": ["__self__", "__self_class__", "__thisclass__"],
    "staticmethod": ["__func__", "__wrapped__"],
    "classmethod": ["__func__", "__wrapped__"],
    "property": ["fdel", "fget", "fset"],
    "method_descriptor": ["__name__", "__objclass__"],
    "wrapper_descriptor": ["__name__", "__objclass__"],
    "method-wrapper": ["__self__"],
    "getset_descriptor": ["__name__", "__objclass__"],
    "member_descriptor": ["__name__", "__objclass__"],
    "GenericAlias": ["__args__", "__origin__", "__unpacked__"],
    "UnionType": ["__args__"],
    "BaseExceptionGroup": ["exceptions", "message"],
    "ExceptionGroup": ["exceptions", "message"],
    "ContextVar": ["name"],
    "traceback": ["tb_frame", "tb_lasti"],
  ]
}
