import copy
import uuid


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


u = uuid.UUID("12345678-1234-5678-9234-567812345678")
print(u.fields, u.bytes_le, u.time, u.clock_seq, u.node, u.variant, u.version, u.urn, int(u) == u.int)
print(uuid.UUID(int=5).version, uuid.UUID(int=5).variant, uuid.UUID(int=2**128 - 1).variant, uuid.UUID(bytes_le=u.bytes_le) == u)
print(u >= u, u > uuid.UUID(int=1), {u: 1}[uuid.UUID(str(u))], copy.deepcopy(u) == u, copy.copy(u) == u)
print(uuid.UUID(fields=(1, 2, 3, 4, 5, 2**48 - 1)), uuid.UUID(fields=u.fields) == u)
for fields in ((2**40, 2, 3, 4, 5, 6), (0, 2**40, 3, 4, 5, 6), (0, 2, 3, 400, 5, 6), (0, 2, 3, 4, 5, 2**49), (0, 2, 3), (-1, 2, 3, 4, 5, 6)):
    attempt(lambda: uuid.UUID(fields=fields))
attempt(lambda: uuid.UUID(bytes_le=b"a"))
attempt(lambda: setattr(u, "int", 5))
attempt(lambda: u < 5)
