"""Brute force: the posterior of package io.saltus.statistics.posterior by draws from the prior, NumPy 2.4.6 alone;
nothing is shared with the Java code but the model. Rows of CURVES: name;positions;right;examples;chance. Answers: name,
probability of a leap, effective draws.

    python3 brute.py curves.csv 3e6 0 1 > expected.csv   (at most 3e6 draws, part 0 of 1)
"""
import sys, numpy as np
S=np.array([.05,.15,.4]); F=np.array([.002,.005,.015])
def lu(u,a,b): return np.exp(np.log(a)+u*np.log(b/a))
def logistic(w0,w1,ma,mb,k):
    def f(U,lo,hi):
        top=.08+.92*U[:,0]; r=4.394/lu(U[:,1],w0,w1); m=(lo-ma)+(hi+mb-lo+ma)*U[:,2]
        return lambda x: top*np.exp(-k*np.logaddexp(0,-r*(x-m)))
    return f
def gompertz(w0,w1,ma,mb):
    def f(U,lo,hi):
        top=.08+.92*U[:,0]; r=3.3/lu(U[:,1],w0,w1); m=(lo-ma)+(hi+mb-lo+ma)*U[:,2]
        return lambda x: top*np.exp(-np.exp(np.minimum(-r*(x-m),600)))
    return f
def ramp(w0,w1):
    def f(U,lo,hi):
        top=.08+.92*U[:,0]; w=lu(U[:,1],w0,w1); s=lo-.5+(hi-lo+.5)*U[:,2]
        return lambda x: top*np.clip((x-s)/w,0,1)
    return f
def bend(a,b,c,q,lo,hi):
    def f(x):
        t=(x-lo)/(hi-lo); return np.where(t<q,a+(b-a)*t/q,b+(c-b)*(t-q)/np.maximum(1-q,1e-12))
    return f
def line(U,lo,hi): b=U[:,0]; a=b*U[:,1]; return lambda x:a+(b-a)*(x-lo)/(hi-lo)
def fall(U,lo,hi): b=U[:,0]; a=b*U[:,1]; return lambda x:b+(a-b)*(x-lo)/(hi-lo)
def decay(U,lo,hi):
    b=.98*U[:,0]; a=b*U[:,1]; return lambda x: 1-np.exp(np.log1p(-a)*(1-(x-lo)/(hi-lo))+np.log1p(-b)*(x-lo)/(hi-lo))
def expo(U,lo,hi): return lambda x: np.minimum(1,(.03+.92*U[:,0])*10**(lu(U[:,1],.1,3)*(x-hi)))
def power(U,lo,hi): return lambda x: (.03+.97*U[:,0])*np.maximum((x-lo)/(hi-lo),0)**lu(U[:,1],.4,5)
def dip(U,lo,hi):
    q=.15+.8*U[:,0]; a=.6*U[:,1]; b=a-U[:,2]*(a+.5); return bend(a,b,b+(1-b)*U[:,3],q,lo,hi)
def hump(U,lo,hi):
    q=lo+(.15+.8*U[:,0])*(hi-lo); b=.05+.95*U[:,1]; a=b*U[:,2]**3; w=lu(U[:,3],.2,2.5)
    return lambda x: a+(b-a)*np.exp(-.5*((x-q)/w)**2)
def below(U,lo,hi):
    a=-1+.9*U[:,0]; s=lo+.98*U[:,2]*(hi-lo); w=lu(U[:,3],.05,4); return lambda x:a+(1-a)*U[:,1]*np.clip((x-s)/w,0,1)
FAMILIES=[(.11,1,lambda U,lo,hi:lambda x:0*U[:,0]),(.04,0,lambda U,lo,hi:lambda x:.95*U[:,0]),(.08,0,line),(.02,0,fall),(.10,0,decay),
 (.13,1,logistic(1.5,12,2,1.5,1)),(.105,1,logistic(.1,1.5,.5,.5,1)),
 (.07,1,ramp(1.5,8)),(.07,1,ramp(.05,1.5)),(.055,1,gompertz(1.5,12,2,1.5)),(.06,1,gompertz(.1,1.5,.5,.5)),
 (.055,1,expo),(.045,1,power),(.02,0,dip),(.02,0,hump),(.02,0,below)]
def crossing(z,level,lo,hi):
    """where a rising z comes to its level in [lo, hi], by bisection"""
    a=np.full(len(level),lo); b=np.full(len(level),hi)
    for _ in range(45):
        m=(a+b)/2; up=z(m)>=level; b=np.where(up,m,b); a=np.where(up,a,m)
    return b
def draws(x,c,n,rng):
    """log share right and wrong at x, leap flag, log weight of each draw"""
    hi=x[-1]; lo=min(x[0],hi-1); ux=np.unique(x); second=ux[1] if len(ux)>2 else lo
    fams=[f for f in FAMILIES if c>0 or f[2] is not below]; tw=sum(f[0] for f in fams)
    P=[];L=[];LW=[]
    for w,zero,f in fams:
        k=max(2000,int(n*w/tw)); U=rng.random((k,4)); g=f(U,lo,hi)
        d=.15*(2*rng.random(k)-1)**5 if zero else np.zeros(k)
        z=lambda t: (lambda q: np.maximum(q,0) if c==0 else q)(d+(1-d)*g(t))
        Z=np.stack([z(t) for t in x],1); P.append(np.clip(np.where(Z>=0,c+(1-c)*Z,c*(1+Z)),1e-7,1-1e-7))
        z0,z1=z(lo),z(hi); until=max(second,lo+.6)
        if f is dip or f is hump:
            G=np.linspace(lo,hi,601); Q=np.stack([z(t) for t in G],1)
            leap=np.zeros(k,bool); under=Q<.05
            first=np.where((Q>.05).any(1),np.argmax(Q>.05,1),601)
            for i in np.where((Q.min(1)>=-.3)&((1-c)*(z1-np.maximum(z0,0))>=GAIN)&(z1>.0625))[0]:
                t=min(.2,.8*z1[i]); la=np.where(Q[i]<.05)[0]; lt=np.where(Q[i]<t)[0]
                if len(la)==0 or len(lt)==0 or G[min(first[i],600)]<until: continue
                def at(j,l): return G[j]+(l-Q[i,j])/(Q[i,j+1]-Q[i,j])*(G[1]-G[0])
                xa,xt=at(la[-1],.05),at(lt[-1],t)
                leap[i]=(xt-xa<=1.75) and np.log(t/.05)*(xa-lo)>=2*np.log(.05/max(z0[i],.02))*(xt-xa)
        else:
            full=np.minimum(.2,.8*z1); ok=(z0<=.05)&(z0>=-.3)&(z1>=-.3)&((1-c)*(z1-np.maximum(z0,0))>=GAIN)&(full>.05)
            xa=crossing(z,np.full(k,.05),lo,hi); xt=crossing(z,full,lo,hi)
            with np.errstate(all='ignore'): leap=ok&(xa>=until)&(xt-xa<=1.75)&(np.log(full/.05)*(xa-lo)>=2*np.log(.05/np.maximum(z0,.02))*(xt-xa))
        L.append(leap); LW.append(np.full(k,np.log(w/k)))
    return np.concatenate(P),np.concatenate(L),np.concatenate(LW)
GAIN=.085
def answers(curves,N,rng):
    """probability of a leap and effective draws of curves (right, examples) at the same x and chance"""
    x,c=curves[0][1],curves[0][4]; A=np.zeros((len(curves),3)); top=np.full(len(curves),-np.inf); left=N
    while left>0:
        p,leap,lw=draws(x,c,250000,rng); left-=250000
        lp,lq=np.log(p),np.log1p(-p)
        for i,(_,_,k,n,_) in enumerate(curves):
            q=(k+.5)/(n+1)
            with np.errstate(all='ignore'): sat=np.where(k>0,k*np.log(k/n),0)+np.where(k<n,(n-k)*np.log(1-k/n),0)
            T=None
            for s,f in zip(S,F):
                w=np.clip(q,.01,.99); e=1+(n-1)*(s*s*q*(1-q)+f*f/(w*(1-w))); t=lp@(k/e)+lq@((n-k)/e)+((1-1/e)*sat-.5*np.log(e)).sum(); T=t if T is None else np.logaddexp(T,t)
            T=T+lw; m=T.max()
            if m>top[i]:
                f=np.exp(top[i]-m) if np.isfinite(top[i]) else 0; A[i]*=[f,f,f*f]; top[i]=m
            w=np.exp(T-top[i]); A[i]+=[w.sum(),w[leap].sum(),(w*w).sum()]
        if (A[:,0]**2/A[:,2]).min()>ENOUGH: break
    return A[:,1]/A[:,0], A[:,0]**2/A[:,2]
ENOUGH=20000
if __name__=='__main__':
    rng=np.random.default_rng(int(sys.argv[3])); groups={}
    for l in open(sys.argv[1]):
        nm,x,k,n,c=l.strip().split(';'); f=lambda s:np.array([float(v) for v in s.split()])
        groups.setdefault((x,c),[]).append((nm,f(x),f(k),f(n),float(c)))
    for i,g in enumerate(groups.values()):
        if i%int(sys.argv[4])!=int(sys.argv[3]): continue
        P,e=answers(g,int(float(sys.argv[2])),rng)
        for (nm,*_),pp,ee in zip(g,P,e): print(f"{nm},{pp:.6f},{ee:.0f}",flush=True)
