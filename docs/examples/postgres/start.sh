#!/bin/sh
# Starts a PostgreSQL of its own with a table of made-up examples, and says how to read and stop it.
#
#   start.sh FOLDER [EXAMPLES]      FOLDER must not be there yet; EXAMPLES: 2000000
#
# Needs the programs of PostgreSQL (Debian: apt-get install postgresql). Listens on localhost only,
# asks for no password, and is for trying things out.
set -eu
folder=${1:?a folder that is not there yet}
examples=${2:-2000000}
port=${PORT:-54322}
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
bin=${bin:-$(dirname "$(command -v initdb || echo /nowhere/initdb)")}
[ -x "$bin/initdb" ] || { echo "no PostgreSQL here (Debian: apt-get install postgresql)" >&2; exit 1; }
[ ! -e "$folder" ] || { echo "'$folder' is there already; name a folder that is not" >&2; exit 1; }
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
as=
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to be run by root
    chown postgres "$folder"
    as="setpriv --reuid=postgres --regid=postgres --init-groups"
fi
cd /
$as "$bin/initdb" -D "$folder/data" -U saltus -A trust -E UTF8 >"/dev/null"
$as "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w \
    -o "-p $port -h localhost -k $folder" start >/dev/null
# a model per 20 tasks of 10,000 examples; the larger ones score better
"$bin/psql" -q -h localhost -p "$port" -U saltus postgres <<SQL
CREATE TABLE examples AS
SELECT 'task-' || (i / 10000) % 20 AS task, 'accuracy' AS metric, 'model-' || i / 200000 AS model,
       'tern' AS family, (10.0 ^ (8 + (i / 200000) / 10.0))::bigint AS params, i % 10000 AS example,
       ((i * 7919) % 1000 < 20 * (i / 200000))::int AS score
FROM generate_series(0::bigint, $examples - 1) i;
SQL
cat <<END
started; $examples examples are in the table 'examples'. Read them, with the driver's JAR at hand:
  saltus inspect jdbc:postgresql://localhost:$port/postgres --source jdbc:user=saltus,table=examples,drivers=postgresql.jar
Stop it, and remove it:
  $as $bin/pg_ctl -D $folder/data -m immediate stop && rm -r $folder
END
