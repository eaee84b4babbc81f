# Makes nlme.csv: mixed models for unbalanced data, fitted with nlme. Run in this folder: Rscript nlme.R
# Rows are left out by a rule (no chance), so that the same data can be made elsewhere.
library(nlme)
A <- read.csv('dyads_ild.csv')
A <- A[(A$personID * 7 + A$diaryday * 3) %% 11 != 0, ]
out <- NULL
ctl <- lmeControl(maxIter = 500, msMaxIter = 500, tolerance = 1e-12, msTol = 1e-14, returnObject = TRUE)
keep <- function(model, fit) {
  t <- summary(fit)$tTable
  out <<- rbind(out, data.frame(model = model, term = rownames(t), est = t[, 1], se = t[, 2]),
                data.frame(model = model, term = 'logLik', est = as.numeric(logLik(fit)), se = NA))
}
parts <- function(D) {
  D$mate <- ave(D$personID, D$coupleID, FUN = function(p) sum(unique(p)) - p)
  D$m <- ave(D$provided_support, D$personID)
  D$w <- D$provided_support - D$m
  D$b <- D$m - mean(D$provided_support)
  at <- function(who, day) match(paste(who, day), paste(D$personID, D$diaryday))
  D$pw <- D$w[at(D$mate, D$diaryday)]
  D$pb <- D$b[match(D$mate, D$personID)]
  D$lw <- D$w[at(D$personID, D$diaryday - 1)]
  D$lpw <- D$w[at(D$mate, D$diaryday - 1)]
  D$ly <- D$closeness[at(D$personID, D$diaryday - 1)]
  D$lpy <- D$closeness[at(D$mate, D$diaryday - 1)]
  D$f <- 1 * (D$gender == 'female')
  D$ml <- 1 - D$f
  D[order(D$coupleID, D$diaryday, D$personID), ]
}
day <- corCompSymm(form = ~1 | coupleID/diaryday)
H <- parts(A[A$dyad_composition == 'female_x_male', ])
two <- H[!is.na(H$pw), ]
for (how in c('REML', 'ML')) keep(paste('distinguishable', how), lme(
  closeness ~ 0 + f + f:diaryday + f:w + f:pw + f:b + f:pb + ml + ml:diaryday + ml:w + ml:pw + ml:b + ml:pb,
  random = ~0 + f + ml | coupleID, weights = varIdent(form = ~1 | gender), correlation = day, data = two,
  method = how, control = ctl))
keep('distinguishable slopes', lme(
  closeness ~ 0 + f + f:diaryday + f:w + f:pw + f:b + f:pb + ml + ml:diaryday + ml:w + ml:pw + ml:b + ml:pb,
  random = ~0 + f + ml + f:w + ml:w | coupleID, weights = varIdent(form = ~1 | gender), correlation = day,
  data = two, control = ctl))
keep('distinguishable lag', lme(
  closeness ~ 0 + f + f:diaryday + f:lw + f:lpw + f:b + f:pb + ml + ml:diaryday + ml:lw + ml:lpw + ml:b + ml:pb,
  random = ~0 + f + ml | coupleID, weights = varIdent(form = ~1 | gender), correlation = day,
  data = H[!is.na(H$lw) & !is.na(H$lpw), ], control = ctl))
keep('growth', lme(closeness ~ 0 + f + f:diaryday + ml + ml:diaryday, random = ~0 + f + ml | coupleID,
  weights = varIdent(form = ~1 | gender), correlation = day, data = H, control = ctl))
G <- parts(A[A$dyad_composition == 'male_x_male', ])
G$g <- ifelse(G$personID < G$mate, 1, -1)
keep('exchangeable slopes', lme(closeness ~ diaryday + w + pw + b + pb,
  random = list(coupleID = pdBlocked(list(pdSymm(~w), pdSymm(~0 + g + g:w)))), correlation = day,
  data = G[!is.na(G$pw), ], control = ctl))
keep('exchangeable lagged outcome', lme(closeness ~ diaryday + ly + lpy,
  random = list(coupleID = pdBlocked(list(~1, ~0 + g))), correlation = day,
  data = G[!is.na(G$ly) & !is.na(G$lpy), ], control = ctl))
W <- A[A$dyad_composition == 'female_x_male' & A$gender == 'female', ]
W$m <- ave(W$provided_support, W$personID)
W$w <- W$provided_support - W$m
W$b <- W$m - mean(W$provided_support)
W$q <- (W$coupleID %/% 3) %% 2
keep('process', lme(closeness ~ diaryday + w * q + b * q, random = ~w | coupleID,
  correlation = corAR1(form = ~diaryday | coupleID), data = W, control = ctl))
write.csv(out, 'nlme.csv', row.names = FALSE)
