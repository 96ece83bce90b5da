// Debian's libsleef (3.5.1): the "u10" (1.0 ULP) elementary functions that the reference uses too.
#include <math.h>
#include <sleef.h>
