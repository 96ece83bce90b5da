import torch
x=torch.ones(2)
for f in (lambda:x.cuda(), lambda:x.cuda(0), lambda:x.cuda(1), lambda:x.to('cuda'), lambda:x.to('cuda:1'), lambda:torch.ones(2,device='cuda:1'), lambda:x.cuda('cuda:0'), lambda:x.cuda(device=0),lambda:torch.nn.Linear(1,1).cuda(),lambda:torch.nn.Linear(1,1).cuda(0),lambda:x.to(0),lambda:torch.ones(2,device=0),lambda:torch.device(0),lambda:torch.nn.Linear(1,1).to(0),lambda:torch.tensor(1,device=1)):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
