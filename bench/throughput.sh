#!/bin/sh
# Sets our training and inference rates beside PyTorch's, in turn, each on one thread of one core.
#   bench/throughput.sh [--peers DIR] [--alternations N] [--core C] [--engine auto|onednn|dl4j] [--batch N] [NETWORK...]
# Prints a table of medians; "faster" is above 1 where ours is. Needs Debian's python3-torch and a quiet machine.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
peers=$home/../shared/peers
alternations=3
core=1
engine=auto
batch=64
networks=''
fail() { printf 'throughput: %s\n' "$*" >&2; exit 2; }

while [ $# -gt 0 ]; do
    case $1 in
        --peers | --alternations | --core | --engine | --batch)
            [ $# -ge 2 ] || fail "$1: expected a value"
            eval "${1#--}=\$2"
            shift 2 ;;
        --help) sed -n '2,4s/^# *//p' "$0"; exit 0 ;;
        -*) fail "$1: expected --peers, --alternations, --core, --engine, --batch or a network" ;;
        *) networks="$networks $1"; shift ;;
    esac
done
[ -n "$networks" ] || networks='reference+none small+none small+batch medium+none medium+batch'
python=${PYTHON:-/usr/bin/python3}
"$python" -c 'import torch' 2>/dev/null || fail "$python has no torch: apt-get install -y python3-torch, or set PYTHON"
[ -f "$peers/pytorch_train.py" ] || fail "$peers/pytorch_train.py is missing: expected it there, or --peers DIR"

ls "$home"/bench/target/lib/sotto-bench-*.jar >/dev/null 2>&1 ||
    (cd "$home" && mvn -q -B -pl bench -am package -DskipTests)

figures=$(mktemp)
trap 'rm -f "$figures"' EXIT
pinned() { OMP_NUM_THREADS=1 taskset -c "$core" "$@"; }
keep() { # keep <network> <who>: from lines such as "train images/s 541.2"
    awk -v network="$1" -v who="$2" '/^(train|infer) / { print network, who, $1 "_" $2, $NF; fflush() }' |
        tee -a "$figures" >&2
}

for network in $networks; do
    options="--net ${network%+*} --batch $batch"
    case $network in
        *+batch) options="$options --batch-norm" ;;
        *+none) ;;
        *) fail "network '$network': expected one that $peers/pytorch_train.py has, such as small+batch" ;;
    esac
    turn=0
    while [ $turn -lt "$alternations" ]; do
        pinned java -Xmx1g -cp "$home/bench/target/lib/*" io.sotto.bench.TrainingThroughput \
            --network "$network" --engine "$engine" --batch "$batch" | keep "$network" ours
        # shellcheck disable=SC2086 # the options are words
        pinned "$python" "$peers/pytorch_train.py" $options | keep "$network" torch
        turn=$((turn + 1))
    done
done

awk '
    { key = $1 " " $3; if (!(key in seen)) { seen[key] = 1; keys[++count] = key } n[key, $2]++; v[key, $2, n[key, $2]] = $4 }
    function median(key, who,   i, j, m, t) {
        m = n[key, who]
        for (i = 2; i <= m; i++) for (j = i; j > 1 && v[key, who, j] < v[key, who, j - 1]; j--) {
            t = v[key, who, j]; v[key, who, j] = v[key, who, j - 1]; v[key, who, j - 1] = t
        }
        return (v[key, who, int((m + 1) / 2)] + v[key, who, int(m / 2) + 1]) / 2
    }
    END {
        printf "%-16s %-16s %10s %10s %8s\n", "network", "figure", "ours", "PyTorch", "faster"
        for (k = 1; k <= count; k++) {
            split(keys[k], part, " ")
            ours = median(keys[k], "ours"); torch = median(keys[k], "torch")
            faster = part[2] ~ /one/ ? torch / ours : ours / torch
            sub("_", " ", part[2])
            printf "%-16s %-16s %10.2f %10.2f %8.2f\n", part[1], part[2], ours, torch, faster
        }
    }' "$figures"
