#!/bin/sh
# Trains the networks of other apps on FER2013, and bags of visual words, and prints the table of docs/results.md.
#   bench/baselines.sh --data FER2013.CSV.GZ [--out FOLDER] [--epochs N] [--engine NAME]
# A run that was stopped goes on.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
data='' out=runs/baselines epochs=12 engine=auto
fail() { printf 'baselines: %s\n' "$*" >&2; exit 2; }
while [ $# -gt 0 ]; do
    case $1 in
        --help) sed -n '2,4s/^# *//p' "$0"; exit 0 ;;
        --data | --out | --epochs | --engine)
            [ $# -ge 2 ] || fail "$1: expected a value"
            case $1 in --data) data=$2 ;; --out) out=$2 ;; --epochs) epochs=$2 ;; --engine) engine=$2 ;; esac
            shift 2 ;;
        *) fail "unknown option $1: expected --data, --out, --epochs or --engine" ;;
    esac
done
[ -n "$data" ] || fail 'expected --data'
ls "$home"/bench/target/lib/sotto-bench-*.jar >/dev/null 2>&1 ||
    (cd "$home" && mvn -q -B -pl bench -am package -DskipTests)

mkdir -p "$out"
printf 'accuracy and macro-F1 on PublicTest, PrivateTest, PrivateTest without duplicates, in percent\n'
for network in four-convolutions+none three-convolutions@250+none+four; do
    "$home/sotto" model train --data "$data" --network "$network" --epochs "$epochs" --engine "$engine" \
        --out "$out/$network" >&2
    "$home/sotto" model evaluate --data "$data" --model "$out/$network/model.sotto" --json |
        NETWORK=$network python3 -c 'import json, os, sys; e = json.load(sys.stdin)["evaluations"]
print("%-20s" % os.environ["NETWORK"], *("%6.2f %6.2f" % (100 * e[s]["accuracy"], 100 * e[s]["macroF1"])
    for s in ("PublicTest", "PrivateTest", "PrivateTestWithoutDuplicates")), sep="  ")'
done
OMP_NUM_THREADS=1 java -cp "$home/bench/target/lib/*" io.sotto.bench.baseline.Baselines --data "$data"
