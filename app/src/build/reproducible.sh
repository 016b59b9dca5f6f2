#!/bin/sh
# Builds a commit twice, in clones at different places, and compares what was built, byte by byte.
# From the project's root: app/src/build/reproducible.sh [COMMIT]; takes as long as two builds without tests.
set -eu
commit=$(git rev-parse "${1:-HEAD}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for clone in one another/place; do
    git clone -q --no-checkout . "$folder/$clone"
    git -C "$folder/$clone" checkout -q "$commit"
    (cd "$folder/$clone" && mvn -B -ntp -q -P release -DskipTests package)
    # the class-data archive is of the machine and in no archive; what tests are compiled to is not given away
    (cd "$folder/$clone" &&
        find . -path '*/target/*' \( -name '*.jar' -o -name '*.zip' -o -name '*.tar.gz' -o -name saltus-sbom.json \
            -o -name SHA256SUMS \) | sort | xargs sha256sum) >"$folder/$(echo "$clone" | tr / -).sha256"
done

if diff "$folder/one.sha256" "$folder/another-place.sha256"; then
    echo "$(wc -l <"$folder/one.sha256") files of $commit are the same bytes"
else
    echo "two builds of $commit differ" >&2
    exit 1
fi
