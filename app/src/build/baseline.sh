#!/bin/sh
# Keeps what was built as the release that later builds are compared with.
# Run it on the commit of a release, from the project's root: app/src/build/baseline.sh
set -eu
mvn -q -DskipTests -Djapicmp.skip=true -pl api,plugins/testkit -am package
for module in api plugins/testkit; do
    artifact=saltus-$(basename "$module")
    mkdir -p "$module/baseline"
    cp "$module"/target/"$artifact"-[0-9]*[0-9].jar "$module/baseline/$artifact.jar"
    echo "kept $module/baseline/$artifact.jar"
done
