#!/usr/bin/env bash
# Words and silence that the endpointer withholds, and what that does to word errors; see README.md.
set -euo pipefail
cd "${0%/*}/.."
model=${1:?model folder}
speech=${2:?folder with manifest.tsv}
clips=${3:-wer}
shift $(($# < 3 ? $# : 3))
mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
if [ $# -gt 0 ]; then
  bench=EndpointBench
else
  bench=VadBench
fi
# shellcheck disable=SC2086
exec java ${BENCH_OPTIONS:-} -cp "target/classes:target/test-classes:$(cat target/bench.classpath)" \
  "dev.earshot.bench.$bench" "$model" "$speech" "$clips" "$@"
