#!/usr/bin/env bash
# postgres.sh COMMAND…: runs a command beside a PostgreSQL server of its own, in a folder that goes away with it, reached by a socket in
# there alone. The command finds its address in BRIEFS_TEST_DATABASE, and in BRIEFS_TEST_POSTGRES the folder, where `start` starts the
# server again. With BRIEFS_TEST_REPLICAS=1 `replicate NAME MILLISECONDS` in there makes a replica, so far behind, whose socket is in the folder
# NAME, and `start NAME` starts it again. With BRIEFS_TEST_LISTEN=ADDRESS it listens there too, to whoever is beside it in a /30. What is written is lost with the machine: nobody waits for a disk here.
set -euo pipefail

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
PATH=${programs:+$programs:}$PATH
command -v initdb postgres >/dev/null || { echo "there is no PostgreSQL here: scripts/setup-postgres.sh" >&2; exit 1; }

# Not in TMPDIR, which may be long: a socket's path has 107 letters.
folder=$(mktemp -d /tmp/briefs-postgres.XXXXXX)
as=()
if ((EUID == 0)); then
  # It refuses to be root.
  user=$(id -u postgres >/dev/null 2>&1 && echo postgres || echo nobody)
  as=(setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups)
  chown "$user" "$folder"
fi

# Whatever ends this script, however hard: a moment later nothing is left.
stop() {
  local file pid
  for file in "$folder"/*/postmaster.pid; do
    pid=$(head -1 "$file" 2>/dev/null) && kill -QUIT "$pid" 2>/dev/null
  done
  rm -rf "$folder"
}
main=$$
(
  trap '' INT TERM HUP
  while kill -0 "$main" 2>/dev/null; do sleep 0.5; done
  for _ in 1 2 3; do stop; sleep 0.5; done
) </dev/null >/dev/null 2>&1 &
disown

"${as[@]}" initdb --pgdata="$folder/data" --username=briefs --auth=trust --encoding=UTF8 --locale=C --no-sync >/dev/null
cat >>"$folder/data/postgresql.conf" <<CONF
listen_addresses = '${BRIEFS_TEST_LISTEN:-}'
unix_socket_directories = '$folder'
fsync = off
full_page_writes = off
wal_level = ${BRIEFS_TEST_REPLICAS:+replica #} minimal
max_wal_senders = ${BRIEFS_TEST_REPLICAS:+10 #} 0
max_connections = 400
autovacuum = off
CONF
[[ -z ${BRIEFS_TEST_LISTEN:-} ]] || echo "host all all samenet trust" >>"$folder/data/pg_hba.conf"
cat >"$folder/start" <<START
#!/usr/bin/env bash
# Comes back when it can be asked.
exec ${as[*]} $(command -v pg_ctl) start --pgdata="$folder/\${1:-data}" --log="$folder/log" --silent --wait </dev/null >/dev/null 2>&1
START
cat >"$folder/replicate" <<REPLICATE
#!/usr/bin/env bash
set -euo pipefail
${as[*]} $(command -v pg_basebackup) --host="$folder" --username=briefs --pgdata="$folder/\$1" --checkpoint=fast --write-recovery-conf --no-sync </dev/null
cat >>"$folder/\$1/postgresql.conf" <<CONF
unix_socket_directories = '$folder/\$1'
recovery_min_apply_delay = \$2
CONF
exec "$folder/start" "\$1"
REPLICATE
chmod +x "$folder/start" "$folder/replicate"
"$folder/start" || { cat "$folder/log" >&2; exit 1; }

export BRIEFS_TEST_DATABASE="postgres://briefs@${folder//\//%2F}/postgres" BRIEFS_TEST_POSTGRES=$folder
code=0
"$@" || code=$?
stop || true
exit "$code"
