#!/bin/sh
# Trains `small` by federated averaging over 100 clients, under masks and in clear, from the same seeds, and prints the
# accuracies of docs/results.md in percent: of the final model, and on PublicTest on average over the last five evaluations.
#   bench/masked-accuracy.sh --data FER2013.CSV.GZ [--out FOLDER] [--rounds N] [--seeds "1 2 3"] [--engine NAME]
# A run that was stopped goes on.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
data='' out=runs/masked-accuracy rounds=40 seeds='1 2 3' engine=auto
fail() { printf 'masked-accuracy: %s\n' "$*" >&2; exit 2; }
while [ $# -gt 0 ]; do
    case $1 in
        --help) sed -n '2,5s/^# *//p' "$0"; exit 0 ;;
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
            --architecture small --seed "$1" --evaluate-every 2 --engine "$engine" --secure-aggregation "$2" \
            --out "$out/$1-$2" >&2
    fi
}

figures() { # PublicTest and PrivateTest of the final model, and the mean of the last five evaluations on PublicTest
    "$home/sotto" model evaluate --data "$data" --model "$out/$1/model.sotto" --json |
        python3 -c 'import csv, json, sys
e = json.load(sys.stdin)["evaluations"]
last = [float(r["accuracy"]) for r in csv.DictReader(open(sys.argv[1])) if r["accuracy"]][-5:]
print(" | ".join("%.2f" % (100 * v) for v in
    (e["PublicTest"]["accuracy"], e["PrivateTest"]["accuracy"], sum(last) / len(last))), end="")' "$out/$1/metrics.csv"
}

mkdir -p "$out"
printf '| seed | masked: PublicTest | PrivateTest | last five | in clear: PublicTest | PrivateTest | last five |\n'
printf '|---|---|---|---|---|---|---|\n'
for seed in $seeds; do
    run "$seed" on
    run "$seed" off
    printf '| %s | %s | %s |\n' "$seed" "$(figures "$seed-on")" "$(figures "$seed-off")"
done
