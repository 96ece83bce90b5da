# Nothing: what starting costs is measured with this program.
