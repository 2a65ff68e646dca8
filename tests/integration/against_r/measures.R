# What R tells of laeken's synthetic EU-SILC: estimates and standard errors, as JSON, and the tables they are of.
#
# Design variances, domains, calibration, lonely units and quantiles are the package survey's own; estimates of relative
# poverty and inequality are laeken's; entropies and Atkinson's index are survey's delta method on means. convey is in no
# Debian release: its estimators are rebuilt below from the literature it cites (Deville 1999, Osier 2009), each linearised
# variable given to survey's svytotal, once with a kernel by records, and once by the sum of weights, as convey has it.
suppressMessages({library(survey); library(laeken)})
folder <- commandArgs(TRUE)[1]
data(eusilc)
d <- data.frame(
  y = eusilc$eqIncome, w = eusilc$rb050, region = as.integer(eusilc$db040), household = eusilc$db030,
  sex = as.integer(eusilc$rb090), one = 1
)
d$poor <- 1 * (d$y < 10000)
d$gap <- d$poor * (1 - d$y / 10000)
persons <- svydesign(ids = ~1, strata = ~region, weights = ~w, data = d)
households <- svydesign(ids = ~household, strata = ~region, weights = ~w, data = d)

told <- list()
tell <- function(case, measure, value, error = NA) {
  told[[length(told) + 1]] <<- sprintf('{"case": "%s", "measure": "%s", "value": %.15g, "error": %s}', case, measure, value,
    if (is.na(error)) "null" else sprintf("%.15g", error))
}
stat <- function(case, measure, s) tell(case, measure, coef(s)[1], SE(s)[1])
store <- function(name, table) write.csv(table, file.path(folder, paste0(name, ".csv")), row.names = FALSE)
store("eusilc", d)

# survey: means, totals, ratios, quantiles, domains, differences, proportions
for (name in c("persons", "households")) {
  s <- get(name)
  stat(name, "mean", svymean(~y, s)); stat(name, "total", svytotal(~y, s))
  stat(name, "fgt0", svymean(~poor, s)); stat(name, "fgt1", svymean(~gap, s))
  stat(name, "income_gap", svyratio(~gap, ~poor, s))
  for (p in c(0.1, 0.25, 0.5, 0.9)) { # Woodruff's ends around p; svyquantile's own are around the share at or below
    found <- svyquantile(~y, s, p, qrule = "school", interval.type = "mean", df = degf(s)); q <- coef(found)
    reach <- qt(0.975, degf(s)) * c(-1, 1) * SE(svymean(~under, update(s, under = 1 * (y <= q))))
    ends <- sapply(p + reach, function(share) survey:::qrule_school(d$y, d$w, share))
    tell(name, sprintf("quantile%g", p), q, diff(ends) / (2 * qt(0.975, degf(s))))
    tell(name, sprintf("quantile%g ci_low", p), ends[1]); tell(name, sprintf("quantile%g ci_high", p), ends[2])
    tell(paste(name, "svyquantile"), sprintf("quantile%g", p), q, SE(found))
  }
  means <- svyby(~y, ~sex, s, svymean, covmat = TRUE)
  tell(name, "mean 1", coef(means)[1], SE(means)[1])
  stat(name, "mean 2 - 1", svycontrast(means, c(-1, 1)))
  poor <- svyby(~poor, ~sex, s, svymean, covmat = TRUE)
  stat(name, "fgt0 2 - 1", svycontrast(poor, c(-1, 1)))
  for (way in c("logit", "beta")) {
    found <- confint(svyciprop(~poor, s, method = way))
    tell(paste(name, way), "fgt0 ci_low", found[1]); tell(paste(name, way), "fgt0 ci_high", found[2])
  }
}

# survey: calibration, finite correction, lonely units, given replicates
margins <- function(...) lapply(list(...), function(f) {
  wanted <- as.data.frame(svytable(f, persons)); wanted$Freq <- wanted$Freq * seq(0.9, 1.1, length.out = nrow(wanted)); wanted
})
forms <- list(~sex, ~region)
raked <- rake(households, forms, do.call(margins, forms), control = list(maxit = 100, epsilon = 1e-12))
store("raked", transform(d, w = weights(raked)))
g <- weights(raked)
for (name in c("mean", "fgt0")) { # residuals by the raked weights; rake's own are by ten rounds of unweighted means
  x <- if (name == "mean") d$y else d$poor; z <- (x - sum(g * x) / sum(g)) / sum(g)
  left <- svydesign(ids = ~household, strata = ~region, weights = ~g,
    data = transform(d, g = g, z = residuals(lm(z ~ factor(sex) + factor(region), weights = g))))
  tell("raked", name, sum(g * x) / sum(g), SE(svytotal(~z, left)))
}
stat("raked by survey", "mean", svymean(~y, raked)); stat("raked by survey", "fgt0", svymean(~poor, raked))

d$units <- ave(d$household, d$region, FUN = function(h) length(unique(h))) * (1 + d$region)
finite <- svydesign(ids = ~household, strata = ~region, weights = ~w, fpc = ~units, data = d)
store("finite", d)
stat("finite", "mean", svymean(~y, finite)); stat("finite", "fgt0", svymean(~poor, finite))

lonely <- subset(d, region != 9 | household == min(household[region == 9]))
store("lonely", lonely)
for (way in c("certainty", "adjust", "average")) {
  options(survey.lonely.psu = way)
  alone <- svydesign(ids = ~household, strata = ~region, weights = ~w, data = lonely)
  stat(paste("lonely", way), "mean", svymean(~y, alone)); stat(paste("lonely", way), "fgt0", svymean(~poor, alone))
}
options(survey.lonely.psu = "fail")

set.seed(1)
replicated <- as.svrepdesign(households, type = "subbootstrap", replicates = 60, compress = FALSE)
sets <- as.data.frame(weights(replicated, type = "analysis")); names(sets) <- paste0("rep", seq_along(sets))
store("replicated", cbind(d, sets))
tell("replicated", "scale", replicated$scale * replicated$rscales[1])
of <- function(f) withReplicates(replicated, function(w, data) f(data$y, w))
stat("replicated", "mean", svymean(~y, replicated))
stat("replicated", "gini", of(function(y, w) gini(y, w)$value / 100))
stat("replicated", "s80s20", of(function(y, w) qsr(y, w)$value))
stat("replicated", "fgt0 relative", of(function(y, w) arpr(y, w)$value / 100))

# laeken: estimates, of all and by sex
sexes <- c("1", "2")
laeken <- list(
  gini = gini("y", weights = "w", breakdown = "sex", data = d), s80s20 = qsr("y", weights = "w", breakdown = "sex", data = d),
  "fgt0 relative" = arpr("y", weights = "w", breakdown = "sex", data = d),
  "rmpg relative" = rmpg("y", weights = "w", breakdown = "sex", data = d)
)
for (name in names(laeken)) {
  unit <- if (name == "s80s20") 1 else 100
  tell("laeken", name, laeken[[name]]$value / unit)
  for (sex in sexes) tell("laeken", paste(name, sex), laeken[[name]]$valueByStratum$value[as.integer(sex)] / unit)
}
tell("laeken", "line relative", arpt(d$y, weights = d$w))
for (p in c(0.1, 0.5, 0.8)) tell("laeken", sprintf("quantile%g", p), weightedQuantile(d$y, d$w, p))

# survey's delta method: entropies and Atkinson's index of positive incomes
for (name in c("persons", "households")) {
  s <- subset(update(get(name), logs = ifelse(y > 0, log(y), 0), ylog = ifelse(y > 0, y * log(y), 0), half = sqrt(pmax(y, 0)),
    square = y^2, inverse = ifelse(y > 0, 1 / y, 0), short = ifelse(y > 0 & y < 10000, log(10000 / y), 0)), y > 0)
  m <- svymean(~ y + logs + ylog + half + square + inverse + short, s)
  stat(name, "ge0", svycontrast(m, quote(log(y) - logs)))
  stat(name, "ge0.5", svycontrast(m, quote((half / sqrt(y) - 1) / (0.5 * -0.5))))
  stat(name, "ge1", svycontrast(m, quote(ylog / y - log(y))))
  stat(name, "ge2", svycontrast(m, quote((square / y^2 - 1) / 2)))
  stat(name, "atkinson0.5", svycontrast(m, quote(1 - half^2 / y)))
  stat(name, "atkinson1", svycontrast(m, quote(1 - exp(logs) / y)))
  stat(name, "atkinson2", svycontrast(m, quote(1 - 1 / (inverse * y))))
  stat(name, "watts", svymean(~short, s))
}

# The estimators of convey, from the literature
y <- d$y; w <- d$w; N <- sum(w); Y <- sum(w * y)
spread <- sqrt(sum(w * (y - Y / N)^2) / N)
kernel <- function(at, counted) { h <- spread * counted^(-0.2); sum(w * dnorm((y - at) / h)) / (N * h) }
inverse <- function(p) { o <- order(y); y[o][which(cumsum(w[o]) >= p * N)[1]] }
se <- function(z, s) as.numeric(SE(svytotal(~z, update(s, z = z))))

apart <- function(x) { # Σ_j w_j |x_k - x_j| of each record
  o <- order(x); below <- cumsum(w[o]) - w[o]; held <- cumsum((w * x)[o]) - (w * x)[o]; found <- numeric(length(x))
  found[o] <- x[o] * below - held + (sum(w * x) - held - (w * x)[o]) - x[o] * (N - below - w[o]); found
}
gini_lin <- function(x) { X <- sum(w * x); D <- apart(x); G <- sum(w * D) / (2 * N * X)
  list(value = G, z = D / (N * X) - G / N - G * x / X) }

for (width in c("records", "weights")) {
  f <- function(at) kernel(at, if (width == "records") length(y) else N)
  for (name in c("persons", "households")) {
    s <- get(name); case <- paste(name, width)
    g <- gini_lin(y)
    tell(case, "gini", g$value, se(g$z, s))
    own <- sum(w^2 * y) / (N * Y)
    z <- g$z + 2 * w * y / (N * Y) - own / N - own * y / Y + 1 / N^2
    tell(case, "gini cumulated", g$value + own - 1 / N, se(z, s))
    middle <- inverse(0.5); line <- 0.6 * middle
    z_line <- -0.6 * ((y <= middle) - 0.5) / (N * f(middle))
    tell(case, "line relative", line, se(z_line, s))
    weak <- y <= line
    rate <- sum(w * weak) / N; z_rate <- (weak - rate) / N + f(line) * z_line
    tell(case, "fgt0 relative", rate, se(z_rate, s))
    gap <- ifelse(weak, 1 - y / line, 0); G1 <- sum(w * gap) / N
    tell(case, "fgt1 relative", G1, se((gap - G1) / N + sum(w * weak * y) / (N * line^2) * z_line, s))
    gap2 <- gap^2; G2 <- sum(w * gap2) / N
    tell(case, "fgt2 relative", G2, se((gap2 - G2) / N + sum(w * 2 * gap * y) / (N * line^2) * z_line, s))
    z_mean <- 0.6 * (y - Y / N) / N; line_mean <- 0.6 * Y / N; under <- y <= line_mean; share <- sum(w * under) / N
    tell(case, "fgt0 mean", share, se((under - share) / N + f(line_mean) * z_mean, s))
    gap_mean <- ifelse(under, 1 - y / line_mean, 0); G1 <- sum(w * gap_mean) / N
    tell(case, "fgt1 mean", G1, se((gap_mean - G1) / N + sum(w * under * y) / (N * line_mean^2) * z_mean, s))
    # Osier's median of the poor and their relative median gap
    o <- order(y); poor_middle <- y[o][which(cumsum((w * weak)[o]) >= 0.5 * sum(w * weak))[1]]
    z_middle <- (0.5 * z_rate - ((y <= poor_middle) - sum(w * (y <= poor_middle)) / N) / N) / f(poor_middle)
    tell(case, "rmpg relative", 1 - poor_middle / line, se(poor_middle / line^2 * z_line - z_middle / line, s))
    # Langel and Tillé's quintile share ratio: the densities at the quintiles cancel
    low <- inverse(0.2); high <- inverse(0.8)
    L <- sum(w * y * (y <= low)); U <- Y - sum(w * y * (y <= high))
    z_L <- y * (y <= low) - low * ((y <= low) - 0.2); z_U <- y - y * (y <= high) + high * ((y <= high) - 0.8)
    tell(case, "s80s20", U / L, se(z_U / L - U / L^2 * z_L, s))
    # Sen, Shorrocks and Thon at a given line: the shortfalls' mean and Gini coefficient
    h <- gini_lin(d$gap); P <- sum(w * d$gap) / N
    tell(case, "sst", P * (1 + h$value), se((1 + h$value) * (d$gap - P) / N + P * h$z, s))
  }
}
cat("[", paste(unlist(told), collapse = ",\n"), "]")
