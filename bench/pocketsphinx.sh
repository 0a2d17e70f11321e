#!/usr/bin/env bash
# Word errors and processor time of the PocketSphinx engine beside the raw library; see README.md.
set -euo pipefail
cd "${0%/*}/.."
model=${1:?model folder}
speech=${2:?folder with manifest.tsv}
clips=${3:-wer}
shift $(($# < 3 ? $# : 3))
[ $# -gt 0 ] || set -- raw calibrated:1000:30 live:200:30
mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
# shellcheck disable=SC2086
exec java ${BENCH_OPTIONS:-} -cp "target/classes:target/test-classes:$(cat target/bench.classpath)" \
  dev.earshot.bench.EngineBench "$model" "$speech" "$clips" "$@"
