// Placeholder so that the target exists; replaced by its first real file.
