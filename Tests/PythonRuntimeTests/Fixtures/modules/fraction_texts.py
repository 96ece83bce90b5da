from fractions import Fraction as F
for s in ('1 /2','1/ 2','1_0/2','.5','5.','1.e2','1e5','1E-3','+3','--3','','/2','1//2','1_','_1','1__0','1/2e3',' 1/2\n','\t3','0x1','١/٢','1.5/2','-.5','.','e5','1.2_3','1/2_0','inf','nan','1 2'):
    try: print(repr(s), F(s))
    except Exception as e: print(repr(s), type(e).__name__, e)
