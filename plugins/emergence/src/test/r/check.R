# The reference numbers of StatisticsTest. Run: Rscript plugins/emergence/src/test/r/check.R
options(digits=12)
k<-c(50,48,52,47,61,90,140);x<-19:25
cat("CA",sqrt(prop.trend.test(k,rep(200,7),x)$statistic),sqrt(prop.trend.test(k[1:4],rep(200,4),x[1:4])$statistic),"\n")
y<-k/200;y<-c(.25,.24,.26,.235,.305,.45,.7)
cat("MK",cor.test(1:7,y,method="kendall",alternative="greater")$p.value,"\n")
s<-outer(y,y,"-")/outer(x,x,"-");cat("TS",median(s[lower.tri(s)]),"\n")
f<-isoreg(x,k/200)$yf;cat("iso",f,2*(sum(dbinom(k,200,k/200,log=T))-sum(dbinom(k,200,f,log=T))),"\n")
g<-glm(cbind(k[1:4],200-k[1:4])~I(x[1:4]-20.5),family=binomial);print(coef(g));print(vcov(g));cat(sum(residuals(g,"pearson")^2)/2,"\n")
ll<-function(p)sum(k*log(p)+(200-k)*log(1-p))
o<-function(par,f)optim(par,function(q){p<-f(q);if(any(p<=0|p>=1))1e9 else -ll(p)},control=list(maxit=20000,reltol=1e-14))
r<-o(c(.2,.5),function(q)q[1]+(q[2]-q[1])*(x-19)/6);cat("linear",r$par,-r$value,"\n")
r<-o(c(-.2,-.7),function(q)1-exp(q[1]+(q[2]-q[1])*(x-19)/6));cat("powerlaw",r$par,-r$value,"\n")
best<-c(-1e9);for(tau in seq(1,5,by=.001)){v<-optimize(function(b)ll(.25+b*pmax(0,x-19-tau)/(6-tau)),c(.001,.74),maximum=T);if(v$objective>best[1])best<-c(v$objective,tau,v$maximum)};cat("hinge",best,"\n")
b<-c(-1e9);for(j in 2:7){p<-.25;a<-max(.0001,mean(k[j:7]/200)-.25);v<-ll(ifelse(1:7<j,.25,.25+a));if(v>b[1])b<-c(v,j,a)};cat("step",b,"\n")
b<-c(-1e9);for(w in seq(1,2,by=.02))for(mu in seq(.5,6,by=.01)){gg<-1/(1+exp(-2*log(9)*(x-19-mu)/w));v<-optimize(function(a)ll(.25+a*gg),c(.001,.7499),maximum=T);if(v$objective>b[1])b<-c(v$objective,mu,w,v$maximum)};cat("sharp",b,"\n")
# StrategyEmergenceTest: CoT against standard, GSM8K (1319), LaMDA and GPT; edges
wil<-function(k,n)if(k==0||k==n){z<-qnorm(.975);p<-k/n;c((p+z^2/2/n-z*sqrt(p*(1-p)/n+z^2/4/n^2))/(1+z^2/n),(p+z^2/2/n+z*sqrt(p*(1-p)/n+z^2/4/n^2))/(1+z^2/n))}else prop.test(k,n,correct=F)$conf.int
newc<-function(k1,n1,k2,n2,phi=0){a<-wil(k1,n1);b<-wil(k2,n2);p<-k1/n1;q<-k2/n2;c(p-q-sqrt((p-a[1])^2-2*phi*(p-a[1])*(b[2]-q)+(b[2]-q)^2),p-q+sqrt((a[2]-p)^2-2*phi*(a[2]-p)*(q-b[1])+(q-b[1])^2))}
curve2<-function(name,with,without,n)for(i in seq_along(with))cat(name,i-1,(with[i]-without[i])/n,newc(with[i],n,without[i],n),"\n")
curve2("lamda",c(5,25,21,108,189),c(34,47,42,75,86),1319)
curve2("gpt",c(7,7,32,619),c(29,32,53,206),1319)
curve2("edges",c(0,50,0,50,25),c(0,50,50,0,25),50)
# ScalingTrendTest. Exact Mann-Kendall with ties: all orders of the scores
S<-function(y)sum(sign(outer(y,y,"-"))[lower.tri(diag(length(y)))])
perms<-function(v)if(length(v)<=1)list(v) else do.call(c,lapply(seq_along(v),function(i)lapply(perms(v[-i]),function(p)c(v[i],p))))
mkp<-function(y){s<-sapply(perms(y),S);mean(s>=S(y))}
mkz<-function(y){t<-table(y);m<-length(y);v<-(m*(m-1)*(2*m+5)-sum(t*(t-1)*(2*t+5)))/18;s<-S(y);if(v<=0)0 else (s-sign(s))/sqrt(v)}
for(y in list(c(0,0,0,0,.1,.3,.8),c(.5,.4,.3,.2,.1),c(.2,.2,.2,.2),c(.1,.3,.2,.5,.5,.4),c(.3,.6),1:3))cat("MK",S(y),mkz(y),mkp(y),"\n")
y<-c(.1,.3,.2,.5,.7,.6,.65,.8,.9,.85,.95,.99);cat("MK12",S(y),mkz(y),pnorm(mkz(y),lower=F),"\n")
tr<-function(name,k,n,x){f<-isoreg(x,k/n)$yf;d<-function(p)sum(ifelse(k==0,0,k*log(p))+ifelse(k==n,0,(n-k)*log(1-p)));y<-k/n;s<-outer(y,y,"-")/outer(x,x,"-");P<-sum(k)/(n*length(k));z<-if(P%in%c(0,1))0 else sqrt(prop.trend.test(k,rep(n,length(k)),x)$statistic)*sign(sum((x-mean(x))*k));cat(name,z,median(s[lower.tri(s)]),f,2*(d(y)-d(f)),"\n")}
tr("ends",c(0,0,50,50,0,50),50,18:23);tr("fall",c(40,30,20,10),50,18:21);tr("equal",c(25,25,25),50,18:20);tr("large",c(250300,249900,251000,250000),1e6,18:21)
# MetricArtifactTest: composition, resolution
cm<-function(name,k,n,p){g<-glm(cbind(k,n-k)~0+log(p),family=binomial(link="log"),start=8,control=list(epsilon=1e-14,maxit=200));L<-coef(g);q<-p^L;cat(name,L,q,pchisq(sum((k-n*q)^2/(n*q*(1-q))),length(k)-1,lower=F),"\n")}
cm("mirage",c(0,0,1,6,30,95),200,c(.5,.62,.72,.82,.9,.96))
cm("bad",c(0,0,0,0,100,190),200,c(.5,.55,.6,.65,.7,.75))
cm("huge",c(976,16796,136048,540360,999000),1e6,c(.5,.66,.82,.94,.9999))
cat("res",format(ceiling(log(.05)/log1p(-c(.001,.5,1e-9))),digits=12),dbinom(0,200,c(.001,.5,1e-9)),"\n")
