# Names that are gone say what to write instead.
import numpy as np

names = """
Inf Infinity NaN infty PINF NINF PZERO NZERO float_ complex_ cfloat singlecomplex longfloat string_ unicode_ product cumproduct
sometrue alltrue asfarray mat round_ cast source lookfor who issubclass_ issctype maximum_sctype find_common_type obj2sctype
sctype2char sctypes nbytes safe_eval geterrobj seterrobj recfromcsv recfromtxt byte_bounds deprecate DataSource add_newdoc
set_string_function set_numeric_ops bool8 int0 object0 int float object complex str foo
"""
for name in names.split():
    try:
        print(name, getattr(np, name))
    except AttributeError as error:
        print(error)
