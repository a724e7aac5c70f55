#!/usr/bin/env bash
# postgres.sh COMMAND…: runs a command beside a PostgreSQL server of its own, in a folder that goes away with it, reached by a socket in
# there alone. The command finds its address in BRIEFS_TEST_DATABASE, and in BRIEFS_TEST_POSTGRES the folder, where `start` starts the
# server again. What is written is lost with the machine: nobody waits for a disk here.
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
  local pid
  pid=$(head -1 "$folder/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" 2>/dev/null
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
listen_addresses = ''
unix_socket_directories = '$folder'
fsync = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_connections = 400
autovacuum = off
CONF
cat >"$folder/start" <<START
#!/usr/bin/env bash
# Comes back when it can be asked.
exec ${as[*]} $(command -v pg_ctl) start --pgdata="$folder/data" --log="$folder/log" --silent --wait </dev/null >/dev/null 2>&1
START
chmod +x "$folder/start"
"$folder/start" || { cat "$folder/log" >&2; exit 1; }

export BRIEFS_TEST_DATABASE="postgres://briefs@${folder//\//%2F}/postgres" BRIEFS_TEST_POSTGRES=$folder
code=0
"$@" || code=$?
stop || true
exit "$code"
