#!/bin/sh
# Sets our training and inference rates beside PyTorch's, in turn, each on one thread of one core; then two workers of one
# process beside one.
#   bench/throughput.sh [--peers DIR] [--alternations N] [--core C] [--engine NAME,...] [--cpu-clock] [NETWORK...]
# Prints tables of medians. Needs Debian's python3-torch (another Python's: PYTHON) and a quiet machine.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
peers=$home/../shared/peers
python=${PYTHON:-/usr/bin/python3}
fail() { printf 'throughput: %s\n' "$*" >&2; exit 2; }

case ${1:-} in
    --help) sed -n '2,5s/^# *//p' "$0"; exit 0 ;;
    --peers) [ $# -ge 2 ] || fail "$1: expected a folder"; peers=$2; shift 2 ;;
esac
"$python" -c 'import torch' 2>/dev/null || fail "$python has no torch: apt-get install -y python3-torch, or set PYTHON"
[ -f "$peers/pytorch_train.py" ] || fail "$peers/pytorch_train.py is missing: expected it there, or --peers DIR first"
ls "$home"/bench/target/lib/sotto-bench-*.jar >/dev/null 2>&1 ||
    (cd "$home" && mvn -q -B -pl bench -am package -DskipTests)

bench() { OMP_NUM_THREADS=1 java -Xmx1g -cp "$home/bench/target/lib/*" "$@"; }
bench io.sotto.bench.ThroughputTable --python "$python" --peer "$peers/pytorch_train.py" "$@"
clock=wall
case " $* " in *' --cpu-clock '*) clock=cpu ;; esac
for network in small+batch medium+batch; do
    printf '\ntwo workers on two cores, %s, batch 32\n' "$network"
    bench -Dsotto.bench.clock=$clock io.sotto.bench.WorkerScaling --network "$network"
done
