#!/usr/bin/env bash
# Start-up with 10 and with 50 further plugins installed, beside `java -version` in the same session.
# Needs hyperfine (Debian: apt-get install hyperfine). Usage: app/src/benchmark/plugins.sh [RUNS]
set -euo pipefail
runs=${1:-15}
home=$(cd "$(dirname "$0")/../../target/saltus" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for i in $(seq 50); do
    mkdir -p "$work/src/$i/com/acme/p$i" "$work/classes/$i/META-INF/services"
    cat >"$work/src/$i/com/acme/p$i/Detector.java" <<JAVA
package com.acme.p$i;
import io.saltus.api.curve.*;
import io.saltus.api.spi.*;
import io.saltus.api.verdict.*;
@About(id = "detector-$i", summary = "Says nothing, number $i")
public record Detector(
        @Param(value = "A share", min = 0, max = 1) double share,
        @Param(value = "A count", min = 3, max = 1000) int count) implements Criterion {
    public Detector() { this(0.3, 4); }
    @Override public Verdict judge(Curve curve, Curves context) { return Verdict.undecided("nothing"); }
}
JAVA
    echo "com.acme.p$i.Detector" >"$work/classes/$i/META-INF/services/io.saltus.api.spi.Extension"
    printf 'Plugin-Id: acme-%s\nPlugin-Version: 1.0.0\nPlugin-Requires: >=0.1.0\n' "$i" >"$work/manifest-$i"
    javac --release 17 -proc:none -cp "$(echo "$home"/lib/saltus-api-*.jar)" -d "$work/classes/$i" \
        "$work/src/$i/com/acme/p$i/Detector.java"
    for count in 10 50; do
        if [ "$i" -le "$count" ]; then
            mkdir -p "$work/$count"
            jar --create --file "$work/$count/acme-$i.jar" --manifest "$work/manifest-$i" -C "$work/classes/$i" .
        fi
    done
done
mkdir -p "$work/0"
# the wrappers keep the folder of plugins out of the measured command's environment handling
for count in 0 10 50; do
    printf '#!/bin/sh\nSALTUS_PLUGINS=%s exec %s/bin/saltus plugins list\n' "$work/$count" "$home" >"$work/with-$count"
    chmod +x "$work/with-$count"
done
"$work/with-50" | grep -c detector- >&2
hyperfine -N --warmup 3 --runs "$runs" --export-csv "$work/results" \
    "$java -version" "$work/with-0" "$work/with-10" "$work/with-50" >&2
awk -F, 'NR == 2 { base = $4 } NR == 4 { ten = $4 } NR > 1 { n = split($1, words, "/"); printf "%-14s median %6.1f ms   %.2f x java -version\n", words[n], 1000 * $4, $4 / base } NR == 5 { printf "50 against 10: %.2f x\n", $4 / ten }' "$work/results"
