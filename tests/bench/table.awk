# Puts measurements beside their yardsticks: sorted "name number" lines, then rows.txt.
# Numbers are nanoseconds or bytes. Fails when a row was not measured.

FNR == NR { # the measurements, ascending for each name
  values[$1, ++count[$1]] = $2
  next
}
FNR == 1 {
  line = "%-47s %9s %-3s %10s %7s %8s  %s\n"
  printf line, "", "measured", "", "yardstick", "ratio", "target", ""
}
/^#/ || !NF { next }
{
  split($0, field, " *[|] *")
  split(field[5], goal, " ")
  unit = field[3] * (field[4] == "us" ? 1e3 : field[4] == "ns" ? 1 : 1e6)
  if (!count[field[2]]) {
    printf "%-47s was not measured\n", field[1]
    failed = 1
    next
  }
  mine = (goal[1] == "worst" ? worst(field[2]) : median(field[2])) / unit
  if (goal[1] == "below" || goal[1] == "worst")
    row("-", "-", "<= " goal[2], mine <= goal[2])
  else if (!count[goal[3]])
    row("not there", "-", (goal[1] == "faster" ? ">= " : "<= ") goal[2], -1)
  else {
    other = median(goal[3]) / unit
    if (goal[1] == "faster")
      row(digits(other), sprintf("%.2f", other / mine), ">= " goal[2], other >= goal[2] * mine)
    else
      row(digits(other), sprintf("%.2f", mine / other), "<= " goal[2], mine <= goal[2] * other)
  }
}
END { exit failed }

function median(name) { return values[name, int((count[name] + 1) / 2)] }
function worst(name) { return values[name, count[name]] }
function digits(x) { return sprintf(x < 100 ? "%.3g" : "%.0f", x) }
function row(yardstick, ratio, target, met) {
  printf line, field[1], digits(mine), field[4], yardstick, ratio, target,
    met < 0 ? "?" : met ? "met" : "NOT MET"
}
