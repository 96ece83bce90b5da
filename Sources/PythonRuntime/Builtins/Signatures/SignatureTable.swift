// The signatures of built-in functions as CPython shows them (`__text_signature__`), where the signatures that bind their
// arguments here say something else; a name after `-` has none. Written out under the reference.

extension SignatureTexts {
  static let exceptions = """
    [object]
    __dir__ ($self, /)
    __sizeof__ ($self, /)
    __reduce__ ($self, /)
    __reduce_ex__ ($self, protocol, /)
    [module builtins]
    - breakpoint dir getattr iter max min next vars
    __import__ ($module, /, name, globals=None, locals=None, fromlist=(), level=0)
    compile ($module, /, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)
    open ($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)
    sorted ($module, iterable, /, *, key=None, reverse=False)
    [module math]
    - hypot log
    atan2 ($module, y, x, /)
    gcd ($module, *integers)
    lcm ($module, *integers)
    [module functools]
    - reduce
    [module time]
    - monotonic monotonic_ns perf_counter perf_counter_ns process_time process_time_ns sleep thread_time thread_time_ns
    - time time_ns
    [module binascii]
    crc32 ($module, data, crc=0, /)
    hexlify ($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)
    [module cmath]
    log ($module, z, base=<unrepresentable>, /)
    [module sys]
    - getsizeof
    [module io]
    open ($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)
    [int]
    - conjugate
    __round__ ($self, ndigits=<unrepresentable>, /)
    from_bytes ($type, /, bytes, byteorder='big', *, signed=False)
    [float]
    fromhex ($type, string, /)
    [str]
    - find rfind index rindex count startswith endswith format format_map
    maketrans (x, y=<unrepresentable>, z=<unrepresentable>, /)
    [bytes]
    - find rfind index rindex count startswith endswith isalnum isalpha isascii isdigit islower isupper isspace istitle
    - upper lower swapcase capitalize title
    hex ($self, /, sep=<unrepresentable>, bytes_per_sep=1)
    maketrans (frm, to, /)
    fromhex ($type, string, /)
    [list]
    - __getitem__
    __reversed__ ($self, /)
    index ($self, value, start=0, stop=sys.maxsize, /)
    [tuple]
    index ($self, value, start=0, stop=sys.maxsize, /)
    [dict]
    __reversed__ ($self, /)
    - __getitem__ clear copy items keys values update
    pop ($self, key, default=<unrepresentable>, /)
    [set]
    - __contains__ copy union intersection difference symmetric_difference issubset issuperset isdisjoint add clear discard remove
    - pop update intersection_update difference_update symmetric_difference_update
    [frozenset]
    - __contains__ copy union intersection difference symmetric_difference issubset issuperset isdisjoint
    [range]
    - count index
    [slice]
    - indices
    [property]
    - getter setter deleter
    [bytearray]
    - find rfind index rindex count startswith endswith isalnum isalpha isascii isdigit islower isupper isspace istitle
    - upper lower swapcase capitalize title
    hex ($self, /, sep=<unrepresentable>, bytes_per_sep=1)
    maketrans (frm, to, /)
    fromhex ($type, string, /)
    [memoryview]
    hex ($self, /, sep=<unrepresentable>, bytes_per_sep=1)
    cast ($self, /, format, shape=<unrepresentable>)
    [BaseException]
    - with_traceback add_note
    [BaseExceptionGroup]
    - derive subgroup split
    [deque]
    - append appendleft pop popleft extend extendleft clear copy count index insert remove reverse rotate
    [Pattern]
    __copy__ ($self, /)
    match ($self, /, string, pos=0, endpos=sys.maxsize)
    fullmatch ($self, /, string, pos=0, endpos=sys.maxsize)
    search ($self, /, string, pos=0, endpos=sys.maxsize)
    findall ($self, /, string, pos=0, endpos=sys.maxsize)
    finditer ($self, /, string, pos=0, endpos=sys.maxsize)
    [Match]
    - group
    [generator]
    - send throw close
    [mappingproxy]
    - get keys values items copy
    [array]
    index ($self, v, start=0, stop=sys.maxsize, /)
    [dict_keys]
    - isdisjoint
    [dict_items]
    - isdisjoint
    """

  /// Of slots of types, whatever the type.
  static let slots = """
    ($self, /): __abs__ __bool__ __bytes__ __complex__ __float__ __getnewargs__ __getstate__ __hash__ __index__ __int__ __invert__ __iter__ __len__ __neg__ __next__ __pos__ __repr__ __str__ __subclasses__
    ($self, value, /): __add__ __and__ __divmod__ __eq__ __floordiv__ __ge__ __gt__ __iadd__ __iand__ __imul__ __ior__ __isub__ __ixor__ __le__ __lshift__ __lt__ __mod__ __mul__ __ne__ __or__ __radd__ __rand__ __rdivmod__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sub__ __truediv__ __xor__
    ($self, /, *args, **kwargs): __call__ __init__
    ($self, key, /): __contains__ __delitem__ __getitem__
    ($self, memo, /): __deepcopy__
    ($self, name, /): __delattr__ __getattribute__
    ($self, instance, /): __delete__ __instancecheck__
    ($self, format_spec, /): __format__
    ($self, instance, owner=None, /): __get__
    ($type, typestr, /): __getformat__
    ($type, *args, **kwargs): __new__
    ($self, value, mod=None, /): __pow__ __rpow__
    ($self, ndigits=None, /): __round__
    ($self, instance, value, /): __set__
    ($self, name, value, /): __setattr__
    ($self, key, value, /): __setitem__
    ($self, subclass, /): __subclasscheck__
    -: __reduce__ __reduce_ex__ __sizeof__ __class_getitem__ __reversed__ __dir__ __length_hint__ __setstate__ __enter__ __exit__
    -: __trunc__ __floor__ __ceil__ __set_name__ __subclasshook__ __init_subclass__ __prepare__ __copy__ __missing__
    """

  /// Of classes; `-` where CPython has none, and `inspect.signature` says so.
  static let classes = """
    complex (real=0, imag=0)
    enumerate (iterable, start=0)
    float (x=0, /)
    list (iterable=(), /)
    memoryview (object)
    object ()
    property (fget=None, fset=None, fdel=None, doc=None)
    reversed (sequence, /)
    tuple (iterable=(), /)
    method (function, instance, /)
    function (code, globals, name=None, argdefs=None, closure=None)
    itertools.accumulate (iterable, func=None, *, initial=None)
    itertools.combinations (iterable, r)
    itertools.combinations_with_replacement (iterable, r)
    itertools.compress (data, selectors)
    itertools.count (start=0, step=1)
    itertools.cycle (iterable, /)
    itertools.dropwhile (predicate, iterable, /)
    itertools.filterfalse (function, iterable, /)
    itertools.groupby (iterable, key=None)
    itertools.pairwise (iterable, /)
    itertools.permutations (iterable, r=None)
    itertools.starmap (function, iterable, /)
    itertools.takewhile (predicate, iterable, /)
    random.Random ~(x=None)
    random.SystemRandom ~(x=None)
    time.struct_time (iterable=(), /)
    decimal.Decimal (value='0', context=None)
    decimal.Context (prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)
    abc.ABCMeta ~(name, bases, namespace, /, **kwargs)
    collections.OrderedDict -
    collections.defaultdict -
    collections.deque -
    datetime.date -
    datetime.datetime -
    datetime.time -
    datetime.timedelta -
    datetime.timezone -
    datetime.tzinfo -
    struct.Struct -
    weakref.ref -
    weakref.ReferenceType -
    functools.partial -
    operator.attrgetter -
    operator.itemgetter -
    operator.methodcaller -
    array.array -
    itertools.chain -
    itertools.islice -
    itertools.product -
    itertools.repeat -
    itertools.zip_longest -
    """
}
