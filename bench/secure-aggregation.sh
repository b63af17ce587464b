#!/bin/sh
# Secure aggregation in memory on two cores: each case beside its target, the figure it beats and the machine's limit.
#   bench/secure-aggregation.sh [--turns N] [--heap MB] [--primitives]
#   bench/secure-aggregation.sh --largest
#   bench/secure-aggregation.sh --grpc CLIENTS [--architecture NAME]
# --turns: rounds that count in the case of 100 clients. --heap: the heap, in MB, in which a server with 1000 clients and
# d = 1,165,159 must do with all its clients. --primitives: JMH on AES-CTR, X25519, Ed25519 and the rotation as well.
# --largest: a round of 5,000 clients with drop-outs, alone. --grpc: a coordinator's process, in a heap of 512 MB, with so many
# clients of `medium`, or another network, over gRPC and TLS, alone; says what their sockets sent, too.
# Needs a quiet machine; the CPU time beside the server's cases says what a busy one hides.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
turns=7
heap=256
primitives=no
largest=no
grpc=0
architecture=medium
fail() { printf 'secure-aggregation: %s\n' "$*" >&2; exit 2; }

while [ $# -gt 0 ]; do
    case $1 in
        --turns | --heap | --grpc)
            [ $# -ge 2 ] || fail "$1: expected a number"
            case $2 in '' | *[!0-9]*) fail "$1 $2: expected a number" ;; esac
            eval "${1#--}=\$2"
            shift 2 ;;
        --architecture)
            [ $# -ge 2 ] || fail '--architecture: expected a name'
            architecture=$2
            shift 2 ;;
        --primitives) primitives=yes; shift ;;
        --largest) largest=yes; shift ;;
        --help) sed -n '2,10s/^# *//p' "$0"; exit 0 ;;
        *) fail "$1: expected --turns, --heap, --primitives, --largest, --grpc or --architecture" ;;
    esac
done

ls "$home"/bench/target/lib/sotto-bench-*.jar >/dev/null 2>&1 ||
    (cd "$home" && mvn -q -B -pl bench -am package -DskipTests)

run() { java "$1" -XX:+UseParallelGC -cp "$home/bench/target/lib/*" io.sotto.bench.secagg.SecureAggregation "$2" "$3" "$4" "$5"; }

if [ "$grpc" -gt 0 ]; then
    exec java -Xmx2g -cp "$home/bench/target/lib/*" io.sotto.bench.federation.ServerHeap --clients "$grpc" --architecture "$architecture"
fi
if [ $largest = yes ]; then
    run -Xmx2g --case largest --turns 1
    exit
fi
run -Xmx2g --case machine,server_100,server_1000,client --turns "$turns"
run "-Xmx${heap}m" --case heap --turns 1 | tail -n +2
[ $primitives = no ] ||
    java -cp "$home/bench/target/lib/*" org.openjdk.jmh.Main 'io.sotto.bench.secagg.*'
