# A date and a datetime have no difference; lcm looks at every number.
import datetime
import math

day, moment = datetime.date(2020, 1, 1), datetime.datetime(2020, 1, 1)
for make in (lambda: day - moment, lambda: moment - day, lambda: math.lcm(120, 0, 84.0), lambda: math.lcm(4, 0, 6)):
    try:
        print(make())
    except TypeError as error:
        print(error)
