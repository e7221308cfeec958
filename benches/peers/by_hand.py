"""What anybody would write to take such a file into tables: Python's json and sqlite3, one row an answer and a label, one transaction."""

import json
import sqlite3
import sys

source, target = sys.argv[1:]
db = sqlite3.connect(target)
db.executescript(
    """PRAGMA synchronous = EXTRA;
    CREATE TABLE feeling (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
    CREATE TABLE label (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE check_in (id TEXT NOT NULL UNIQUE, n INTEGER PRIMARY KEY, at TEXT NOT NULL, zone TEXT NOT NULL, day TEXT NOT NULL);
    CREATE TABLE answer (check_in INTEGER NOT NULL REFERENCES check_in, feeling INTEGER NOT NULL REFERENCES feeling,
                         value INTEGER, PRIMARY KEY (check_in, feeling)) WITHOUT ROWID;
    CREATE TABLE labelled (check_in INTEGER NOT NULL REFERENCES check_in, label INTEGER NOT NULL REFERENCES label,
                           PRIMARY KEY (check_in, label)) WITHOUT ROWID;
    CREATE TABLE note (check_in INTEGER PRIMARY KEY REFERENCES check_in, body TEXT NOT NULL);
    CREATE INDEX by_day ON check_in (day);
    BEGIN;"""
)
known = {"feeling": {}, "label": {}}


def id_of(table, column, name):
    ids = known[table]
    if name not in ids:
        ids[name] = db.execute(f"INSERT INTO {table} ({column}) VALUES (?)", (name,)).lastrowid
    return ids[name]


with open(source, encoding="utf-8") as lines:
    for line in lines:
        c = json.loads(line)
        if c.get("kind") != "check_in":
            continue
        row = (c["id"], c["at"], c["zone"], c["day"])
        n = db.execute("INSERT INTO check_in (id, at, zone, day) VALUES (?, ?, ?, ?)", row).lastrowid
        felt = [(n, id_of("feeling", "key", k), v if isinstance(v, int) else None) for k, v in c["feelings"].items()]
        db.executemany("INSERT INTO answer VALUES (?, ?, ?)", felt)
        db.executemany("INSERT INTO labelled VALUES (?, ?)", [(n, id_of("label", "name", t)) for t in c.get("tags", ())])
        if c.get("note"):
            db.execute("INSERT INTO note VALUES (?, ?)", (n, c["note"]))
db.commit()
