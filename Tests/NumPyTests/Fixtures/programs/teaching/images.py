import numpy as np
img = np.arange(16, dtype=np.uint8).reshape(4, 4)
print(img, img.dtype, img.max(), img.mean())
print(img[::2, ::2], img[:, ::-1], 255 - img, (img / 255.0).round(3)[0])
rgb = np.stack([img, img * 2, img * 3], axis=-1)
print(rgb.shape, rgb[0, 1], rgb.mean(axis=-1)[0], rgb.transpose(2, 0, 1).shape)
k = np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
out = np.zeros((2, 2), dtype=int)
for i in range(2):
    for j in range(2):
        out[i, j] = (img[i:i + 3, j:j + 3].astype(int) * k).sum()
print(out, np.pad(img, 1)[0], img.flatten()[:5], img.reshape(2, 2, 2, 2).mean(axis=(1, 3)))
