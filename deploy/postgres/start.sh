# Makes the database on the first start, with the user and the password it was given, and then is PostgreSQL.
set -eu

data=/var/lib/postgresql/data
user=${POSTGRES_USER:-postgres}
password=${POSTGRES_PASSWORD_FILE:?names the file with the password}

if [ ! -s "$data/PG_VERSION" ]; then
  # Half a database of a start that was interrupted would never become a whole one.
  rm -rf "$data.new" && mkdir -m 700 "$data.new"
  initdb -D "$data.new" --username="$user" --pwfile="$password" --encoding=UTF8 --locale=C.UTF-8 \
    --auth-local=trust --auth-host=scram-sha-256 > /dev/null
  echo "host all all all scram-sha-256" >> "$data.new/pg_hba.conf"
  pg_ctl -D "$data.new" -w -o "-c listen_addresses='' -k /tmp" start > /dev/null
  createdb -h /tmp -U "$user" "${POSTGRES_DB:-$user}"
  pg_ctl -D "$data.new" -w stop > /dev/null
  rm -rf "$data" && mv "$data.new" "$data"
fi
exec postgres -D "$data" -c listen_addresses='*' -k /tmp
