# The reference numbers of CriticalBootstrapTest. Run: Rscript plugins/emergence/src/test/r/critical.R
set.seed(1)
B<-1e6
boot<-function(chance,n,k){
  m<-length(k);p<-isoreg(k/n)$yf;p0<-chance+.02*(1-chance)
  star<-sapply(p,function(q)rbinom(B,n,q))
  reject<-pbinom(star-1,n,p0,lower=FALSE)<=.05
  index<-rep(m,B);run<-rep(TRUE,B)
  for(i in m:1){run<-run&reject[,i];index[run]<-i-1}
  cat(table(factor(index,0:m))/B,"quantiles",quantile(index,c(.025,.975),type=1),"\n")
}
boot(.25,200,c(50,48,55,140));boot(0,200,c(2,9,30,160));boot(0,50,c(1,0,2,1,40));boot(.25,100,c(40,36,42,45))
# examples drawn with their outcomes: example e (0-199) is right at scale i where (e * 37) %% 200 < c(60,70,80)[i]
right<-sapply(c(60,70,80),function(h)(0:199*37)%%200<h)
index<-replicate(2e5,{s<-colSums(right[sample.int(200,200,TRUE),]);r<-pbinom(s-1,200,.265,lower=FALSE)<=.05;i<-3;while(i>0&&r[i])i<-i-1;i})
cat("paired",table(factor(index,0:3))/2e5,"\n")
