// What the methods of str, bytes and bytearray say of themselves: a sentence each, our own words.

extension DescriptionTexts {
  static let ofText = """
    [str]
    __getnewargs__ Return the arguments that a copy of the text is made with.
    capitalize Return a copy whose first character is upper case and whose others are lower case.
    casefold Return a copy for comparisons that pass over upper and lower case.
    center Return the text in the middle of a field of the given width, filled up on both sides.
    count Return how often a substring occurs without overlap, between start and end.
    encode Return the bytes of the text in the given encoding.
    endswith Return True if the text ends with the given suffix, or with one of a tuple of them.
    expandtabs Return a copy in which every tab is replaced by spaces up to the next column of tabs.
    find Return the first place of a substring between start and end, or -1 where it does not occur.
    format Return a copy in which every field in braces is replaced by the argument that it names.
    format_map Return a copy in which every field in braces is replaced by the entry of a mapping that it names.
    index Return the first place of a substring between start and end; raise ValueError where it does not occur.
    isalnum Return True if there are characters and all of them are letters or digits.
    isalpha Return True if there are characters and all of them are letters.
    isascii Return True if all characters are ASCII, also if there are none.
    isdecimal Return True if there are characters and all of them are decimal digits.
    isdigit Return True if there are characters and all of them are digits.
    isidentifier Return True if the text could be a name of the language.
    islower Return True if there are cased characters and all of them are lower case.
    isnumeric Return True if there are characters and all of them are numeric.
    isprintable Return True if all characters can be shown by repr() as they are.
    isspace Return True if there are characters and all of them are whitespace.
    istitle Return True if every word begins with an upper case letter that only lower case ones follow.
    isupper Return True if there are cased characters and all of them are upper case.
    join Return the texts of an iterable, one after the other, with this text between them.
    ljust Return the text at the left of a field of the given width.
    lower Return a copy in lower case.
    lstrip Return a copy without whitespace, or without the given characters, at its start.
    maketrans Return a table for translate(), of a dict or of texts of equal length.
    partition Return what stands before the first occurrence of a separator, the separator, and what follows it.
    removeprefix Return a copy without the given prefix, if the text begins with it.
    removesuffix Return a copy without the given suffix, if the text ends with it.
    replace Return a copy in which occurrences of one substring, at most count of them, are replaced by another.
    rfind Return the last place of a substring between start and end, or -1 where it does not occur.
    rindex Return the last place of a substring between start and end; raise ValueError where it does not occur.
    rjust Return the text at the right of a field of the given width.
    rpartition Return what stands before the last occurrence of a separator, the separator, and what follows it.
    rsplit Return a list of the parts between separators, cut off from the end where maxsplit says how many.
    rstrip Return a copy without whitespace, or without the given characters, at its end.
    split Return a list of the parts between separators, which are runs of whitespace where none is given.
    splitlines Return a list of the lines, with their ends if keepends is true.
    startswith Return True if the text begins with the given prefix, or with one of a tuple of them.
    strip Return a copy without whitespace, or without the given characters, at both ends.
    swapcase Return a copy with upper case characters in lower case, and the other way round.
    title Return a copy in which every word begins with an upper case letter and goes on in lower case.
    translate Return a copy in which each character is replaced by what a table says of its number.
    upper Return a copy in upper case.
    zfill Return the text filled up with zeros at the left, behind a sign, to the given width.
    [bytes]
    __bytes__ Return these bytes as an object of the class bytes.
    __getnewargs__ Return the arguments that a copy of the bytes is made with.
    append Add one byte at the end.
    capitalize Return a copy whose first ASCII letter is upper case if it comes first, and whose others are lower case.
    center Return the bytes in the middle of a field of the given width, filled up on both sides.
    clear Remove all bytes.
    copy Return a copy.
    count Return how often a run of bytes occurs without overlap, between start and end.
    decode Return the text that the bytes stand for in the given encoding.
    endswith Return True if the bytes end with the given suffix, or with one of a tuple of them.
    expandtabs Return a copy in which every tab is replaced by spaces up to the next column of tabs.
    extend Add the bytes of an iterable of integers at the end.
    find Return the first place of a run of bytes between start and end, or -1 where it does not occur.
    fromhex Make bytes of a text of hexadecimal digits, two for each.
    hex Return the hexadecimal digits of the bytes as a text.
    index Return the first place of a run of bytes between start and end; raise ValueError where it does not occur.
    insert Put a byte before the one at the given place.
    isalnum Return True if there are bytes and all of them are ASCII letters or digits.
    isalpha Return True if there are bytes and all of them are ASCII letters.
    isascii Return True if all bytes are ASCII, also if there are none.
    isdigit Return True if there are bytes and all of them are ASCII digits.
    islower Return True if there are ASCII letters and all of them are lower case.
    isspace Return True if there are bytes and all of them are ASCII whitespace.
    istitle Return True if every word begins with an upper case ASCII letter that only lower case ones follow.
    isupper Return True if there are ASCII letters and all of them are upper case.
    join Return the bytes of an iterable of them, one after the other, with these bytes between them.
    ljust Return the bytes at the left of a field of the given width.
    lower Return a copy with ASCII letters in lower case.
    lstrip Return a copy without whitespace, or without the given bytes, at its start.
    maketrans Return a table for translate(), of two runs of bytes of equal length.
    partition Return what stands before the first occurrence of a separator, the separator, and what follows it.
    pop Remove the byte at a place, the last one where none is given, and return it.
    remove Remove the first byte of the given value.
    removeprefix Return a copy without the given prefix, if the bytes begin with it.
    removesuffix Return a copy without the given suffix, if the bytes end with it.
    replace Return a copy in which occurrences of one run of bytes, at most count of them, are replaced by another.
    reverse Turn the order of the bytes round, in place.
    rfind Return the last place of a run of bytes between start and end, or -1 where it does not occur.
    rindex Return the last place of a run of bytes between start and end; raise ValueError where it does not occur.
    rjust Return the bytes at the right of a field of the given width.
    rpartition Return what stands before the last occurrence of a separator, the separator, and what follows it.
    rsplit Return a list of the parts between separators, cut off from the end where maxsplit says how many.
    rstrip Return a copy without whitespace, or without the given bytes, at its end.
    split Return a list of the parts between separators, which are runs of ASCII whitespace where none is given.
    splitlines Return a list of the lines, with their ends if keepends is true.
    startswith Return True if the bytes begin with the given prefix, or with one of a tuple of them.
    strip Return a copy without whitespace, or without the given bytes, at both ends.
    swapcase Return a copy with upper case ASCII letters in lower case, and the other way round.
    title Return a copy in which every word begins with an upper case ASCII letter and goes on in lower case.
    translate Return a copy in which each byte is replaced by what a table of 256 bytes says, without deleted ones.
    upper Return a copy with ASCII letters in upper case.
    zfill Return the bytes filled up with zeros at the left, behind a sign, to the given width.
    [memoryview]
    c_contiguous True if the memory is laid out row by row without gaps.
    cast Return a view of the same memory in another format or shape.
    contiguous True if the memory is laid out without gaps.
    f_contiguous True if the memory is laid out column by column without gaps.
    format The format of an element, in the letters of the module struct.
    hex Return the hexadecimal digits of the bytes as a text.
    itemsize How many bytes an element is.
    nbytes How many bytes the elements are together.
    ndim How many dimensions the view has.
    obj The object whose memory it is.
    readonly True if the memory cannot be changed.
    release Let go of the memory.
    shape The length of each dimension, as a tuple.
    strides How many bytes apart the elements of each dimension are, as a tuple.
    suboffsets A tuple that is empty here.
    tobytes Return a copy of the memory as bytes.
    tolist Return the elements as a list.
    toreadonly Return a view of the same memory that cannot change it.
    """
}
