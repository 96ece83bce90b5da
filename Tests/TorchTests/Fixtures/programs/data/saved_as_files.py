import os
import pathlib

import torch

torch.save({'w': torch.ones(2)}, 'saved_as_files.pt')
print(os.path.exists('saved_as_files.pt'), os.path.isfile('./saved_as_files.pt'), os.path.isdir('saved_as_files.pt'))
print(pathlib.Path('saved_as_files.pt').exists(), pathlib.Path('saved_as_files.pt').is_file())
print(torch.load('./saved_as_files.pt'), torch.load(pathlib.Path('saved_as_files.pt'))['w'])
os.remove('saved_as_files.pt')
print(os.path.exists('saved_as_files.pt'), pathlib.Path('saved_as_files.pt').exists())
try:
    torch.load('saved_as_files.pt')
except FileNotFoundError as error:
    print(error)
