// What the functions of modules without a text of their own say of themselves: a sentence each, our own words.

extension DescriptionTexts {
  static let ofModules = """
    [module builtins]
    __import__ Import a module; import statements do so.
    delattr Delete an attribute of an object by its name.
    getattr Return an attribute of an object by its name, or a default where there is none.
    hasattr Return True if an object has an attribute of that name.
    isinstance Return True if an object is an instance of a class, or of one of a tuple of them.
    issubclass Return True if a class is derived from another, or from one of a tuple of them.
    setattr Set an attribute of an object by its name.
    [module functools]
    cache Keep the results of a function, however many they are.
    cmp_to_key Turn a function that compares two values into one that gives a key for sorting.
    lru_cache Keep the results of the most recent calls of a function.
    reduce Apply a function of two arguments to the elements of an iterable one after the other, until one value is left.
    singledispatch Make a generic function, which is chosen by the type of its first argument.
    total_ordering Give a class the comparisons that follow from those it has.
    update_wrapper Make a function look like the one that it wraps.
    wraps A decorator that makes a function look like the one that it wraps.
    [module operator]
    abs Return abs(a).
    add Return a + b.
    and_ Return a & b.
    call Call an object with the given arguments.
    concat Return a + b, of two sequences.
    contains Return b in a.
    countOf Return how often b occurs in a.
    delitem Delete a[b].
    eq Return a == b.
    floordiv Return a // b.
    ge Return a >= b.
    getitem Return a[b].
    gt Return a > b.
    iadd Return the result of a += b.
    iand Return the result of a &= b.
    iconcat Return the result of a += b, of two sequences.
    ifloordiv Return the result of a //= b.
    ilshift Return the result of a <<= b.
    imatmul Return the result of a @= b.
    imod Return the result of a %= b.
    imul Return the result of a *= b.
    index Return a as an integer.
    indexOf Return the first place of b in a.
    inv Return ~a.
    invert Return ~a.
    ior Return the result of a |= b.
    ipow Return the result of a **= b.
    irshift Return the result of a >>= b.
    is_ Return a is b.
    is_not Return a is not b.
    isub Return the result of a -= b.
    itruediv Return the result of a /= b.
    ixor Return the result of a ^= b.
    le Return a <= b.
    length_hint Return how long an object is, or says it is going to be.
    lshift Return a << b.
    lt Return a < b.
    matmul Return a @ b.
    mod Return a % b.
    mul Return a * b.
    ne Return a != b.
    neg Return -a.
    not_ Return not a.
    or_ Return a | b.
    pos Return +a.
    pow Return a ** b.
    rshift Return a >> b.
    setitem Set a[b] to c.
    sub Return a - b.
    truediv Return a / b.
    truth Return True if a is true.
    xor Return a ^ b.
    [Random]
    betavariate Return a number of a beta distribution.
    choice Return an element of a sequence that is not empty.
    choices Return a list of k elements, which may occur several times, by their weights.
    expovariate Return a number of an exponential distribution; lambd is 1 divided by its mean.
    gammavariate Return a number of a gamma distribution.
    gauss Return a number of a normal distribution; faster than normalvariate().
    getrandbits Return an integer of k random bits.
    getstate Return the state of the stream, for setstate().
    lognormvariate Return a number whose logarithm has a normal distribution.
    normalvariate Return a number of a normal distribution.
    paretovariate Return a number of a Pareto distribution.
    randbytes Return n random bytes.
    randint Return an integer from a to b, both included.
    random Return a float from 0.0 up to, and without, 1.0.
    randrange Return an integer of range(start, stop, step).
    sample Return a list of k elements, none of them twice.
    seed Begin the stream that belongs to a value.
    setstate Go on from a state that getstate() returned.
    shuffle Put the elements of a list in a random order, in place.
    triangular Return a number between low and high that is most often near mode.
    uniform Return a float between a and b.
    vonmisesvariate Return an angle of a von Mises distribution.
    weibullvariate Return a number of a Weibull distribution.
    [module re]
    compile Compile a pattern into an object whose methods search for it.
    escape Put a backslash before all characters that are special in patterns.
    findall Return a list of all matches in a text that do not overlap.
    finditer Return an iterator over the matches in a text that do not overlap.
    fullmatch Match a pattern against a whole text.
    match Match a pattern at the start of a text.
    purge Forget the compiled patterns that are kept.
    search Find the first place of a text where a pattern matches.
    split Cut a text apart where a pattern matches.
    sub Replace the matches of a pattern in a text.
    subn Replace the matches of a pattern in a text, and count them.
    [module json]
    dump Write an object to a stream as JSON.
    dumps Return an object as a JSON text.
    load Read a JSON text from a stream.
    loads Return the object that a JSON text stands for.
    [module collections]
    namedtuple Make a class of tuples whose elements have names.
    [module heapq]
    heapify Make a heap of a list, in place.
    heappop Remove the smallest element of a heap and return it.
    heappush Add an element to a heap.
    heappushpop Add an element to a heap, then remove the smallest and return it.
    heapreplace Remove the smallest element of a heap and return it, then add another.
    merge Return an iterator over the elements of several sorted iterables in order.
    nlargest Return a list of the n largest elements of an iterable.
    nsmallest Return a list of the n smallest elements of an iterable.
    [module bisect]
    bisect Return where in a sorted list x is to be put, behind the elements that equal it.
    bisect_left Return where in a sorted list x is to be put, before the elements that equal it.
    bisect_right Return where in a sorted list x is to be put, behind the elements that equal it.
    insort Put x into a sorted list, behind the elements that equal it.
    insort_left Put x into a sorted list, before the elements that equal it.
    insort_right Put x into a sorted list, behind the elements that equal it.
    [module statistics]
    correlation Return the correlation coefficient of two sequences.
    covariance Return the covariance of two sequences.
    fmean Return the mean as a float, with weights where they are given.
    geometric_mean Return the geometric mean.
    harmonic_mean Return the harmonic mean.
    linear_regression Return the slope and the intercept of the line that fits best.
    mean Return the arithmetic mean.
    median Return the middle of the sorted data, or the mean of the two middle ones.
    median_grouped Return the middle of data that are grouped in intervals.
    median_high Return the middle of the sorted data, or the larger of the two middle ones.
    median_low Return the middle of the sorted data, or the smaller of the two middle ones.
    mode Return the value that occurs most often.
    multimode Return a list of the values that occur most often.
    pstdev Return the standard deviation of a whole population.
    pvariance Return the variance of a whole population.
    quantiles Return the values that cut the data into n parts of equal probability.
    stdev Return the standard deviation of a sample.
    variance Return the variance of a sample.
    [module string]
    capwords Begin every word of a text with an upper case letter.
    [module textwrap]
    dedent Remove the indentation that all lines have in common.
    fill Wrap a paragraph and return it as one text.
    indent Put a prefix before the lines of a text.
    shorten Return a text cut off at a word so that it fits a width.
    wrap Wrap a paragraph and return a list of its lines.
    [module copy]
    copy Return a copy of an object that shares what is in it.
    deepcopy Return a copy of an object with copies of all that is in it.
    [module time]
    asctime Return a moment as a text such as 'Sat Jan  1 12:00:00 2000'.
    ctime Return a number of seconds since 1970 as a text such as 'Sat Jan  1 12:00:00 2000'.
    gmtime Return a number of seconds since 1970 as a moment in universal time.
    localtime Return a number of seconds since 1970 as a moment in local time.
    mktime Return a moment in local time as seconds since 1970.
    monotonic Return the seconds of a clock that never goes back.
    monotonic_ns Return the nanoseconds of a clock that never goes back.
    perf_counter Return the seconds of the clock that measures best.
    perf_counter_ns Return the nanoseconds of the clock that measures best.
    process_time Return the seconds of processor time that the process has used.
    process_time_ns Return the nanoseconds of processor time that the process has used.
    strftime Return a moment as a text of the given format.
    strptime Read a moment from a text of the given format.
    thread_time Return the seconds of processor time that the thread has used.
    thread_time_ns Return the nanoseconds of processor time that the thread has used.
    time Return the seconds since the start of 1970.
    time_ns Return the nanoseconds since the start of 1970.
    [module types]
    coroutine Return a generator function as it is.
    new_class Make a class, as a class statement does.
    prepare_class Return the metaclass, the namespace and the keywords for a new class.
    resolve_bases Return the bases of a class with those of them replaced that say what stands for them.
    """
}
