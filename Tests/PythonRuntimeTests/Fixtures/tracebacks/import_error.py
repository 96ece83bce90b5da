from functools import reduction
