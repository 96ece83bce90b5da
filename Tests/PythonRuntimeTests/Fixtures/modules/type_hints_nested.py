import typing
class N: pass
def f(a: 'int', b: 'typing.List["N"]', c: 'typing.Optional[typing.Dict[str, "N"]]' = None, *d: "N", **e: 'list[int]') -> 'N | None': pass
print(typing.get_type_hints(f))
class T:
    a: 'int'
    b: "typing.ClassVar['N']"
    c: typing.Annotated[int, 'meta']
    d: 'T'
print(typing.get_type_hints(T)); print(typing.get_type_hints(T, include_extras=True))
try: typing.get_type_hints(type('Q', (), {'__annotations__': {'a': 'Missing'}}))
except NameError as e: print(e)
def g(a: int = None, b: None = None): pass
print(typing.get_type_hints(g), typing.get_type_hints(typing), typing.get_type_hints(len) if False else '')
try: typing.get_type_hints(5)
except TypeError as e: print(e)
