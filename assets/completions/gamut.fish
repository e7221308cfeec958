# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_gamut_global_optspecs
    string join \n journal= allow-tcp-display room= lock-changed h/help V/version
end

function __fish_gamut_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_gamut_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_gamut_using_subcommand
    set -l cmd (__fish_gamut_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c gamut -n "__fish_gamut_needs_command" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_needs_command" -l room -d 'The room to begin in' -r -f -a "today\t''
journal\t''
range\t''
patterns\t''
ways\t''
help\t''
settings\t''"
complete -c gamut -n "__fish_gamut_needs_command" -l allow-tcp-display -d 'Show the window on a display reached over TCP, as `ssh -X` makes one: what you write is then drawn over that connection, and the network is no longer closed to Gamut'
complete -c gamut -n "__fish_gamut_needs_command" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_needs_command" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_needs_command" -s V -l version -d 'Print version'
complete -c gamut -n "__fish_gamut_needs_command" -a "demo" -d 'Make a sample journal of fourteen months and open it'
complete -c gamut -n "__fish_gamut_needs_command" -a "check-in" -d 'Write a check-in in a small window, or in the one that is open'
complete -c gamut -n "__fish_gamut_needs_command" -a "log" -d 'Write one check-in'
complete -c gamut -n "__fish_gamut_needs_command" -a "list" -d 'Show check-ins'
complete -c gamut -n "__fish_gamut_needs_command" -a "analyze" -d 'Say what the analysis says'
complete -c gamut -n "__fish_gamut_needs_command" -a "ways" -d 'Show the seven ways, the most fitting first, each with its reason'
complete -c gamut -n "__fish_gamut_needs_command" -a "chart" -d 'Draw a chart into an SVG, PNG or PDF file'
complete -c gamut -n "__fish_gamut_needs_command" -a "report" -d 'Make the page for the doctor: a PDF with medicines, the river, what was noticed, numbers and questions'
complete -c gamut -n "__fish_gamut_needs_command" -a "export" -d 'Write a file others can read: OUT.jsonl (everything), OUT.csv (a table), OUT.md (a diary) or OUT.sqlite (a database)'
complete -c gamut -n "__fish_gamut_needs_command" -a "import" -d 'Take check-ins from a file; without a format, what stands in the file says which it is'
complete -c gamut -n "__fish_gamut_needs_command" -a "merge" -d 'Take in another journal of yours, from another machine: afterwards this one says what both said'
complete -c gamut -n "__fish_gamut_needs_command" -a "meet" -d 'Meet your other machines in a folder that a program of yours, or a stick, carries between them'
complete -c gamut -n "__fish_gamut_needs_command" -a "backup" -d 'Make a backup beside the journal, and in DIR too'
complete -c gamut -n "__fish_gamut_needs_command" -a "restore" -d 'Put a backup in the place of the journal, which is backed up first'
complete -c gamut -n "__fish_gamut_needs_command" -a "passphrase" -d 'Set, change or remove the passphrase'
complete -c gamut -n "__fish_gamut_needs_command" -a "check" -d 'Look whether the journal file is whole'
complete -c gamut -n "__fish_gamut_needs_command" -a "remind" -d 'Be reminded of a check-in; off until you switch it on'
complete -c gamut -n "__fish_gamut_needs_command" -a "help-lines" -d 'Show help lines and when to seek help; needs no journal'
complete -c gamut -n "__fish_gamut_needs_command" -a "rig" -d 'For tests of the file\'s safety'
complete -c gamut -n "__fish_gamut_needs_command" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c gamut -n "__fish_gamut_using_subcommand demo" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand demo" -l no-window -d 'Only make it'
complete -c gamut -n "__fish_gamut_using_subcommand demo" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand demo" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand check-in" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand check-in" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand check-in" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand log" -l feel -d 'How strongly a feeling was felt: joy=3, sadness=0 (not felt), anger=? (can\'t tell)' -r
complete -c gamut -n "__fish_gamut_using_subcommand log" -l symptom -d 'A symptom: numb=no, mild, moderate, strong' -r
complete -c gamut -n "__fish_gamut_using_subcommand log" -l note -r
complete -c gamut -n "__fish_gamut_using_subcommand log" -l tag -r
complete -c gamut -n "__fish_gamut_using_subcommand log" -l sleep -d 'Hours slept: 6.5 or 6:30' -r
complete -c gamut -n "__fish_gamut_using_subcommand log" -l medicine -d 'A medicine taken, as you call it' -r
complete -c gamut -n "__fish_gamut_using_subcommand log" -l substance -d 'Alcohol or another substance, as you call it' -r
complete -c gamut -n "__fish_gamut_using_subcommand log" -l company -r
complete -c gamut -n "__fish_gamut_using_subcommand log" -l at -d 'Another time than now: 2026-11-23T21:40, or with its offset 2026-11-23T21:40:00+01:00' -r
complete -c gamut -n "__fish_gamut_using_subcommand log" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand log" -l future -d 'A time after tomorrow is meant'
complete -c gamut -n "__fish_gamut_using_subcommand log" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand log" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand list" -l from -d 'The first day, such as 2026-11-01' -r
complete -c gamut -n "__fish_gamut_using_subcommand list" -l until -d 'The last day' -r
complete -c gamut -n "__fish_gamut_using_subcommand list" -l search -d 'Words that stand in the note' -r
complete -c gamut -n "__fish_gamut_using_subcommand list" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand list" -l json -d 'One JSON object a line, as in an export'
complete -c gamut -n "__fish_gamut_using_subcommand list" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand list" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand analyze" -l until -d 'The last day to judge, today at the latest; else the day of the last check-in' -r
complete -c gamut -n "__fish_gamut_using_subcommand analyze" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand analyze" -l json
complete -c gamut -n "__fish_gamut_using_subcommand analyze" -l each-day -d 'For every day: what would have been said on it with only what had been written by then'
complete -c gamut -n "__fish_gamut_using_subcommand analyze" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand analyze" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand ways" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand ways" -l json
complete -c gamut -n "__fish_gamut_using_subcommand ways" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand ways" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand chart" -l from -r
complete -c gamut -n "__fish_gamut_using_subcommand chart" -l until -r
complete -c gamut -n "__fish_gamut_using_subcommand chart" -l year -d 'Which year, for `year`; else the one of the last check-in' -r
complete -c gamut -n "__fish_gamut_using_subcommand chart" -l of -d 'What is drawn. For `year`: range, strength, check-ins, or a feeling\'s name; for `before-after`: strength, highs or width' -r
complete -c gamut -n "__fish_gamut_using_subcommand chart" -l event -d 'The event for `before-after`: its day, or words of it; else the newest one' -r
complete -c gamut -n "__fish_gamut_using_subcommand chart" -l theme -r -f -a "light\t''
dark\t''"
complete -c gamut -n "__fish_gamut_using_subcommand chart" -l width -d 'How wide it is drawn, in points; a PNG has twice as many pixels' -r
complete -c gamut -n "__fish_gamut_using_subcommand chart" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand chart" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand chart" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c gamut -n "__fish_gamut_using_subcommand report" -l paper -d 'Else what is usual in the country that was chosen for the help lines, or A4' -r -f -a "a4\t''
letter\t''"
complete -c gamut -n "__fish_gamut_using_subcommand report" -l from -d 'The first day. Without any of these three, it is as with --since-last-dose' -r
complete -c gamut -n "__fish_gamut_using_subcommand report" -l until -r
complete -c gamut -n "__fish_gamut_using_subcommand report" -l event -d 'The event whose weeks before and after stand in the table: its day, or words of it, or `none`; else the last change of a medicine' -r
complete -c gamut -n "__fish_gamut_using_subcommand report" -l without -d 'What stays off the page' -r -f -a "medicines\t''
river\t''
events\t''
pattern\t''
questions\t''
table\t''
symptoms\t''
coverage\t''
notes\t''"
complete -c gamut -n "__fish_gamut_using_subcommand report" -l with -d 'What goes on it only when it is asked for, this one time' -r -f -a "notes\t'All notes of these days'
self-harm\t'What was answered about wanting to hurt oneself'"
complete -c gamut -n "__fish_gamut_using_subcommand report" -l note -d 'The notes of this day go in; said again for another day' -r
complete -c gamut -n "__fish_gamut_using_subcommand report" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand report" -l since-last-dose -d 'From four weeks before the last change of a medicine on, three months at least; two years where there was none'
complete -c gamut -n "__fish_gamut_using_subcommand report" -l two-years -d 'The last two years'
complete -c gamut -n "__fish_gamut_using_subcommand report" -l second-page -d 'Also every feeling, and symptoms by week'
complete -c gamut -n "__fish_gamut_using_subcommand report" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c gamut -n "__fish_gamut_using_subcommand export" -l from -d 'The first day, such as 2026-11-01' -r
complete -c gamut -n "__fish_gamut_using_subcommand export" -l until -d 'The last day' -r
complete -c gamut -n "__fish_gamut_using_subcommand export" -l without -d 'What is left out, such as notes,medicines' -r -f -a "notes\t''
symptoms\t''
sleep\t''
medicines\t''
substances\t''
company\t''
tags\t''
events\t''
tries\t''"
complete -c gamut -n "__fish_gamut_using_subcommand export" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand export" -l semicolons -d 'A table with `;` between its cells and a comma in numbers, for spreadsheets of countries that write 6,5'
complete -c gamut -n "__fish_gamut_using_subcommand export" -l bom -d 'A table that begins with a byte order mark, which some spreadsheets need to read its letters'
complete -c gamut -n "__fish_gamut_using_subcommand export" -l by-month -d 'A diary as a file a month, named after this one'
complete -c gamut -n "__fish_gamut_using_subcommand export" -l with-self-harm -d 'Also what you answered about wanting to hurt yourself, in this one file; .jsonl of the whole journal always has it'
complete -c gamut -n "__fish_gamut_using_subcommand export" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand export" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand import" -l pleasant -d 'A feeling of the file that neither it nor the journal describes is a pleasant one' -r
complete -c gamut -n "__fish_gamut_using_subcommand import" -l unpleasant -d 'The same for an unpleasant one' -r
complete -c gamut -n "__fish_gamut_using_subcommand import" -l map -d 'What the names of another app become, or which column of a table is what; a dry run prints one to begin with' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand import" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand import" -l dry-run -d 'Only say what would come in'
complete -c gamut -n "__fish_gamut_using_subcommand import" -l future -d 'Days that have not come yet are meant'
complete -c gamut -n "__fish_gamut_using_subcommand import" -l take-theirs -d 'Where a check-in here says something else than the file, take what the file says; what it said before is kept'
complete -c gamut -n "__fish_gamut_using_subcommand import" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand import" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand merge" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand merge" -l yes -d 'They are both yours, although they have never met'
complete -c gamut -n "__fish_gamut_using_subcommand merge" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand merge" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand meet" -l folder -d 'Meet in this folder from now on: one that another program carries to your other machines, or a stick' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand meet" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand meet" -l code -d 'Another machine has begun it: its code is asked for'
complete -c gamut -n "__fish_gamut_using_subcommand meet" -l show-code -d 'Show the code for another machine'
complete -c gamut -n "__fish_gamut_using_subcommand meet" -l stop -d 'Meet nobody any more; what lies in the folder stays there'
complete -c gamut -n "__fish_gamut_using_subcommand meet" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand meet" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand backup" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand backup" -l list -d 'Say what backups are there and how they stand'
complete -c gamut -n "__fish_gamut_using_subcommand backup" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand backup" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand restore" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand restore" -l dry-run -d 'Only say what would change'
complete -c gamut -n "__fish_gamut_using_subcommand restore" -l missing -d 'Take over only what the journal doesn\'t have'
complete -c gamut -n "__fish_gamut_using_subcommand restore" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand restore" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -f -a "set" -d 'Set one; a recovery code is shown once'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -f -a "change" -d 'Put another in its place; the recovery code is a new one then'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -f -a "remove" -d 'Take it away: anyone who can use this account can read the journal then'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and __fish_seen_subcommand_from set" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and __fish_seen_subcommand_from set" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and __fish_seen_subcommand_from change" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and __fish_seen_subcommand_from change" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and __fish_seen_subcommand_from change" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and __fish_seen_subcommand_from remove" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and __fish_seen_subcommand_from remove" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and __fish_seen_subcommand_from help" -f -a "set" -d 'Set one; a recovery code is shown once'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and __fish_seen_subcommand_from help" -f -a "change" -d 'Put another in its place; the recovery code is a new one then'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Take it away: anyone who can use this account can read the journal then'
complete -c gamut -n "__fish_gamut_using_subcommand passphrase; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c gamut -n "__fish_gamut_using_subcommand check" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand check" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand check" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and not __fish_seen_subcommand_from on off status now due wait help" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand remind; and not __fish_seen_subcommand_from on off status now due wait help" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and not __fish_seen_subcommand_from on off status now due wait help" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and not __fish_seen_subcommand_from on off status now due wait help" -f -a "on" -d 'Remind from now on: at 20:00 unless something else is said, or was before'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and not __fish_seen_subcommand_from on off status now due wait help" -f -a "off" -d 'Remind no more, and take away everything that was made for it'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and not __fish_seen_subcommand_from on off status now due wait help" -f -a "status" -d 'Say how reminders stand, when the next may come, and what is wrong with them'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and not __fish_seen_subcommand_from on off status now due wait help" -f -a "now" -d 'Show one now, to see how it looks'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and not __fish_seen_subcommand_from on off status now due wait help" -f -a "due" -d 'What the system starts'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and not __fish_seen_subcommand_from on off status now due wait help" -f -a "wait" -d 'Sleeps until the next one, where no scheduler is'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and not __fish_seen_subcommand_from on off status now due wait help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from on" -l at -d 'A time of the day, as often as wished: --at 9:00 --at 21:00' -r
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from on" -l random -d 'So many times a day at random, at least two hours apart' -r
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from on" -l from -d 'Random times come after this one' -r
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from on" -l until -d 'Random times come before this one' -r
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from on" -l days -d 'On these days only: mon,wed,fri' -r
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from on" -l words -d 'What a reminder says; anybody may read it on a locked screen' -r
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from on" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from on" -l anew -d 'Also over what was changed by hand'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from on" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from on" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from off" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from off" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from off" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from status" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from status" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from now" -l seconds -d 'For tests: how long an answer is waited for' -r
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from now" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from now" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from now" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from due" -l seconds -d 'For tests: how long an answer is waited for' -r
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from due" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from due" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from due" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from wait" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from wait" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from wait" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from help" -f -a "on" -d 'Remind from now on: at 20:00 unless something else is said, or was before'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from help" -f -a "off" -d 'Remind no more, and take away everything that was made for it'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from help" -f -a "status" -d 'Say how reminders stand, when the next may come, and what is wrong with them'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from help" -f -a "now" -d 'Show one now, to see how it looks'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from help" -f -a "due" -d 'What the system starts'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from help" -f -a "wait" -d 'Sleeps until the next one, where no scheduler is'
complete -c gamut -n "__fish_gamut_using_subcommand remind; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c gamut -n "__fish_gamut_using_subcommand help-lines" -l country -d 'The country\'s name in English or its own language, or its code, such as NL or NLD; part of a name will do' -r
complete -c gamut -n "__fish_gamut_using_subcommand help-lines" -l pdf -d 'Write it on one page for printing, into a file that ends in .pdf' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand help-lines" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand help-lines" -l json
complete -c gamut -n "__fish_gamut_using_subcommand help-lines" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand help-lines" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "init" -d 'Make an empty journal where there is none'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "add-stream" -d 'Check-ins as JSON lines on stdin; `ACK ID` for each that is on the disk'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "list"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "import"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "export"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "check"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "backup"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "day-of" -d 'The day a moment belongs to'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "delete"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "undelete"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "rewrite" -d 'Make two feelings, symptoms or words one; `CHANGED N` once the disk has it'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "draft-stream" -d '`{"body":TEXT}` a line on stdin; `DRAFT LETTERS` for each that is safe'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "draft-get"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "measures" -d 'Records of ratings on stdin, their measures on stdout'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "analyze-batch" -d 'Journals on stdin, their days judged on stdout'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "doors" -d 'Whether sockets, core dumps and files are closed, by trying'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and not __fish_seen_subcommand_from init add-stream list import export check backup day-of delete undelete rewrite draft-stream draft-get measures analyze-batch doors help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from init" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from init" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from add-stream" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from add-stream" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from add-stream" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from list" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from list" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from import" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from import" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from export" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from export" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from check" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from check" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from backup" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from backup" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from backup" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from day-of" -l at -r
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from day-of" -l tz -r
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from day-of" -l day-start -d 'The hour at which a day begins' -r
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from day-of" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from day-of" -l batch -d 'Lines `T<TAB>Z` on stdin, one day or word a line out'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from day-of" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from day-of" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from delete" -l id -r
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from delete" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from delete" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from undelete" -l id -r
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from undelete" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from undelete" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from undelete" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from rewrite" -l from -r
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from rewrite" -l into -r
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from rewrite" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from rewrite" -l back -d 'Take it back again; `BACK` once the disk has that'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from rewrite" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from rewrite" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from draft-stream" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from draft-stream" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from draft-stream" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from draft-get" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from draft-get" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from draft-get" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from measures" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from measures" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from measures" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from analyze-batch" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from analyze-batch" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from analyze-batch" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from doors" -l journal -d 'The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder' -r -F
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from doors" -l lock-changed -d 'Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from doors" -s h -l help -d 'Print help'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "init" -d 'Make an empty journal where there is none'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "add-stream" -d 'Check-ins as JSON lines on stdin; `ACK ID` for each that is on the disk'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "list"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "import"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "export"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "check"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "backup"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "day-of" -d 'The day a moment belongs to'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "delete"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "undelete"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "rewrite" -d 'Make two feelings, symptoms or words one; `CHANGED N` once the disk has it'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "draft-stream" -d '`{"body":TEXT}` a line on stdin; `DRAFT LETTERS` for each that is safe'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "draft-get"
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "measures" -d 'Records of ratings on stdin, their measures on stdout'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "analyze-batch" -d 'Journals on stdin, their days judged on stdout'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "doors" -d 'Whether sockets, core dumps and files are closed, by trying'
complete -c gamut -n "__fish_gamut_using_subcommand rig; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "demo" -d 'Make a sample journal of fourteen months and open it'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "check-in" -d 'Write a check-in in a small window, or in the one that is open'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "log" -d 'Write one check-in'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "list" -d 'Show check-ins'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "analyze" -d 'Say what the analysis says'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "ways" -d 'Show the seven ways, the most fitting first, each with its reason'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "chart" -d 'Draw a chart into an SVG, PNG or PDF file'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "report" -d 'Make the page for the doctor: a PDF with medicines, the river, what was noticed, numbers and questions'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "export" -d 'Write a file others can read: OUT.jsonl (everything), OUT.csv (a table), OUT.md (a diary) or OUT.sqlite (a database)'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "import" -d 'Take check-ins from a file; without a format, what stands in the file says which it is'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "merge" -d 'Take in another journal of yours, from another machine: afterwards this one says what both said'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "meet" -d 'Meet your other machines in a folder that a program of yours, or a stick, carries between them'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "backup" -d 'Make a backup beside the journal, and in DIR too'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "restore" -d 'Put a backup in the place of the journal, which is backed up first'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "passphrase" -d 'Set, change or remove the passphrase'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "check" -d 'Look whether the journal file is whole'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "remind" -d 'Be reminded of a check-in; off until you switch it on'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "help-lines" -d 'Show help lines and when to seek help; needs no journal'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "rig" -d 'For tests of the file\'s safety'
complete -c gamut -n "__fish_gamut_using_subcommand help; and not __fish_seen_subcommand_from demo check-in log list analyze ways chart report export import merge meet backup restore passphrase check remind help-lines rig help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from passphrase" -f -a "set" -d 'Set one; a recovery code is shown once'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from passphrase" -f -a "change" -d 'Put another in its place; the recovery code is a new one then'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from passphrase" -f -a "remove" -d 'Take it away: anyone who can use this account can read the journal then'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from remind" -f -a "on" -d 'Remind from now on: at 20:00 unless something else is said, or was before'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from remind" -f -a "off" -d 'Remind no more, and take away everything that was made for it'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from remind" -f -a "status" -d 'Say how reminders stand, when the next may come, and what is wrong with them'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from remind" -f -a "now" -d 'Show one now, to see how it looks'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from remind" -f -a "due" -d 'What the system starts'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from remind" -f -a "wait" -d 'Sleeps until the next one, where no scheduler is'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "init" -d 'Make an empty journal where there is none'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "add-stream" -d 'Check-ins as JSON lines on stdin; `ACK ID` for each that is on the disk'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "list"
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "import"
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "export"
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "check"
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "backup"
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "day-of" -d 'The day a moment belongs to'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "delete"
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "undelete"
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "rewrite" -d 'Make two feelings, symptoms or words one; `CHANGED N` once the disk has it'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "draft-stream" -d '`{"body":TEXT}` a line on stdin; `DRAFT LETTERS` for each that is safe'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "draft-get"
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "measures" -d 'Records of ratings on stdin, their measures on stdout'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "analyze-batch" -d 'Journals on stdin, their days judged on stdout'
complete -c gamut -n "__fish_gamut_using_subcommand help; and __fish_seen_subcommand_from rig" -f -a "doors" -d 'Whether sockets, core dumps and files are closed, by trying'
