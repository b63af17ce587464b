#!/bin/sh
# Trains `small` with each normalisation, in one place and by federated averaging over very unequal shards, and prints
# the table of docs/results.md.
#   bench/normalisation.sh --data FER2013.CSV.GZ [--out FOLDER] [--epochs N] [--rounds N] [--engine NAME]
# A run that was stopped goes on. Hours on a busy machine, half an hour on a quiet one.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
data='' out=runs/normalisation epochs=12 rounds=120 engine=auto
fail() { printf 'normalisation: %s\n' "$*" >&2; exit 2; }
while [ $# -gt 0 ]; do
    case $1 in
        --help) sed -n '2,5s/^# *//p' "$0"; exit 0 ;;
        --data | --out | --epochs | --rounds | --engine)
            [ $# -ge 2 ] || fail "$1: expected a value"
            case $1 in
                --data) data=$2 ;; --out) out=$2 ;; --epochs) epochs=$2 ;; --rounds) rounds=$2 ;; --engine) engine=$2 ;;
            esac
            shift 2 ;;
        *) fail "unknown option $1: expected --data, --out, --epochs, --rounds or --engine" ;;
    esac
done
[ -n "$data" ] || fail 'expected --data'

central() { # central NAME KIND OPTION...
    name=$1 kind=$2
    shift 2
    "$home/sotto" model train --data "$data" --network "small+$kind" --epochs "$epochs" --engine "$engine" \
        --out "$out/central-$name" "$@" >&2
}

federated() { # federated NAME KIND OPTION...
    name=$1 kind=$2
    shift 2
    if [ -d "$out/federated-$name" ]; then
        "$home/sotto" simulate --resume --out "$out/federated-$name" >&2
    else
        "$home/sotto" simulate --data "$data" --clients 100 --fraction 0.1 --rounds "$rounds" --partition dirichlet:0.1 \
            --architecture small --normalisation "$kind" --learning-rate 0.01 --seed 7 --evaluate-every 3 \
            --engine "$engine" --secure-aggregation off --out "$out/federated-$name" "$@" >&2
    fi
}

figures() { # accuracy on PublicTest and PrivateTest, and macro-F1 there, of a run's model
    "$home/sotto" model evaluate --data "$data" --model "$out/$1/model.sotto" --json |
        python3 -c 'import json, sys; e = json.load(sys.stdin)["evaluations"]; p = e["PrivateTest"]
print("%.2f | %.2f | %.2f" % tuple(100 * v for v in (e["PublicTest"]["accuracy"], p["accuracy"], p["macroF1"])), end="")'
}

last() { # the mean over a federated run's last ten evaluations on PublicTest, since a single round's swings
    python3 -c 'import csv, sys
last = [float(r["accuracy"]) for r in csv.DictReader(open(sys.argv[1])) if r["accuracy"]][-10:]
print("%.2f" % (100 * sum(last) / len(last)), end="")' "$out/$1/metrics.csv"
}

mkdir -p "$out"
printf '| normalisation | in one place: PublicTest | PrivateTest | macro-F1 |'
printf ' Dirichlet 0.1: last ten | PublicTest | PrivateTest | macro-F1 |\n|---|---|---|---|---|---|---|---|\n'
for name in batch frozen group none; do
    case $name in frozen) kind=batch ;; *) kind=$name ;; esac
    set --
    [ "$name" != frozen ] || set -- --frozen-statistics 0.34
    central "$name" "$kind" "$@"
    federated "$name" "$kind" "$@"
    printf '| %s | %s | %s | %s |\n' "$name" "$(figures "central-$name")" "$(last "federated-$name")" \
        "$(figures "federated-$name")"
done
