// What built-in classes without a text of their own say of themselves: a sentence each, our own words.

extension DescriptionTexts {
  static let ofClasses = """
    [class]
    ArithmeticError The base of the errors of arithmetic.
    AssertionError An assert statement failed.
    AttributeError An object has no such attribute, or it cannot be assigned.
    BaseException The base of all exceptions.
    BaseExceptionGroup Several exceptions together, which may be any.
    BlockingIOError An operation would have to wait.
    BrokenPipeError The other end of a pipe is closed.
    BufferError An operation on a buffer cannot be done.
    BytesWarning A warning about bytes that are used like a text.
    ChildProcessError An operation on a child process failed.
    ConnectionAbortedError A connection was given up by the other side.
    ConnectionError The base of the errors of connections.
    ConnectionRefusedError A connection was refused by the other side.
    ConnectionResetError A connection was reset by the other side.
    DeprecationWarning A warning to programmers that something is going to be taken away.
    EOFError The input ended before anything was read.
    EncodingWarning A warning about an encoding that nobody named.
    Exception The base of all exceptions that programs are expected to handle.
    ExceptionGroup Several exceptions together.
    FileExistsError There is such a file already.
    FileNotFoundError There is no such file.
    FloatingPointError An operation on floats failed.
    FutureWarning A warning to users that something is going to mean something else.
    GeneratorExit A generator is being closed.
    ImportError A module, or a name of one, cannot be imported.
    ImportWarning A warning about an import that is likely to be a mistake.
    IndentationError The lines of a program are not indented as they should be.
    IndexError A sequence has no element of that number.
    InterruptedError An operation was interrupted by a signal.
    IsADirectoryError An operation on files was asked of a directory.
    KeyError A mapping has no such key.
    KeyboardInterrupt The user wants the program to stop.
    LookupError The base of the errors of keys and numbers of elements.
    MemoryError There is not enough memory.
    ModuleNotFoundError There is no such module.
    NameError A name has no value.
    NotADirectoryError An operation on directories was asked of something else.
    NotImplementedError A method is to be written by a derived class.
    OSError An operation of the operating system failed.
    OverflowError The result is too large for its type.
    PendingDeprecationWarning A warning that something is going to be deprecated.
    PermissionError The rights for an operation are missing.
    ProcessLookupError There is no such process.
    RecursionError Calls are nested too deeply.
    ReferenceError A weak reference was used after its object was gone.
    ResourceWarning A warning about something that was not given back.
    RuntimeError An error that no other class describes.
    RuntimeWarning A warning about something doubtful while the program runs.
    StopAsyncIteration An asynchronous iterator has no more elements.
    StopIteration An iterator has no more elements.
    SyntaxError The text of a program cannot be understood.
    SyntaxWarning A warning about doubtful syntax.
    SystemError The interpreter found a mistake of its own.
    SystemExit The program wants to end.
    TabError Tabs and spaces are mixed in indentation.
    TimeoutError The time for an operation is over.
    TypeError An operation or function was given an object of a type that it does not take.
    UnboundLocalError A local variable was used before it had a value.
    UnicodeDecodeError Bytes cannot be decoded into a text.
    UnicodeEncodeError A text cannot be encoded as bytes.
    UnicodeError The base of the errors of encoding and decoding.
    UnicodeTranslateError A text cannot be translated.
    UnicodeWarning A warning about a text of Unicode.
    UserWarning A warning of a program, of the class where none is named.
    ValueError An argument is of the right type and has a value that does not fit.
    Warning The base of all warnings.
    ZeroDivisionError A number was divided by zero.
    builtin_function_or_method The class of functions that are not written in the language itself.
    cell The place of a variable that inner functions share.
    classmethod Make a method of a class of a function: its first argument is the class.
    code The compiled body of a function or a program.
    collections.ChainMap Several mappings that are searched one after the other, as one mapping.
    collections.Counter A dict that counts how often elements occur.
    collections.OrderedDict A dict that can also move a key to either end.
    collections.UserList A class to derive lists from that are written in the language itself.
    collections.defaultdict A dict that makes values of missing keys by calling a function.
    collections.deque A sequence to which elements can be added, and from which they can be taken, at both ends.
    function The class of functions that def and lambda make.
    functools.partial A function that has been given some of its arguments already.
    functools.partialmethod A method that has been given some of its arguments already.
    functools.singledispatchmethod A generic method, which is chosen by the type of its first argument.
    getset_descriptor The class of computed attributes of built-in classes.
    json.decoder.JSONDecodeError A text is not valid JSON; the exception tells where.
    json.decoder.JSONDecoder Makes objects of JSON texts.
    json.encoder.JSONEncoder Makes JSON texts of objects.
    member_descriptor The class of attributes that are stored in their objects.
    method The class of functions that are bound to an object.
    method-wrapper The class of special methods of built-in classes that are bound to an object.
    method_descriptor The class of the methods of built-in classes.
    module The class of modules.
    operator.attrgetter A function that gets attributes of its argument.
    operator.itemgetter A function that gets elements of its argument.
    operator.methodcaller A function that calls a method of its argument.
    property An attribute that is read, assigned and deleted by functions.
    random.Random A stream of random numbers of its own.
    random.SystemRandom Random numbers from the operating system.
    re.Match What matched, and where.
    re.Pattern A compiled regular expression.
    re.RegexFlag The flags of regular expressions.
    re.error A regular expression cannot be understood; the exception tells where.
    staticmethod Make a static method of a function: it gets neither an object nor a class.
    statistics.LinearRegression The slope and the intercept of a line.
    statistics.NormalDist A normal distribution, with its mean and standard deviation.
    string.Template A text with names to be filled in, each after a dollar sign.
    super Look attributes up in the classes that come after a class.
    textwrap.TextWrapper Wraps and fills paragraphs as its attributes say.
    time.struct_time A moment, as the functions of the module time give it.
    traceback The places at which an exception was on its way.
    type type(object) is the class of an object; type(name, bases, dict) makes a class.
    types.DynamicClassAttribute A property that lets the class have an attribute of the same name.
    types.GenericAlias A type with its parameters, as annotations write it.
    types.SimpleNamespace An object whose attributes are the given keyword arguments.
    types.UnionType A choice of types, as annotations write it with a bar.
    wrapper_descriptor The class of the special methods of built-in classes.
    """
}
