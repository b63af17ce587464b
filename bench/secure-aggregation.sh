#!/bin/sh
# Secure aggregation in memory on two cores: each case beside its target, the figure it beats and the machine's limit.
#   bench/secure-aggregation.sh [--turns N] [--heap MB] [--primitives]
# --turns: rounds that count in the case of 100 clients. --heap: the heap, in MB, in which a server with 1000 clients and
# d = 1,165,159 must do with all its clients. --primitives: JMH on AES-CTR, X25519, Ed25519 and the rotation as well.
# Needs a quiet machine; the CPU time beside the server's cases says what a busy one hides.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
turns=7
heap=256
primitives=no
fail() { printf 'secure-aggregation: %s\n' "$*" >&2; exit 2; }

while [ $# -gt 0 ]; do
    case $1 in
        --turns | --heap)
            [ $# -ge 2 ] || fail "$1: expected a number"
            case $2 in '' | *[!0-9]*) fail "$1 $2: expected a number" ;; esac
            eval "${1#--}=\$2"
            shift 2 ;;
        --primitives) primitives=yes; shift ;;
        --help) sed -n '2,6s/^# *//p' "$0"; exit 0 ;;
        *) fail "$1: expected --turns, --heap or --primitives" ;;
    esac
done

ls "$home"/bench/target/lib/sotto-bench-*.jar >/dev/null 2>&1 ||
    (cd "$home" && mvn -q -B -pl bench -am package -DskipTests)

run() { java "$1" -XX:+UseParallelGC -cp "$home/bench/target/lib/*" io.sotto.bench.secagg.SecureAggregation "$2" "$3" "$4" "$5"; }

run -Xmx2g --case machine,server_100,server_1000,client --turns "$turns"
run "-Xmx${heap}m" --case heap --turns 1 | tail -n +2
[ $primitives = no ] ||
    java -cp "$home/bench/target/lib/*" org.openjdk.jmh.Main 'io.sotto.bench.secagg.*'
