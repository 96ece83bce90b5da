// The module `array` in Python: lists whose items are all machine numbers of one size. Our own text.

enum ArraySource {
  static let module = NativeModule("array") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, text)
  }

  private static let text = #"""
    import struct as _struct

    _sizes = {'b': 1, 'B': 1, 'u': 4, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'f': 4, 'd': 8}
    def _overflow(code, value):
        name, above = {'b': ('signed char', 'signed short integer'), 'B': ('unsigned byte integer', ''),
                       'h': ('signed short integer', ''), 'H': ('unsigned short', 'signed integer'),
                       'i': ('signed integer', ''), 'I': ('unsigned int', '')}.get(code, ('', ''))
        if code in 'qQ':
            return "can't convert negative int to unsigned" if code == 'Q' and value < 0 else 'int too big to convert'
        if code in 'IL':
            if value < 0:
                return "can't convert negative value to unsigned int"
            if code == 'L' or value >= 1 << 64:
                return 'Python int too large to convert to C unsigned long'
        elif code == 'l' or not -(1 << 63) <= value < 1 << 63:
            return 'Python int too large to convert to C long'
        wide = {'b': 1 << 15, 'H': 1 << 31}.get(code)
        if wide and not -wide <= value < wide:
            name = above
        return f"{name} is {'less than minimum' if value < 0 else 'greater than maximum'}"

    typecodes = 'bBuhHiIlLqQfd'

    def _single(value):
        import math
        if value == 0 or math.isnan(value) or math.isinf(value):
            return value
        fraction, exponent = math.frexp(value)
        bits = 24 if exponent > -125 else max(exponent + 149, 0)
        rounded = math.ldexp(round(math.ldexp(fraction, bits)), exponent - bits)
        return rounded if abs(rounded) < 3.4028235677973366e+38 else math.copysign(math.inf, value)

    def _converted(code, value):
        if code == 'u':
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError('array item must be unicode character')
            return value
        if code in 'fd':
            if isinstance(value, (str, bytes)) or not hasattr(value, '__float__') and not isinstance(value, int):
                raise TypeError(f'must be real number, not {type(value).__name__}')
            return _single(float(value)) if code == 'f' else float(value)
        if not isinstance(value, int):
            if isinstance(value, float):
                raise TypeError("'float' object cannot be interpreted as an integer")
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        bits = _sizes[code] * 8
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if code.islower() else (0, (1 << bits) - 1)
        if not low <= value <= high:
            raise OverflowError(_overflow(code, value))
        return int(value)

    class array:
        __slots__ = ('_code', '_items')

        def __init__(self, *arguments):
            if not arguments:
                raise TypeError('array() takes at least 1 argument (0 given)')
            if len(arguments) > 2:
                raise TypeError(f'array() takes at most 2 arguments ({len(arguments)} given)')
            code = arguments[0]
            if not isinstance(code, str) or len(code) != 1:
                raise TypeError(f'array() argument 1 must be a unicode character, not {type(code).__name__}')
            initializer = arguments[1] if len(arguments) > 1 else ()
            if isinstance(initializer, str) and code != 'u':
                raise TypeError(f"cannot use a str to initialize an array with typecode '{code}'")
            if isinstance(initializer, array) and initializer._code == 'u' != code:
                raise TypeError(f"cannot use a unicode array to initialize an array with typecode '{code}'")
            if code not in _sizes:
                raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
            self._code = code
            self._items = []
            if isinstance(initializer, (bytes, bytearray)):
                self.frombytes(initializer)
            elif isinstance(initializer, str):
                self._items = list(initializer)
            else:
                self._items = [_converted(code, item) for item in initializer]

        @property
        def typecode(self):
            return self._code

        @property
        def itemsize(self):
            return _sizes[self._code]

        def append(self, v, /):
            """Append new value v to the end of the array."""
            self._items.append(_converted(self._code, v))

        def extend(self, bb, /):
            """Append items to the end of the array."""
            if isinstance(bb, array):
                if bb._code != self._code:
                    raise TypeError('can only extend with array of same kind')
                self._items.extend(bb._items)
                return
            for item in bb:
                self.append(item)

        def insert(self, i, v, /):
            """Insert a new item v into the array before position i."""
            self._items.insert(i, _converted(self._code, v))

        def pop(self, i=-1, /):
            """Return the i-th element and delete it from the array."""
            if not self._items:
                raise IndexError('pop from empty array')
            try:
                return self._items.pop(i)
            except IndexError:
                raise IndexError('pop index out of range') from None

        def remove(self, v, /):
            """Remove the first occurrence of v in the array."""
            if v not in self._items:
                raise ValueError('array.remove(x): x not in array')
            self._items.remove(v)

        def index(self, v, start=0, stop=9223372036854775807, /):
            """Return index of first occurrence of v in the array."""
            try:
                return self._items.index(v, start, stop)
            except ValueError:
                raise ValueError('array.index(x): x not in array') from None

        def count(self, v, /):
            """Return number of occurrences of v in the array."""
            return self._items.count(v)

        def reverse(self):
            """Reverse the order of the items in the array."""
            self._items.reverse()

        def tolist(self):
            """Convert array to an ordinary list with the same items."""
            return list(self._items)

        def fromlist(self, list, /):
            """Append items to array from list; nothing if one of them does not fit."""
            if not isinstance(list, _list):
                raise TypeError('arg must be list')
            self._items += [_converted(self._code, item) for item in list]

        def tobytes(self):
            """Convert the array to an array of machine values and return the bytes representation."""
            if self._code == 'u':
                return b''.join([ord(c).to_bytes(4, 'little') for c in self._items])
            return _struct.pack(f'{len(self._items)}{self._code}', *self._items)

        __bytes__ = tobytes

        def frombytes(self, buffer, /):
            """Appends items from the string, interpreting it as an array of machine values."""
            if not isinstance(buffer, (bytes, bytearray)):
                raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'")
            count, rest = divmod(len(buffer), self.itemsize)
            if rest:
                raise ValueError('bytes length not a multiple of item size')
            if self._code == 'u':
                self._items += [chr(number) for number in _struct.unpack(f'{count}I', buffer)]
            else:
                self._items += _struct.unpack(f'{count}{self._code}', buffer)

        def byteswap(self):
            """Byteswap all items of the array."""
            size = self.itemsize
            data = self.tobytes()
            swapped = b''.join([data[place:place + size][::-1] for place in range(0, len(data), size)])
            made = array(self._code)
            made.frombytes(swapped)
            self._items[:] = made._items

        def tounicode(self):
            """Extends this array with data from the unicode string ustr."""
            if self._code != 'u':
                raise ValueError('tounicode() may only be called on unicode type arrays')
            return ''.join(self._items)

        def fromunicode(self, ustr, /):
            if not isinstance(ustr, str):
                raise TypeError(f'fromunicode() argument must be str, not {type(ustr).__name__}')
            if self._code != 'u':
                raise ValueError('fromunicode() may only be called on unicode type arrays')
            self._items += ustr

        def buffer_info(self):
            """Return a tuple (address, length)."""
            return (id(self._items), len(self._items))

        def _from(self, items):
            made = array(self._code)
            made._items = items
            return made

        def __len__(self):
            return len(self._items)

        def __iter__(self):
            return iter(self._items)

        def __contains__(self, item):
            return item in self._items

        def __getitem__(self, index):
            if isinstance(index, slice):
                return self._from(self._items[index])
            try:
                return self._items[index]
            except IndexError:
                raise IndexError('array index out of range') from None
            except TypeError:
                raise TypeError('array indices must be integers') from None

        def __setitem__(self, index, value):
            if isinstance(index, slice):
                if not isinstance(value, array):
                    raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
                if value._code != self._code:
                    raise TypeError('bad argument type for built-in operation')
                places = range(*index.indices(len(self._items)))
                if index.step not in (None, 1) and len(places) != len(value):
                    raise ValueError(f'attempt to assign array of size {len(value)} to extended slice of size '
                                     f'{len(places)}')
                self._items[index] = value._items
                return
            if not hasattr(index, '__index__'):
                raise TypeError('array indices must be integers')
            if not -len(self._items) <= index.__index__() < len(self._items):
                raise IndexError('array assignment index out of range')
            self._items[index] = _converted(self._code, value)

        def __delitem__(self, index):
            try:
                del self._items[index]
            except IndexError:
                raise IndexError('array assignment index out of range') from None
            except TypeError:
                raise TypeError('array indices must be integers') from None

        def __add__(self, other):
            if not isinstance(other, array):
                raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
            if other._code != self._code:
                raise TypeError('bad argument type for built-in operation')
            return self._from(self._items + other._items)

        def __iadd__(self, other):
            if not isinstance(other, array):
                raise TypeError(f'can only extend array with array (not "{type(other).__name__}")')
            self.extend(other)
            return self

        def __mul__(self, count):
            return self._from(self._items * count)

        __rmul__ = __mul__

        def __imul__(self, count):
            self._items *= count
            return self

        def __eq__(self, other):
            return self._items == other._items if isinstance(other, array) else NotImplemented

        def __lt__(self, other):
            return self._items < other._items if isinstance(other, array) else NotImplemented

        def __le__(self, other):
            return self._items <= other._items if isinstance(other, array) else NotImplemented

        def __gt__(self, other):
            return self._items > other._items if isinstance(other, array) else NotImplemented

        def __ge__(self, other):
            return self._items >= other._items if isinstance(other, array) else NotImplemented

        __hash__ = None

        def __copy__(self):
            return self._from(list(self._items))

        def __deepcopy__(self, memo):
            return self._from(list(self._items))

        def __reduce_ex__(self, protocol):
            return (type(self), (self._code, list(self._items)))

        def __repr__(self):
            name = type(self).__name__
            if not self._items:
                return f"{name}('{self._code}')"
            if self._code == 'u':
                return f"{name}('u', {''.join(self._items)!r})"
            return f"{name}('{self._code}', {self._items!r})"

    _list = list
    ArrayType = array
    _static_types = (array,)
    """#
}
