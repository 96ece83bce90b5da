// What the methods of containers, functions and the classes of the language say of themselves: a sentence each, our own words.

extension DescriptionTexts {
  static let ofContainers = """
    [list]
    __class_getitem__ Return the type with its parameters, as annotations write it.
    __reversed__ Return an iterator over the elements from the last to the first.
    [tuple]
    __class_getitem__ Return the type with its parameters, as annotations write it.
    __getnewargs__ Return the arguments that a copy of the tuple is made with.
    [dict]
    __class_getitem__ Return the type with its parameters, as annotations write it.
    __reversed__ Return an iterator over the keys from the last to the first.
    [set]
    __class_getitem__ Return the type with its parameters, as annotations write it.
    difference_update Remove all elements that are in one of the others.
    intersection_update Keep only the elements that are in all of the others.
    symmetric_difference_update Keep only the elements that are in exactly one of the two.
    [range]
    __reversed__ Return an iterator over the numbers from the last to the first.
    count Return how often a number occurs: 0 or 1.
    index Return the place of a number; raise ValueError where it does not occur.
    start The first number.
    step How far apart the numbers are.
    stop The number before which the range ends.
    [slice]
    indices Return the start, stop and step that the slice stands for in a sequence of the given length.
    [enumerate]
    __class_getitem__ Return the type with its parameters, as annotations write it.
    [deque]
    __class_getitem__ Return the type with its parameters, as annotations write it.
    __copy__ Return a copy with the same elements.
    __reversed__ Return an iterator over the elements from the last to the first.
    append Add an element at the right end.
    appendleft Add an element at the left end.
    clear Remove all elements.
    copy Return a copy with the same elements.
    count Return how often a value occurs.
    extend Add the elements of an iterable at the right end.
    extendleft Add the elements of an iterable at the left end, one after the other.
    index Return the first place of a value between start and stop; raise ValueError where it does not occur.
    insert Put a value before the element at the given place.
    maxlen How many elements there can be at most, or None.
    pop Remove the element at the right end and return it.
    popleft Remove the element at the left end and return it.
    remove Remove the first element that equals a value.
    reverse Turn the order of the elements round, in place.
    rotate Move n elements from the right end to the left one, or the other way round where n is negative.
    [object]
    __class__ The class of the object.
    [type]
    __instancecheck__ Return True if an object is an instance of the class.
    __prepare__ Return the dict that the body of a class statement is run in.
    __subclasscheck__ Return True if a class is derived from this one.
    __subclasses__ Return a list of the classes that are derived from this one directly.
    mro Return the order in which the classes of a class are searched for attributes.
    [property]
    __set_name__ Learn the name that the property has in its class.
    deleter Return a copy of the property with another function for del.
    getter Return a copy of the property with another function for reading.
    setter Return a copy of the property with another function for assignments.
    [super]
    __self__ The object whose methods are looked up.
    __self_class__ The class of that object.
    __thisclass__ The class after which the search begins.
    [BaseException]
    __cause__ The exception that was given with `raise ... from`.
    __context__ The exception that was being handled when this one was raised.
    add_note Add a note, which the traceback shows below the exception.
    with_traceback Set the traceback of the exception and return the exception.
    [generator]
    close Raise GeneratorExit where the generator waits.
    send Go on with a value for the yield expression, and return what is yielded next.
    throw Raise an exception where the generator waits, and return what is yielded next.
    """
}
