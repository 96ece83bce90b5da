# Methods of dates called with something else, and classes that are no differences.
from datetime import date, datetime, timedelta

for cls, name in ((timedelta, "__add__"), (timedelta, "__lt__"), (date, "__lt__"), (datetime, "__sub__"), (datetime, "__ge__")):
    try:
        getattr(cls, name)(5, cls(2020, 1, 1) if cls is not timedelta else cls(1))
    except TypeError as error:
        print(error)
for cls in (5, int, list, object, type):
    try:
        timedelta.__new__(cls, 1)
    except TypeError as error:
        print(error)
