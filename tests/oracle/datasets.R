#!/usr/bin/env Rscript
# The shipped data sets against R's packages, which hold them as published; no number is typed.
#   tests/oracle/datasets.R            compares resources/datasets/*.csv, says what differs
#   tests/oracle/datasets.R --export   writes them, and datasets.json beside this file: count, means
#                                      and the least-squares line by R, for tests/app/storage
# Debian 12: r-base-core 4.2.2, r-cran-mass 7.3, r-cran-robustbase 0.95, r-cran-quantreg 5.94.

pair <- function(frame, x, y, names = c(x, y)) setNames(data.frame(frame[[x]], frame[[y]]), names)
package <- function(name, of) {
  place <- new.env()
  data(list = name, package = of, envir = place)
  place[[name]]
}
animals <- round(log10(package("Animals", "MASS")), 4)
calls <- package("telef", "robustbase")
calls$Year <- 1900 + calls$Year

sets <- list(
  "anscombe-1" = pair(anscombe, "x1", "y1", c("x", "y")),
  "anscombe-2" = pair(anscombe, "x2", "y2", c("x", "y")),
  "anscombe-3" = pair(anscombe, "x3", "y3", c("x", "y")),
  "anscombe-4" = pair(anscombe, "x4", "y4", c("x", "y")),
  "stack-loss" = pair(stackloss, "Air.Flow", "stack.loss", c("air flow", "stack loss")),
  "stars" = pair(package("starsCYG", "robustbase"), "log.Te", "log.light",
                 c("log temperature", "log light")),
  "calls" = pair(calls, "Year", "Calls", c("year", "calls")),
  "animals" = pair(animals, "body", "brain", c("log10 body", "log10 brain")),
  "cars" = pair(cars, "speed", "dist", c("speed", "distance")),
  "geyser" = pair(faithful, "eruptions", "waiting", c("eruption", "waiting")),
  "boiling" = pair(package("forbes", "MASS"), "bp", "pres", c("boiling point", "pressure")),
  "hill-races" = pair(package("hills", "MASS"), "dist", "time", c("distance", "time")),
  "engel" = pair(package("engel", "quantreg"), "income", "foodexp", c("income", "food"))
)

here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
file_of <- function(id) file.path(here, "../../resources/datasets", paste0(id, ".csv"))

if ("--export" %in% commandArgs()) {
  number <- function(value) sprintf("%.15g", value)
  facts <- character()
  for (id in names(sets)) {
    set <- sets[[id]]
    lines <- paste(number(set[[1]]), number(set[[2]]), sep = ",")
    writeLines(c(paste(names(set), collapse = ","), lines), file_of(id))
    line <- coef(lm(set[[2]] ~ set[[1]]))
    facts <- c(facts, sprintf(
      '  "%s": {"count": %d, "mean": [%s, %s], "intercept": %s, "slope": %s}',
      id, nrow(set), number(mean(set[[1]])), number(mean(set[[2]])), number(line[1]),
      number(line[2])))
  }
  writeLines(c("{", paste(facts, collapse = ",\n"), "}"), file.path(here, "datasets.json"))
}

differing <- 0
for (id in names(sets)) {
  shipped <- read.csv(file_of(id), check.names = FALSE)
  same <- isTRUE(all.equal(shipped, sets[[id]], tolerance = 1e-14, check.attributes = FALSE)) &&
    identical(names(shipped), names(sets[[id]]))
  if (!same) cat(id, "differs\n")
  differing <- differing + !same
}
shipped <- sub("\\.csv$", "", list.files(dirname(file_of("")), pattern = "\\.csv$"))
unknown <- setdiff(shipped, names(sets))
if (length(unknown) > 0) cat("not compared:", unknown, "\n")
cat(length(sets) - differing, "of", length(shipped), "sets agree\n")
quit(status = as.integer(differing + length(unknown) > 0))
