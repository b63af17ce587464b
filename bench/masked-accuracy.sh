#!/bin/sh
# Trains `small` from scratch by federated averaging over 100 clients, under masks and in clear, from the same seeds, and prints
# the accuracies of docs/results.md in percent: of the final models, and on PublicTest on average over the last five evaluations.
# Of these averages it gives the mean difference with its standard error, and exits with 1 unless masks cost less than 0.3 points
# beyond doubt: the lower end of the difference's 95 % interval (Student's t over the seeds) is over -0.3.
#   bench/masked-accuracy.sh --data FER2013.CSV.GZ [--out FOLDER] [--rounds N] [--seeds "1 2 3 4 5"] [--engine NAME]
# A run that was stopped goes on.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
data='' out=runs/masked-accuracy rounds=100 seeds='1 2 3 4 5' engine=auto
fail() { printf 'masked-accuracy: %s\n' "$*" >&2; exit 2; }
while [ $# -gt 0 ]; do
    case $1 in
        --help) sed -n '2,7s/^# *//p' "$0"; exit 0 ;;
        --data | --out | --rounds | --seeds | --engine)
            [ $# -ge 2 ] || fail "$1: expected a value"
            eval "${1#--}=\$2"
            shift 2 ;;
        *) fail "unknown option $1: expected --data, --out, --rounds, --seeds or --engine" ;;
    esac
done
[ -n "$data" ] || fail 'expected --data'

run() { # run SEED on|off
    if [ -d "$out/$1-$2" ]; then
        "$home/sotto" simulate --resume --out "$out/$1-$2" >&2
    else
        "$home/sotto" simulate --data "$data" --clients 100 --fraction 0.1 --rounds "$rounds" --partition iid \
            --architecture small --seed "$1" --evaluate-every 4 --engine "$engine" --secure-aggregation "$2" \
            --out "$out/$1-$2" >&2
    fi
    "$home/sotto" model evaluate --data "$data" --model "$out/$1-$2/model.sotto" --json >"$out/$1-$2/evaluation.json"
}

mkdir -p "$out"
for seed in $seeds; do
    run "$seed" on
    run "$seed" off
done

python3 - "$out" $seeds <<'END'
import csv, json, math, statistics, sys

STUDENT_T = {2: 12.71, 3: 4.30, 4: 3.18, 5: 2.78, 6: 2.57, 7: 2.45, 8: 2.36, 9: 2.31, 10: 2.26}  # two-sided 95 %, by seeds
ALLOWED = -0.3
folder, seeds = sys.argv[1], sys.argv[2:]


def figures(run):
    """PublicTest and PrivateTest of the final model, and the mean of the last five evaluations on PublicTest."""
    splits = json.load(open(f"{folder}/{run}/evaluation.json"))["evaluations"]
    evaluated = [float(r["accuracy"]) for r in csv.DictReader(open(f"{folder}/{run}/metrics.csv")) if r["accuracy"]]
    return [100 * v for v in (splits["PublicTest"]["accuracy"], splits["PrivateTest"]["accuracy"],
                              statistics.mean(evaluated[-5:]))]


print("| seed | masked: PublicTest | PrivateTest | last five | in clear: PublicTest | PrivateTest | last five |")
print("|---|---|---|---|---|---|---|")
differences = []
for seed in seeds:
    masked, clear = figures(f"{seed}-on"), figures(f"{seed}-off")
    print(f"| {seed} | " + " | ".join(f"{v:.2f}" for v in masked + clear) + " |")
    differences.append([m - c for m, c in zip(masked, clear)])
if len(seeds) not in STUDENT_T:
    sys.exit("masked-accuracy: expected 2 to 10 seeds for an interval, found %d" % len(seeds))
print()
for name, column in zip(("final, PublicTest", "final, PrivateTest", "last five, PublicTest"), zip(*differences)):
    mean, error = statistics.mean(column), statistics.stdev(column) / math.sqrt(len(column))
    lower = mean - STUDENT_T[len(seeds)] * error
    print(f"masked - in clear, {name}: {mean:+.2f} points, standard error {error:.2f}, 95 % interval from {lower:+.2f}")
sys.exit(0 if lower > ALLOWED else 1)
END
