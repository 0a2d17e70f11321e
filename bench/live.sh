#!/usr/bin/env bash
# What live streams cost a server, and how long they wait; see README.md.
set -euo pipefail
cd "${0%/*}/.."
clips=${1:?recordings, separated by commas}
shift
[ $# -gt 0 ] || set -- 8x100x500:fast 8x100 8x20
mvn -q package -DskipTests dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
# shellcheck disable=SC2086
exec java -Xmx256m -XX:+UseSerialGC -Dclips="$clips" \
  -Dearshot.test.payara=target/payara-micro.jar -Dearshot.test.war=target/earshot.war \
  ${BENCH_OPTIONS:-} -cp "target/classes:target/test-classes:$(cat target/bench.classpath)" \
  dev.earshot.bench.LiveBench "$@"
