#!/bin/sh
# Trains `small` by federated averaging over 100 clients, under masks and in clear, from the same seeds: from scratch at a learning
# rate of 0.05, then a fifth as many rounds at 0.005, where a round moves the model little and accuracies can be compared; with
# --initial-model the second part alone, from a model that is there. Prints the accuracies of docs/results.md in percent: of such
# a model, of the final ones, and on PublicTest on average over the last five evaluations. Of these averages it gives the mean
# difference, and exits with 1 unless masks cost less than 0.3 points beyond doubt: the lower end of its 95 % interval
# (Student's t) is over -0.3.
#   bench/masked-accuracy.sh --data FER2013.CSV.GZ [--initial-model NAME|FILE] [--out FOLDER] [--rounds N]
#       [--seeds "1 2 3 4 5"] [--engine NAME]
# A run that was stopped goes on.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
data='' out=runs/masked-accuracy rounds=100 seeds='1 2 3 4 5' engine=auto initial_model=''
fail() { printf 'masked-accuracy: %s\n' "$*" >&2; exit 2; }
while [ $# -gt 0 ]; do
    case $1 in
        --help) sed -n '2,10s/^# *//p' "$0"; exit 0 ;;
        --data | --out | --rounds | --seeds | --engine | --initial-model)
            [ $# -ge 2 ] || fail "$1: expected a value"
            eval "$(printf %s "${1#--}" | tr - _)=\$2"
            shift 2 ;;
        *) fail "unknown option $1: expected --data, --initial-model, --out, --rounds, --seeds or --engine" ;;
    esac
done
[ -n "$data" ] || fail 'expected --data'

simulate() { # simulate FOLDER SEED on|off OPTION...
    folder=$1 seed=$2 masks=$3
    shift 3
    if [ -d "$folder" ]; then
        "$home/sotto" simulate --resume --out "$folder" >&2
    else
        "$home/sotto" simulate --data "$data" --clients 100 --fraction 0.1 --partition iid --architecture small \
            --engine "$engine" --seed "$seed" --secure-aggregation "$masks" --out "$folder" "$@" >&2
    fi
}

run() { # run SEED on|off
    run=$out/$1-$2
    if [ -z "$initial_model" ]; then
        simulate "$run-scratch" "$1" "$2" --rounds "$rounds" --learning-rate 0.05 --evaluate-every 4
    fi
    simulate "$run" "$1" "$2" --rounds $((rounds / 5)) --learning-rate 0.005 --evaluate-every 2 \
        --initial-model "${initial_model:-$run-scratch/model.sotto}"
    evaluate "$run/model.sotto" "$run"
}

evaluate() { # evaluate MODEL FOLDER
    "$home/sotto" model evaluate --data "$data" --model "$1" --json >"$2/evaluation.json"
}

mkdir -p "$out"
if [ -n "$initial_model" ]; then
    evaluate "$initial_model" "$out"
fi
for seed in $seeds; do
    run "$seed" on
    run "$seed" off
done

python3 - "$out" $seeds <<'END'
import csv, json, math, os, statistics, sys

STUDENT_T = {2: 12.71, 3: 4.30, 4: 3.18, 5: 2.78, 6: 2.57, 7: 2.45, 8: 2.36, 9: 2.31, 10: 2.26}  # two-sided 95 %, by seeds
ALLOWED = -0.3
folder, seeds = sys.argv[1], sys.argv[2:]


def splits(of):
    """PublicTest and PrivateTest of a model."""
    evaluations = json.load(open(f"{of}/evaluation.json"))["evaluations"]
    return [100 * evaluations[split]["accuracy"] for split in ("PublicTest", "PrivateTest")]


def figures(run):
    """PublicTest and PrivateTest of the final model, and the mean of the last five evaluations on PublicTest."""
    evaluated = [float(r["accuracy"]) for r in csv.DictReader(open(f"{folder}/{run}/metrics.csv")) if r["accuracy"]]
    return splits(f"{folder}/{run}") + [100 * statistics.mean(evaluated[-5:])]


if os.path.exists(f"{folder}/evaluation.json"):
    print("all begin at {:.2f} % of PublicTest and {:.2f} % of PrivateTest\n".format(*splits(folder)))
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
