"""The module `gradbook` of our lessons under the reference: what of it is library text, run by CPython and torch."""
