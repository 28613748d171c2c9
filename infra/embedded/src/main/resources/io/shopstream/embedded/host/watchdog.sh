# Runs one child and stops it when standard input closes: the parent closes it, or the kernel does when the parent
# ends. Usage: sh -c <this> watchdog <pid file> <signal> <grace in seconds> <command...>
pid_file=$1 signal=$2 grace=$3
shift 3
exec 3<&0 </dev/null
trap '' INT HUP
"$@" 3<&- &
child=$!
echo "$child" >"$pid_file"
(
    read -r _ <&3
    trap '' TERM
    kill -s "$signal" "$child" 2>/dev/null
    waited=0
    while kill -0 "$child" 2>/dev/null && [ "$waited" -lt $((grace * 20)) ]; do
        sleep 0.05
        waited=$((waited + 1))
    done
    kill -0 "$child" 2>/dev/null && kill -s KILL "$child" 2>/dev/null
) &
watcher=$!
exec 3<&-
wait "$child"
status=$?
# If the watcher still reads, the child ended by itself. Otherwise the watcher ignores the signal and ends soon.
kill -s TERM "$watcher" 2>/dev/null
wait "$watcher"
exit "$status"
