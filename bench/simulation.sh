#!/bin/sh
# One pass of all FER2013 training faces through 100 virtual clients, averaged in clear and under masks, beside bare training
# on the same two workers, and beside a bare federated-averaging loop in PyTorch on the same work.
#   bench/simulation.sh [--data FILE] [--peers DIR] [--turns N] [--faces N] [--normalisation batch|group|none] [--engine E]
# Prints our figures, PyTorch's images/s, and the ratio. Without the data both train on noise. Needs Debian's
# python3-torch for the comparison, and a quiet machine.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
peers=$home/../shared/peers
data=$home/../shared/data/fer2013/fer2013.csv.gz
turns=3
faces=28709
normalisation=batch
engine=auto
fail() { printf 'simulation: %s\n' "$*" >&2; exit 2; }

while [ $# -gt 0 ]; do
    case $1 in
        --data | --peers | --turns | --faces | --normalisation | --engine)
            [ $# -ge 2 ] || fail "$1: expected a value"
            eval "${1#--}=\$2"
            shift 2 ;;
        --help) sed -n '2,6s/^# *//p' "$0"; exit 0 ;;
        *) fail "$1: expected --data, --peers, --turns, --faces, --normalisation or --engine" ;;
    esac
done

data_option=''
if [ -f "$data" ]; then data_option="--data $data"; else printf 'simulation: no %s: noise instead\n' "$data" >&2; fi
ls "$home"/bench/target/lib/sotto-bench-*.jar >/dev/null 2>&1 ||
    (cd "$home" && mvn -q -B -pl bench -am package -DskipTests)

figures=$(mktemp)
trap 'rm -f "$figures"' EXIT
export OMP_NUM_THREADS=1
# shellcheck disable=SC2086 # the option and its value are two words
java -Xmx2g -XX:+UseParallelGC -cp "$home/bench/target/lib/*" io.sotto.bench.SimulationThroughput \
    $data_option --turns "$turns" --faces "$faces" --normalisation "$normalisation" --engine "$engine" | tee "$figures"

python=${PYTHON:-/usr/bin/python3}
if ! "$python" -c 'import torch' 2>/dev/null || [ ! -f "$peers/pytorch_fedavg.py" ]; then
    printf 'simulation: no torch, or no %s: no comparison\n' "$peers/pytorch_fedavg.py" >&2
    exit 0
fi
[ "$faces" = 28709 ] || printf 'simulation: PyTorch trains on all 28709 faces whatever --faces says\n' >&2
# Its first round is not counted.
# shellcheck disable=SC2086
"$python" "$peers/pytorch_fedavg.py" $data_option --clients 100 --per-round 100 --rounds $((turns + 1)) --batch 32 \
    --norm "$normalisation" --workers 2 --evaluate 1000 | awk '{ print > "/dev/stderr" } END { print "PyTorch images/s", $NF }' |
    tee -a "$figures"
awk '/^simulation images/ { ours = $NF } /^PyTorch/ { printf "simulation/PyTorch %.2f\n", ours / $NF }' "$figures"
